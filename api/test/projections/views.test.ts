import { describe, expect, test } from 'vitest';
import type { EventBody } from '../../src/market/events.ts';
import { plainTerms } from '../../src/market/order.ts';
import { type Brain, FALL_BACK_REASON } from '../../src/market/participant.ts';
import { CandleProjection } from '../../src/projections/candles.ts';
import type { Candle } from '../../src/projections/views.ts';
import { participant } from '../engine/session.ts';
import { AAPL, EventLine } from '../kit/event-line.ts';
import { decisionOf } from '../kit/feed-stage.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describe('candles', () => {
  test('hold open, high, low, close, volume and turnover of their interval', () => {
    const line = EventLine.open('ada');
    for (const [priceSats, lots] of [
      [100, 1],
      [120, 2],
      [90, 3],
      [110, 4],
    ] as const)
      line.trade('ada', 'BUY', priceSats, lots);
    expect(line.read.candles(AAPL, 'M1', 1)[0]).toMatchObject({
      openSats: 100,
      highSats: 120,
      lowSats: 90,
      closeSats: 110,
      volumeLots: 10,
      turnoverSats: 1_050,
      tradeCount: 4,
      isClosed: false,
    });
  });

  test('an interval without a trade is flat at the last close, so there are no holes', () => {
    const line = EventLine.open('ada');
    line.trade('ada', 'BUY', 120, 1);
    line.pass(3 * MINUTE_MS);
    const candles = line.read.candles(AAPL, 'M1', 10);
    expect(candles.map((candle) => [candle.openSats, candle.closeSats, candle.volumeLots, candle.isClosed])).toEqual([
      [120, 120, 1, true],
      [120, 120, 0, true],
      [120, 120, 0, true],
      [120, 120, 0, false],
    ]);
    const times = candles.map((candle) => candle.openTime);
    expect(times).toEqual(times.map((_, index) => (times[0] ?? 0) + index * MINUTE_MS));
  });

  test('a closed candle carries the seq of the event that closed it, and never changes', () => {
    const line = EventLine.open('ada');
    line.trade('ada', 'BUY', 120, 1);
    line.pass(1_000);
    const [closed] = line.read.candles(AAPL, 'S1', 2);
    expect(closed).toMatchObject({ isClosed: true, seq: line.read.seq });
    line.trade('ada', 'BUY', 130, 1);
    line.pass(1_000);
    expect(line.read.candles(AAPL, 'S1', 3)[0]).toEqual(closed);
  });

  test('the newest are asked for, oldest first', () => {
    const line = EventLine.open();
    line.pass(10_000);
    expect(line.read.candles(AAPL, 'S1', 3)).toHaveLength(3);
    expect(line.read.candles(AAPL, 'S1', 0)).toEqual([]);
  });

  test('the last fifteen hundred that closed are remembered as they were told when they closed', () => {
    const told: Candle[] = [];
    const listener = new CandleProjection((candle) => told.push(candle), 0);
    const line = EventLine.open('ada');
    for (let second = 0; second < 2_000; second += 1) {
      line.trade('ada', 'BUY', 100 + (second % 37), 1 + (second % 5));
      line.pass(1_000);
    }
    for (const event of line.events) listener.apply(event);
    const closed = told.filter(({ market, interval }) => market === AAPL && interval === 'S1');
    expect(line.read.candles(AAPL, 'S1', 5_000).slice(0, -1)).toEqual(closed.slice(-1_500));
    expect(listener.view(AAPL, 'S1', 5_000)).toHaveLength(1);
  });
});

