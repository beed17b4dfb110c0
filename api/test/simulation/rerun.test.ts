import { describe, expect, it } from 'vitest';
import { abstainCauses } from '../../src/market/decision.ts';
import type { Control } from '../../src/simulation/control.ts';
import type { ModelOutcome, ModelRequest } from '../../src/traders/llm/model.ts';
import { must } from '../../src/util/assert.ts';
import { Rng } from '../../src/util/rng.ts';
import { Stage } from '../kit/stage.ts';
import { journalHashOf, keptQuestions, modelMarket, rerunOf } from '../llm/model-market.ts';
import { bought } from '../llm/written-answers-table.ts';

const SEED = process.env.RERUN_SEED ?? String(Date.now());
const ROUNDS = process.env.LONG === '1' ? 60 : 9;
/** The first rounds are the same every time, and everything happens in them; what the others bring is luck. */
const KNOWN_ROUNDS = 6;
const KNOWN_SEED = '1';
/** How often somebody acts; in some runs nobody ever does. */
const ACT_RATES = [0.4, 0, 0.2];
/** Looks and acts in one run. */
const MOMENTS = 120;
/** What a slice takes of the wall clock: at speed 0 nothing else would hold the market back. */
const WORK_MS = 60;

const models = { kelvin: 'test/a', okapi: 'test/b', noor: 'test/c', iris: 'test/d' };
const scenario = modelMarket(models);

/** An answer to buy or sell a little of a market that was offered, at the prices of the scenario's opening. */
function answerTo({ shortlist }: ModelRequest, rng: Rng): ModelOutcome['result'] {
  if (rng.chance(0.3)) return { kind: 'ABSTAINED', cause: rng.pick(abstainCauses), detail: 'the script says so' };
  const market = rng.pick(shortlist);
  const side = rng.pick(['BUY', 'SELL'] as const);
  const priceSats = Math.round((market.openingPriceSats * rng.integer(98, 102)) / 100);
  const [plain] = bought.orders;
  const order = { ...must(plain, 'an order'), side, priceSats, quantityLots: rng.integer(1, 2_000) };
  const answer = { ...bought, market: market.symbol, stance: side, fairValueSats: null, orders: [order] };
  return { kind: 'ANSWERED', answer: { ...answer, wakeAboveSats: null, sleepSeconds: rng.integer(1, 90) } };
}

function outcomeOf(request: ModelRequest, rng: Rng): ModelOutcome {
  const result = answerTo(request, rng);
  return {
    request,
    result,
    rawAnswer: '{"said": "something"}',
    usage: { inputTokens: 100, outputTokens: 10, costMicroUsd: 3 },
    latencyMs: rng.integer(0, 9_000),
    callCount: 1,
    fallBack: result.kind === 'ABSTAINED' && result.cause === 'BUDGET_REACHED',
  };
}

function anyAct(rng: Rng, nth: number): Control {
  const market = rng.pick(scenario.markets);
  const shock = { market, shiftBps: rng.integer(-200, 200) || 1, durationMs: rng.integer(0, 9_000) };
  const handle = `extra-${nth}`;
  const seat = { handle, persona: 'kelvin', startingSats: 50_000_000 };
  return rng.pick<Control>([
    { kind: 'PAUSE' },
    { kind: 'RESUME' },
    { kind: 'RESUME' },
    { kind: 'STEP', steps: rng.integer(1, 5) },
    { kind: 'RUN_TO', goal: { kind: 'TIME', time: scenario.startAt + rng.integer(0, 60_000) } },
    { kind: 'RUN_TO', goal: { kind: 'SEQ', seq: rng.integer(1, 4_000) } },
    { kind: 'SET_SPEED', speed: rng.pick([0, 1, 7.3, 20]) },
    {
      kind: 'INJECT_NEWS',
      headline: 'Something',
      body: '',
      sentimentBps: rng.integer(-9_000, 9_000),
      markets: [market],
    },
    { kind: 'INJECT_PRICE_SHOCK', mode: 'FAIR_VALUE', ...shock },
    { kind: 'INJECT_PRICE_SHOCK', mode: 'MARKET_ORDER', ...shock },
    { kind: 'INJECT_PRICE_SHOCK', mode: 'REMOVE_LIQUIDITY', ...shock },
    { kind: 'HALT_MARKET', market, reason: 'a test', cancelOpenOrders: rng.chance(0.5) },
    { kind: 'RESUME_MARKET', market },
    { kind: 'START_AUCTION', market },
    { kind: 'UNCROSS_MARKET', market },
    { kind: 'CLOSE_MARKET', market },
    { kind: 'PRE_OPEN_MARKET', market },
    { kind: 'SPAWN_AGENT', brain: 'OPENAI', model: 'test/e', ...seat },
    { kind: 'SPAWN_AGENT', brain: 'RULE', model: null, ...seat },
    { kind: 'RETIRE_AGENT', handle: rng.pick([...Object.keys(models), `extra-${nth - 1}`]) },
    { kind: 'THINK_NOW', handle: rng.pick(Object.keys(models)) },
    { kind: 'SET_BUDGET', scope: 'RUN', participantId: null, microUsd: rng.integer(0, 9), tokens: null },
    { kind: 'PAUSE_AGENT', handle: rng.pick(Object.keys(models)), cancelOpenOrders: rng.chance(0.5) },
    { kind: 'RESUME_AGENT', handle: rng.pick(Object.keys(models)) },
    { kind: 'CANCEL_AGENT_ORDERS', handle: rng.pick(Object.keys(models)), market: rng.chance(0.5) ? market : null },
    {
      kind: 'ADJUST_AGENT_BALANCE',
      handle: rng.pick(Object.keys(models)),
      asset: 'BTC',
      amount: rng.pick([5_000_000, -1_000_000, -9_000_000_000_000]),
    },
  ]);
}

