import { expect, test } from 'vitest';
import { marketView, NOON } from '../../../test/kit/market-view.ts';
import type { EventOf } from '../../market/events.ts';
import { instruments } from '../../market/instruments/index.ts';
import type { Brain } from '../../market/participant.ts';
import { must } from '../../util/assert.ts';
import type { ModelOutcome, ModelRequest } from '../llm/model.ts';
import type { AgentSettings } from '../population-settings.ts';
import type { Trader, Turn } from '../trader.ts';
import { type AgentAnswer, unsaid } from './agent-answer.ts';
import { createAgentSeat } from './create-agent-seat.ts';

const MODEL: Brain = { kind: 'OPENAI', model: 'gemini/flash' };
const RULE: Brain = { kind: 'RULE', model: null };
const view = marketView({ owners: { kelvin: { free: { BTC: 50_000_000, TSLA: 100 } } } });

function seat(brain: Brain, changes: Partial<AgentSettings> = {}): Trader {
  const settings = { persona: 'kelvin', brain, startingSats: 100_000_000, stockShareBps: 5_000, ...changes };
  return must(createAgentSeat(settings, 's', instruments), 'seat').trader;
}

function ask(trader: Trader): ModelRequest {
  return must(trader.takeTurn(view, NOON, 'TIMER').ask, 'a question');
}

const plain = {
  kind: 'LIMIT',
  timeInForce: 'IOC',
  postOnly: false,
  stopPriceSats: null,
  goodForSeconds: null,
} as const;

function outcome(request: ModelRequest, changes: Partial<ModelOutcome> = {}): ModelOutcome {
  const answer: AgentAnswer = {
    market: 'TSLA/BTC',
    stance: 'BUY',
    thesis: 'Strong tape.',
    fairValueSats: null,
    confidencePercent: 70,
    orders: [{ ...plain, side: 'BUY', priceSats: 431_215, quantityLots: 5 }],
    cancelOrderIds: [],
    ...unsaid,
    wakeAboveSats: null,
    wakeBelowSats: null,
    sleepSeconds: 120,
  };
  return {
    ...{
      request,
      result: { kind: 'ANSWERED', answer },
      rawAnswer: '{...}',
      latencyMs: 900,
      callCount: 1,
      fallBack: false,
    },
    usage: { inputTokens: 900, outputTokens: 80, costMicroUsd: 50 },
    ...changes,
  };
}

const abstained = (cause: 'TIMEOUT' | 'BUDGET_REACHED') => ({ kind: 'ABSTAINED', cause, detail: 'why' }) as const;

function recordOf(turn: Turn) {
  return must(turn.decision, 'a decision');
}

test('a rule seat decides at once, labelled RULE, and names when it will look again', () => {
  const turn = seat(RULE).takeTurn(view, NOON, 'TIMER');
  expect(turn.ask).toBeNull();
  expect(recordOf(turn)).toMatchObject({ participantId: 'kelvin', outcome: { kind: 'DECIDED' } });
  expect(recordOf(turn).evidence).toMatchObject({ brain: RULE, rawAnswer: '', usage: { costMicroUsd: 0 } });
  expect(recordOf(turn).evidence.prompt).toContain('woken by: TIMER');
  expect(must(turn.nextWakeDelayMs, 'delay')).toBeGreaterThanOrEqual(25_000);
});

test('a model seat asks one question at a time and does not wait for it', () => {
  const trader = seat(MODEL);
  const request = ask(trader);
  expect(request).toMatchObject({ participantId: 'kelvin', model: 'gemini/flash', requestId: 'kelvin-1', viewSeq: 1 });
  expect(request.shortlist).toHaveLength(3);
  expect(trader.takeTurn(view, NOON, 'TIMER')).toMatchObject({ ask: null, decision: null, actions: [] });
});

test('an answer becomes a clamped decision with its evidence, then orders', () => {
  const trader = seat(MODEL);
  const request = ask(trader);
  const turn = trader.receive(outcome(request), view, NOON);
  const { evidence, outcome: decided } = recordOf(turn);
  expect(decided).toMatchObject({ kind: 'DECIDED', decision: { thesis: 'Strong tape.', confidenceBps: 7_000 } });
  expect(evidence).toMatchObject({ brain: MODEL, rawAnswer: '{...}', usage: { inputTokens: 900 }, viewSeq: 1 });
  expect(evidence.prompt).toBe(`${request.system}\n\n${request.user}`);
  expect(evidence.clamps).toEqual(['order 1 price 431215 -> 431210: tick 10']);
  expect(turn.actions).toMatchObject([{ type: 'PlaceOrder', order: { priceSats: 431_210 } }]);
  expect(turn.nextWakeDelayMs).toBe(120_000);
  expect(ask(trader).requestId).toBe('kelvin-2');
});