describe('the ticker', () => {
  test('before the first trade stands at the opening price', () => {
    expect(EventLine.open().read.ticker(AAPL)).toMatchObject({
      lastPriceSats: null,
      midSats: null,
      vwapSats: null,
      openSats: 100,
      changeBps: 0,
      volumeLots: 0,
    });
  });

  test('mid is the floor of the middle, and there is none while a side is empty', () => {
    const line = EventLine.open();
    line.accept({ side: 'BUY', priceSats: 101 });
    expect(line.read.ticker(AAPL)).toMatchObject({
      bestBidSats: 101,
      bestAskSats: null,
      midSats: null,
      spreadSats: null,
    });
    line.accept({ side: 'SELL', priceSats: 104 });
    expect(line.read.ticker(AAPL)).toMatchObject({ midSats: 102, spreadSats: 3 });
  });

  test('what was traded more than 24 hours ago no longer counts', () => {
    const line = EventLine.open('ada');
    line.trade('ada', 'BUY', 200, 5);
    line.pass(HOUR_MS);
    line.trade('ada', 'BUY', 150, 2);
    expect(line.read.ticker(AAPL)).toMatchObject({ highSats: 200, volumeLots: 7, turnoverSats: 1_300, tradeCount: 2 });
    for (let hour = 0; hour < 23; hour += 1) line.pass(HOUR_MS);
    line.pass(2 * MINUTE_MS);
    expect(line.read.ticker(AAPL)).toMatchObject({ openSats: 200, highSats: 200, volumeLots: 2, tradeCount: 1 });
    line.pass(HOUR_MS);
    expect(line.read.ticker(AAPL)).toMatchObject({
      openSats: 150,
      highSats: 150,
      lowSats: 150,
      changeSats: 0,
      volumeLots: 0,
    });
  });

  test('a halt shows with its reason until trading resumes', () => {
    const line = EventLine.open();
    line.tell({ type: 'MarketHalted', market: AAPL, reason: 'a rumour' });
    expect(line.read.ticker(AAPL)).toMatchObject({ status: 'HALTED', haltReason: 'a rumour' });
    line.tell({ type: 'MarketResumed', market: AAPL });
    expect(line.read.ticker(AAPL)).toMatchObject({ status: 'CONTINUOUS', haltReason: null });
  });
});

describe('a portfolio', () => {
  test('counts fees into the cost, and realises against the average', () => {
    const line = EventLine.open('ada');
    line.fund('ada', 'BTC', 10_000);
    line.trade('ada', 'BUY', 100, 10, 10);
    line.trade('ada', 'BUY', 120, 10, 10);
    const [bought] = line.read.portfolio('ada').positions;
    expect(bought).toMatchObject({ quantityLots: 20, averageCostSats: 111 });
    line.trade('ada', 'SELL', 130, 5, 5);
    expect(line.read.portfolio('ada')).toMatchObject({
      realizedSats: 650 - 5 - 555,
      feesPaidSats: 25,
      turnoverSats: 1_000 + 1_200 + 650,
      fillCount: 3,
    });
    expect(line.read.portfolio('ada').positions[0]).toMatchObject({ quantityLots: 15, averageCostSats: 111 });
  });

  test('start stock counts at the opening price; equity is cash and stock at mid, else last, else reference', () => {
    const line = EventLine.open('ada');
    line.pass(1_000, 130);
    line.fund('ada', 'BTC', 1_000);
    line.fund('ada', 'AAPL', 10);
    expect(line.read.portfolio('ada')).toMatchObject({ startEquitySats: 2_000, equitySats: 1_000 + 1_300 });
    line.accept({ side: 'BUY', priceSats: 140 });
    line.accept({ side: 'SELL', priceSats: 150 });
    expect(line.read.portfolio('ada')).toMatchObject({ equitySats: 1_000 + 1_450 });
    expect(line.read.portfolio('ada').positions[0]).toMatchObject({ unrealizedSats: 450, averageCostSats: 100 });
  });

  test('profit is realised and unrealised, to the sat', () => {
    const line = EventLine.open('ada');
    line.fund('ada', 'BTC', 100_000);
    const deals = [
      ['BUY', 97, 7],
      ['BUY', 103, 11],
      ['SELL', 99, 5],
      ['BUY', 90, 3],
      ['SELL', 108, 13],
    ] as const;
    for (const [side, priceSats, lots] of deals) {
      line.trade('ada', side, priceSats, lots, 1);
      const { equitySats, startEquitySats, realizedSats, positions } = line.read.portfolio('ada');
      const unrealized = positions.reduce((sum, position) => sum + position.unrealizedSats, 0);
      expect(realizedSats + unrealized).toBe(equitySats - startEquitySats);
    }
  });

  test('a gift from the treasury is no profit', () => {
    const line = EventLine.open('ada');
    line.fund('ada', 'BTC', 1_000);
    line.fund('ada', 'BTC', 500, 'REPLENISH');
    expect(line.read.portfolio('ada')).toMatchObject({ startEquitySats: 1_500, equitySats: 1_500 });
  });

  test('who retires keeps its result', () => {
    const line = EventLine.open('ada');
    line.fund('ada', 'BTC', 1_000);
    line.trade('ada', 'BUY', 100, 5);
    line.pass(1_000);
    line.trade('nobody-else', 'BUY', 200, 1);
    line.tell({ type: 'ParticipantRetired', participantId: 'ada', reason: 'test' });
    expect(line.read.portfolio('ada')).toMatchObject({ equitySats: 1_500, positions: [] });
    line.pass(1_000);
    expect(line.read.leaderboard().find((row) => row.participantId === 'ada')?.profitSats).toBe(500);
  });
});

