import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DecisionRecord } from '../../src/market/decision.ts';
import type { Participant } from '../../src/market/participant.ts';
import { notionalSats } from '../../src/market/units.ts';
import { KeptScoreboardDocument, ScoreboardDocument } from './documents.ts';
import { MemoryHistory, manifestOf } from './kit/memory-history.ts';
import { archiveOf, ScriptedMarket } from './kit/scripted-market.ts';
import { SimpleFeeds } from './kit/simple-feeds.ts';
import { startTestServer, type TestServer } from './kit/test-server.ts';

const MINUTES = 36;
const START_SATS = 240_000;
const STEP_SATS = 500;
/** What the scripted thoughts believe, and how sure they are. */
const FAIR_SATS = 250_000;
const CONFIDENCE = 0.6;

const market = new ScriptedMarket('run-1');
let server: TestServer;

/** What Ostara's model answered once, for half a dollar. */
const abstention: DecisionRecord = {
  participantId: 'ostara',
  outcome: { kind: 'ABSTAINED', cause: 'UNKNOWN_MARKET', detail: 'no market DOGE/BTC' },
  evidence: {
    brain: { kind: 'OPENAI', model: 'some/model-8b' },
    wakeReason: 'TIMER',
    viewSeq: 1,
    prompt: 'what it was asked',
    rawAnswer: 'what it said',
    usage: { inputTokens: 1_200, outputTokens: 80, costMicroUsd: 500_000 },
    clamps: [],
  },
};

const noise: Participant = {
  participantId: 'noise-1',
  kind: 'BACKGROUND',
  name: 'Noise 1',
  strategy: 'noise',
  description: 'trades by chance',
  brain: null,
  market: null,
};

/** Kelvin buys in even minutes what it sells in odd ones, always a step higher, and always believes in its fair value. */
beforeAll(async () => {
  for (let minute = 0; minute < MINUTES; minute += 1) {
    const priceSats = START_SATS + STEP_SATS * minute;
    const [first, second] = minute % 2 === 0 ? (['ostara', 'kelvin'] as const) : (['kelvin', 'ostara'] as const);
    market.order(first, 'SELL', priceSats, 100);
    market.order(second, 'BUY', priceSats, 100);
    market.think('kelvin', 'Apple looks cheap');
    market.pass(60_000);
  }
  market.apply({ type: 'CancelOrder', participantId: 'kelvin', orderId: 999_999, decisionSeq: null });
  market.apply({ type: 'RecordDecision', record: abstention });
  market.apply({ type: 'AdmitParticipant', participant: noise, funds: { BTC: 1_000_000 } });
  market.pass(1_000);
  const old = new ScriptedMarket('run-0');
  old.pass(1_000);
  const kept = { manifest: manifestOf('run-0', '2026-11-24T19:00:00.000Z'), history: new MemoryHistory(old.events) };
  server = await startTestServer({ face: market, hub: new SimpleFeeds(market), archive: archiveOf([kept]) });
});

afterAll(() => server.close());

async function board() {
  const { data, errors } = await server.run(ScoreboardDocument, {});
  expect(errors).toBeUndefined();
  return data?.scoreboard;
}

/** Worked out again from the trades alone. */
function kelvinsTrades() {
  const { lotsPerUnit } = market.read().instrument('AAPL/BTC');
  const trades = market.events.filter((event) => event.type === 'TradeExecuted');
  const paid = trades.map(({ takerId, priceSats, quantityLots, takerFeeSats, makerFeeSats }) => {
    const notional = notionalSats(priceSats, quantityLots, lotsPerUnit);
    return takerId === 'kelvin' ? notional + takerFeeSats : makerFeeSats - notional;
  });
  const gains = paid.flatMap((sats, index) => (index % 2 === 1 ? [-sats - (paid[index - 1] ?? 0)] : []));
  const fees = trades.map((trade) => (trade.takerId === 'kelvin' ? trade.takerFeeSats : trade.makerFeeSats));
  return { gains, feesSats: fees.reduce((sum, fee) => sum + fee, 0) };
}

test('O03 O04 O05 an agent’s figures are those of its trades, forecasts and refusals', async () => {
  const { gains, feesSats } = kelvinsTrades();
  const judged = Array.from({ length: MINUTES - 4 }, (_, minute) => START_SATS + STEP_SATS * minute);
  const errors = judged
    .filter((price) => price !== FAIR_SATS)
    .map((price) => (price < FAIR_SATS ? 1 - CONFIDENCE : CONFIDENCE) ** 2);
  const figures = (await board())?.agents.find(({ agent }) => agent === 'kelvin')?.figures;
  expect(figures).toMatchObject({
    feesPaidSats: String(feesSats),
    roundTripCount: gains.length,
    hitRateBps: Math.round((gains.filter((gain) => gain > 0).length * 10_000) / gains.length),
    sharpeSampleCount: MINUTES - 1,
    forecastCount: errors.length,
    decisionCount: MINUTES,
    abstentions: [],
    costUsd: '0.000000',
    profitSatsPerUsd: null,
  });
  expect(figures?.sharpe).not.toBeNull();
  expect(figures?.brierScore).toBeCloseTo(errors.reduce((sum, error) => sum + error, 0) / errors.length, 12);
  expect(figures?.refusals).toEqual([{ cause: 'UNKNOWN_ORDER', count: 1 }]);
});

test('O03 O05 an abstention has its cause, tokens and cost; there is no score where there are too few samples', async () => {
  const figures = (await board())?.agents.find(({ agent }) => agent === 'ostara')?.figures;
  expect(figures).toMatchObject({
    brierScore: null,
    forecastCount: 0,
    abstentions: [{ cause: 'UNKNOWN_MARKET', count: 1 }],
    inventedTickerCount: 1,
    inputTokens: 1_200,
    outputTokens: 80,
    costUsd: '0.500000',
    profitSatsPerUsd: String(2 * Number(figures?.profitSats)),
  });
});

test('O03 a run that is over has its scoreboard too', async () => {
  const { data, errors } = await server.run(KeptScoreboardDocument, { id: 'run-0' });
  expect(errors).toBeUndefined();
  expect(data?.run?.scoreboard.agents.map(({ agent, figures }) => [agent, figures.turnoverSats])).toEqual([
    ['kelvin', '0'],
    ['ostara', '0'],
  ]);
});

test('O03 O07 models are their agents together, beside the baselines and the monoculture meter', async () => {
  const { agents, models, baselines, monoculture } = (await board()) ?? {};
  expect(models).toMatchObject([{ agentCount: 2, brain: { label: 'scripted rules' } }]);
  const sumOf = (field: 'profitSats' | 'turnoverSats') =>
    String(agents?.reduce((sum, { figures }) => sum + Number(figures[field]), 0));
  expect(models?.[0]?.figures).toMatchObject({
    profitSats: sumOf('profitSats'),
    turnoverSats: sumOf('turnoverSats'),
    sharpeSampleCount: 2 * (MINUTES - 1),
  });
  expect(baselines?.map(({ kind }) => kind)).toEqual(['BUY_AND_HOLD', 'ZERO_INTELLIGENCE']);
  expect(baselines?.[1]).toMatchObject({ returnBps: 0, maxDrawdownBps: null, participantCount: 1 });
  expect(monoculture).toMatchObject({ sampleCount: MINUTES, meanCorrelation: null, agentCount: 2, pairCount: 0 });
  expect(monoculture?.families.map(({ family, agentCount }) => [family, agentCount])).toEqual([['rules', 2]]);
});