test('Y17 the shortlist is kept with the decision of a rule and of a model, as it was when each looked', () => {
  const ruled = recordOf(seat(RULE).takeTurn(view, NOON, 'TIMER')).evidence.shortlist;
  expect(ruled).toHaveLength(3);
  const trader = seat(MODEL);
  const request = ask(trader);
  const { shortlist } = recordOf(trader.receive(outcome(request), marketView(), NOON + 5_000)).evidence;
  expect(shortlist?.map(({ market }) => market)).toEqual(request.shortlist.map(({ symbol }) => symbol));
  expect(shortlist?.map(({ scoreHundredths }) => Number.isSafeInteger(scoreHundredths))).toEqual([true, true, true]);
});

test.each([
  { sleepSeconds: 1, delayMs: 60_000 },
  { sleepSeconds: 3_600, delayMs: 600_000 },
  { sleepSeconds: null, delayMs: 600_000 },
])('a wish to sleep $sleepSeconds s is bounded: $delayMs ms', ({ sleepSeconds, delayMs }) => {
  const trader = seat(MODEL);
  const good = outcome(ask(trader));
  if (good.result.kind !== 'ANSWERED') throw new Error('no answer');
  const answer = { ...good.result.answer, sleepSeconds };
  expect(trader.receive({ ...good, result: { kind: 'ANSWERED', answer } }, view, NOON).nextWakeDelayMs).toBe(delayMs);
});

test('a failure is an abstention with its cause, and the seat tries again later', () => {
  const trader = seat(MODEL);
  const turn = trader.receive(outcome(ask(trader), { result: abstained('TIMEOUT'), rawAnswer: '' }), view, NOON);
  expect(recordOf(turn).outcome).toEqual({ kind: 'ABSTAINED', cause: 'TIMEOUT', detail: 'why' });
  expect(turn).toMatchObject({ actions: [], nextWakeDelayMs: 120_000 });
  expect(ask(trader).requestId).toBe('kelvin-2');
});

test('C01 an exit becomes one pair, placed after what is canceled and ordered', () => {
  const trader = seat(MODEL);
  const good = outcome(ask(trader));
  if (good.result.kind !== 'ANSWERED') throw new Error('no answer');
  const answer = { ...good.result.answer, takeProfitSats: 440_000, stopLossSats: 425_000, exitLots: 40 };
  const turn = trader.receive({ ...good, result: { kind: 'ANSWERED', answer } }, view, NOON);
  expect(turn.actions.map(({ type }) => type)).toEqual(['PlaceOrder', 'PlaceOco']);
  expect(turn.actions[1]).toMatchObject({
    limit: { side: 'SELL', kind: 'LIMIT', priceSats: 440_000, quantityLots: 40 },
    stop: { side: 'SELL', kind: 'STOP', priceSats: null, stopPriceSats: 425_000, quantityLots: 40 },
  });
});

test('an invented market is an abstention', () => {
  const trader = seat(MODEL);
  const good = outcome(ask(trader));
  if (good.result.kind !== 'ANSWERED') throw new Error('no answer');
  const answer = { ...good.result.answer, market: 'NVDA/BTC' };
  const turn = trader.receive({ ...good, result: { kind: 'ANSWERED', answer } }, view, NOON);
  expect(recordOf(turn).outcome).toMatchObject({ kind: 'ABSTAINED', cause: 'UNKNOWN_MARKET' });
});

test('at a spending cap the seat goes on by its rules', () => {
  const trader = seat(MODEL);
  const turn = trader.receive(
    outcome(ask(trader), { result: abstained('BUDGET_REACHED'), fallBack: true }),
    view,
    NOON,
  );
  expect(recordOf(turn).evidence.brain).toEqual(MODEL);
  expect(recordOf(trader.takeTurn(view, NOON, 'TIMER')).evidence.brain).toEqual(RULE);
});