describe('the leaderboard', () => {
  test('ranks agents by return beside the portfolio that nobody trades, once a second', () => {
    const line = EventLine.open('ada', 'bob');
    line.admit(participant('noise'));
    for (const id of ['ada', 'bob', 'noise']) line.fund(id, 'BTC', 10_000);
    line.trade('ada', 'BUY', 100, 50);
    line.trade('bob', 'SELL', 120, 1);
    expect(line.read.leaderboard()).toEqual([]);
    line.pass(1_000);
    const rows = line.read.leaderboard();
    expect(rows.map((row) => [row.rank, row.participantId, row.profitSats, row.returnBps])).toEqual([
      [1, 'ada', 1_000, 1_000],
      [2, 'bob', 0, 0],
      [3, 'buy-and-hold', 0, 0],
    ]);
    expect(rows.map((row) => row.isBaseline)).toEqual([false, false, true]);
    line.trade('bob', 'BUY', 500, 1);
    expect(line.read.leaderboard().map((row) => row.profitSats)).toEqual([1_000, 0, 0]);
  });

  test('remembers the deepest fall from a peak', () => {
    const line = EventLine.open('ada');
    line.fund('ada', 'AAPL', 100);
    for (const priceSats of [100, 200, 150, 250, 100, 240]) line.pass(1_000, priceSats);
    expect(line.read.leaderboard()[0]).toMatchObject({ maxDrawdownBps: 6_000 });
  });

  test('an equity curve has a point every ten seconds, and stays bounded by thinning', () => {
    const line = EventLine.open('ada');
    line.fund('ada', 'BTC', 1_000);
    for (let second = 0; second < 100; second += 1) line.pass(1_000);
    expect(line.read.equityCurve('ada')).toHaveLength(10);
    for (let hour = 0; hour < 20_000; hour += 1) line.pass(10_000);
    const curve = line.read.equityCurve('ada');
    expect(line.read.equityCurve('ada', curve.at(-4)?.time)).toEqual(curve.slice(-3));
    expect(curve.length).toBeLessThan(1_200);
    expect(curve.length).toBeGreaterThan(500);
    expect((curve.at(-1)?.time ?? 0) - (curve[0]?.time ?? 0)).toBeGreaterThan(0.99 * 20_000 * 10_000);
  });
});