/** A run under a hand that does anything at any time, with models that answer late, twice, or never. */
async function wildRun(rng: Rng, actRate: number): Promise<Stage> {
  const stage = new Stage(scenario);
  await stage.control({ kind: 'START', scenario: null, seed: 'wild' });
  for (let nth = 0; nth < MOMENTS; nth += 1) {
    // As fast as possible a moment holds a lot.
    stage.clock.pass(rng.integer(1, stage.host.state().speed === 0 ? 30 : 1_500), WORK_MS);
    if (rng.chance(actRate)) await stage.control(anyAct(rng, nth));
    for (const asked of stage.asked.splice(0)) {
      if (rng.chance(0.4)) stage.asked.push(asked);
      else if (rng.chance(0.95)) asked.reply(outcomeOf(asked.request, rng));
      if (rng.chance(0.05)) asked.reply(outcomeOf(asked.request, rng));
    }
  }
  // Or it is cut off, as by a kill.
  if (rng.chance(0.5)) await stage.control({ kind: 'STOP' });
  return stage;
}

describe(`a run of which everything from outside was recorded (seed ${SEED})`, () => {
  const seen = new Set<string>();
  let answered = 0;

  it.each(Array.from({ length: ROUNDS }, (_, round) => round))(
    'L13 W04 is run again to the same journal, %i',
    async (round) => {
      const rng = Rng.derive(round < KNOWN_ROUNDS ? KNOWN_SEED : SEED, `round ${round}`);
      const stage = await wildRun(rng, ACT_RATES[round % ACT_RATES.length] ?? 0);
      const { entries, models: said } = stage.journal;
      const questions = keptQuestions(said);
      expect(stage.host.state().problem).toBeNull();
      const again = await rerunOf(scenario, 'wild', { entries, questions });
      expect(again.difference).toBeNull();
      expect(again).toMatchObject({ journalHash: journalHashOf(entries), missCount: 0 });
      for (const { command } of entries) seen.add(command.type);
      answered += questions.filter(({ answer }) => answer !== null).length;
    },
  );

  it('had acts of every kind in it, and answers', async ({ annotate }) => {
    const acts = [
      'AdjustFunds',
      'PauseRun',
      'ResumeRun',
      'SetSpeed',
      'RetireParticipant',
      'WakeAgent',
      'PauseAgent',
      'SetBudget',
      'PublishNews',
      'ApplyShock',
    ];
    const states = ['HaltMarket', 'ResumeMarket', 'StartAuction', 'CloseMarket', 'PreOpenMarket', 'EndRun'];
    expect([...seen]).toEqual(expect.arrayContaining([...acts, ...states, 'RecordDecision', 'PlaceOrder']));
    expect(answered).toBeGreaterThan(2 * KNOWN_ROUNDS);
    await annotate(`${ROUNDS} runs again to the same journal hash, ${answered} answers, seed ${SEED}`, 'figure');
  });
});