test('an answer to a seat that was switched meanwhile is dropped', () => {
  const trader = seat(MODEL);
  const request = ask(trader);
  trader.setBrain?.(RULE);
  const turn = trader.receive(outcome(request), view, NOON);
  expect(turn).toMatchObject({ decision: null, actions: [] });
  expect(recordOf(trader.takeTurn(view, NOON, 'TIMER')).evidence.brain).toEqual(RULE);
});

test('when every market is halted there is nothing to think about', () => {
  const halted = { status: 'HALTED' } as const;
  const markets = Object.fromEntries(instruments.map(({ symbol }) => [symbol, halted]));
  for (const brain of [RULE, MODEL]) {
    expect(seat(brain).takeTurn(marketView({ markets }), NOON, 'TIMER')).toMatchObject({ decision: null, ask: null });
  }
});

test('U04 in an auction an agent is asked, and what its rules place there only rests', () => {
  const auction = { status: 'AUCTION' } as const;
  const auctions = marketView({
    markets: Object.fromEntries(instruments.map(({ symbol }) => [symbol, auction])),
    owners: { kelvin: { free: { BTC: 50_000_000, TSLA: 100, AAPL: 100, ETH: 100, SOL: 100 } } },
  });
  expect(seat(MODEL).takeTurn(auctions, NOON, 'TIMER').ask?.user).toContain('is in AUCTION: only GTC and GTD orders');
  const trader = seat(RULE);
  const actions = Array.from({ length: 60 }, () => trader.takeTurn(auctions, NOON, 'TIMER').actions).flat();
  expect(actions.length).toBeGreaterThan(5);
  for (const action of actions) expect(action).toMatchObject({ order: { kind: 'LIMIT', timeInForce: 'GTC' } });
});

test('a scenario brings its own persona; an unknown handle has no seat', () => {
  const persona = {
    ...{ handle: 'zeno', name: 'Zeno', strategy: 'breakout', description: 'Waits.', prompt: 'You are Zeno.' },
    parameters: { sizeBps: 100 },
  };
  const settings = { persona, brain: RULE, startingSats: 10_000_000, stockShareBps: 0 };
  const made = must(createAgentSeat(settings, 's', instruments), 'seat');
  expect(made.participant).toMatchObject({ participantId: 'zeno', kind: 'AGENT', name: 'Zeno', strategy: 'breakout' });
  expect(made.funds).toEqual({ BTC: 10_000_000 });
  expect(createAgentSeat({ ...settings, persona: 'nobody' }, 's', instruments)).toBeNull();
  expect(createAgentSeat({ ...settings, persona: 'kelvin' }, 's', instruments, 'kelvin-2')?.participant).toMatchObject({
    participantId: 'kelvin-2',
    name: 'kelvin-2',
  });
});

test('Y19 a seat that masks tickers hides them in news too, and its answer is about the real market', () => {
  const event: EventOf<'NewsPublished'> = {
    ...{
      type: 'NewsPublished',
      headline: 'Tesla and AAPL agree',
      body: '',
      sentimentBps: 1,
      markets: [],
      source: 'GOD',
    },
    ...{ seq: 1, causeSeq: 1, time: NOON - 2_000 },
  };
  const owners = { kelvin: { free: { BTC: 50_000_000 } } };
  const news = marketView({ owners, occasions: [{ seq: 1, time: NOON - 2_000, event }] });
  const trader = seat(MODEL, { masksTickers: true } as const);
  const request = must(trader.takeTurn(news, NOON, 'NEWS').ask, 'a question');
  expect(request.user).toContain('ASSET_B and ASSET_A agree');
  expect(`${request.system}${request.user}`).not.toMatch(/AAPL|TSLA|Tesla/);
  const good = outcome(request);
  if (good.result.kind !== 'ANSWERED') throw new Error('no answer');
  const answer = { ...good.result.answer, market: 'ASSET_B/BTC', thesis: 'ASSET_B runs.' };
  const turn = trader.receive({ ...good, result: { kind: 'ANSWERED', answer } }, news, NOON);
  expect(recordOf(turn).outcome).toMatchObject({ decision: { market: 'TSLA/BTC', thesis: 'TSLA runs.' } });
  expect(turn.actions).toMatchObject([{ order: { market: 'TSLA/BTC' } }]);
});