describe('orders and thoughts', () => {
  test('an order leads to its decision, and a decision to all its orders', () => {
    const line = EventLine.open('ada');
    const { seq: decisionSeq } = line.tell({ type: 'AgentDecided', record: decisionOf('ada') });
    const orderId = line.accept({ participantId: 'ada', decisionSeq, quantityLots: 4, priceSats: 90 });
    line.tell({
      type: 'OrderRejected',
      order: { ...order(77), decisionSeq },
      reason: 'INSUFFICIENT_FUNDS',
    });
    line.tell({ type: 'OrderCanceled', orderId, market: AAPL, participantId: 'ada', remainingLots: 4, reason: 'USER' });
    expect(line.read.thought(decisionSeq)?.orders).toMatchObject([
      { status: 'CANCELED', cancelReason: 'USER' },
      { status: 'REJECTED', rejectReason: 'INSUFFICIENT_FUNDS' },
    ]);
    expect(line.read.order(orderId)?.order.decisionSeq).toBe(decisionSeq);
    expect(line.read.openOrders('ada')).toEqual([]);
    expect(line.read.rejections('ada', 5)).toMatchObject([{ order: { orderId: 77 } }]);
  });

  test('a hundred fills of an agent are remembered and ten of anybody else, the newest first', () => {
    const line = EventLine.open('ada');
    for (let count = 0; count < 120; count += 1) line.trade('ada', 'BUY', 100, 1, 1);
    const newest = line.read.trades(AAPL, 120).map(({ seq }) => seq);
    const remembered = (id: string) => line.read.fills(id, 1_000).map(({ trade }) => trade.seq);
    expect(remembered('ada')).toEqual(newest.slice(0, 100));
    expect(remembered('nobody')).toEqual(newest.slice(0, 10));
  });

  test('both sides of a trade have a fill; the order knows how much is left', () => {
    const line = EventLine.open('ada');
    line.trade('ada', 'BUY', 100, 3, 1);
    expect(line.read.fills('ada', 5)).toMatchObject([{ side: 'BUY', isMaker: false, feeSats: 1 }]);
    expect(line.read.fills('nobody', 5)).toMatchObject([{ side: 'SELL', isMaker: true, feeSats: 0 }]);
    const takerOrderId = line.read.trades(AAPL, 1)[0]?.takerOrderId ?? 0;
    expect(line.read.order(takerOrderId)).toMatchObject({ status: 'FILLED', filledLots: 3, remainingLots: 0 });
  });

  test('totals count decisions, abstentions, tokens and money; a sum with an unknown price is unknown', () => {
    const line = EventLine.open('ada');
    const record = decisionOf('ada');
    const spent = (costMicroUsd: number | null) => ({
      ...record,
      evidence: { ...record.evidence, usage: { inputTokens: 100, outputTokens: 10, costMicroUsd } },
    });
    line.tell({ type: 'AgentDecided', record: spent(7) });
    line.tell({ type: 'AgentDecided', record: spent(null) });
    const outcome = { kind: 'ABSTAINED', cause: 'TIMEOUT', detail: '' } as const;
    line.tell({ type: 'AgentAbstained', record: { ...spent(5), outcome } });
    const counted = { decisionCount: 2, abstentionCount: 1, inputTokens: 300, outputTokens: 30, costMicroUsd: null };
    expect(line.read.totals('ada')).toEqual(counted);
    expect(line.read.thoughts(10).map((thought) => thought.stance)).toEqual([null, 'BUY', 'BUY']);
  });

  test('a hundred thoughts are remembered, the newest first', () => {
    const line = EventLine.open('ada');
    for (let count = 0; count < 400; count += 1) line.tell({ type: 'AgentDecided', record: decisionOf('ada') });
    const thoughts = line.read.thoughts(5_000);
    expect(thoughts).toHaveLength(100);
    expect(thoughts[0]?.seq).toBe(line.read.seq);
    expect(line.read.thought((thoughts.at(-1)?.seq ?? 0) - 1)).toBeUndefined();
  });
});

describe('occasions', () => {
  const brain = { kind: 'RULE', model: null } as const;
  const told: readonly EventBody[] = [
    { type: 'NewsPublished', headline: 'a', body: '', sentimentBps: 0, markets: [], source: 'GOD' },
    { type: 'ShockApplied', market: AAPL, shiftBps: 1, mode: 'FAIR_VALUE', durationMs: 0 },
    { type: 'MarketHalted', market: AAPL, reason: '' },
    { type: 'MarketResumed', market: AAPL },
    { type: 'AuctionStarted', market: AAPL, reason: 'REQUESTED', endsAt: null },
    { type: 'MarketUncrossed', market: AAPL, priceSats: 100, quantityLots: 3 },
    { type: 'MarketClosed', market: AAPL },
    { type: 'MarketPreOpened', market: AAPL },
    { type: 'BuyInStarted', market: AAPL, participantId: 'ada', quantityLots: 3 },
    { type: 'RunPaused' },
    { type: 'RunResumed' },
    { type: 'SpeedSet', speed: 2 },
    { type: 'BrainSet', participantId: 'ada', brain, reason: 'cap' },
    { type: 'ParticipantRetired', participantId: 'ada', reason: '' },
    { type: 'RunEnded', reason: '' },
  ];

  test.each(told)('$type is one', (body) => {
    const line = EventLine.open('ada');
    const { seq } = line.tell(body);
    expect(line.read.occasions(1)).toMatchObject([{ seq, event: body }]);
  });

  test('the opening cast, orders, trades, postings and the clock are none; a late agent and a gift are', () => {
    const line = EventLine.open('ada');
    line.fund('ada', 'BTC', 1_000);
    line.trade('ada', 'BUY', 100, 1);
    line.pass(1_000);
    expect(line.read.occasions(10).map(({ event }) => event.type)).toEqual(['RunStarted']);
    line.admit({ ...participant('eve'), kind: 'AGENT' });
    line.admit(participant('noise'));
    line.fund('noise', 'BTC', 5, 'REPLENISH');
    expect(line.read.occasions(2).map(({ event }) => event.type)).toEqual(['FundsPosted', 'ParticipantAdmitted']);
  });
});

test('the run tells how it stands', () => {
  const line = new EventLine();
  expect(line.read.run).toBeNull();
  const opened = EventLine.open();
  const steps: readonly [EventBody, object][] = [
    [{ type: 'RunPaused' }, { isPaused: true }],
    [{ type: 'RunResumed' }, { isPaused: false }],
    [{ type: 'SpeedSet', speed: 10 }, { speed: 10 }],
    [
      { type: 'RunEnded', reason: 'enough' },
      { isEnded: true, endReason: 'enough' },
    ],
  ];
  for (const [body, view] of steps) {
    opened.tell(body);
    expect(opened.read.run).toMatchObject(view);
  }
});

test('participants keep their place, their new brain and their end', () => {
  const line = EventLine.open('ada', 'bob');
  line.tell({ type: 'BrainSet', participantId: 'ada', brain: { kind: 'OPENAI', model: 'm' }, reason: '' });
  line.tell({ type: 'ParticipantRetired', participantId: 'bob', reason: '' });
  expect(line.read.participants('AGENT')).toMatchObject([
    { participant: { participantId: 'ada', brain: { model: 'm' } }, status: 'ACTIVE' },
    { participant: { participantId: 'bob' }, status: 'RETIRED' },
  ]);
  expect(line.read.participants('LIQUIDITY')).toEqual([]);
  expect(line.read.participant('nobody')).toBeUndefined();
});

test('W10 rules that took a model’s place at a spending cap are told from rules that somebody chose', () => {
  const line = EventLine.open('ada');
  const rules = { kind: 'RULE', model: null } as const;
  const model = { kind: 'OPENAI', model: 'gpt-5-mini' } as const;
  const set = (brain: Brain, reason: string) => {
    line.tell({ type: 'BrainSet', participantId: 'ada', brain, reason });
    return line.read.participant('ada')?.standsInFor;
  };
  expect(set(model, '')).toBeUndefined();
  expect(set(rules, FALL_BACK_REASON)).toBe('gpt-5-mini');
  expect(set(model, 'by hand')).toBeUndefined();
  expect(set(rules, 'by hand')).toBeUndefined();
});

function order(orderId: number) {
  const request = { market: AAPL, side: 'BUY', kind: 'LIMIT', timeInForce: 'GTC', postOnly: false } as const;
  const size = { priceSats: 100, quantityLots: 1, selfTradePrevention: 'NONE' } as const;
  return { ...request, ...plainTerms, ...size, orderId, participantId: 'ada', linkedOrderId: null };
}
