import { expect, test } from 'vitest';
import { marketView, type OwnerSketch, orderView, type ViewSketch } from '../../../test/kit/market-view.ts';
import type { AgentAnswer, AnsweredOrder } from './agent-answer.ts';
import { agentDefaults } from './agent-parameters.ts';
import { clampAnswer } from './clamp.ts';

const ME = 'kelvin';
/** 28,540 sats a lot of AAPL at 285,400. */
const funds: OwnerSketch = { free: { BTC: 50_000_000, AAPL: 500 } };

const buy: AnsweredOrder = {
  side: 'BUY',
  kind: 'LIMIT',
  timeInForce: 'GTC',
  postOnly: false,
  priceSats: 285_000,
  quantityLots: 100,
};

const answer: AgentAnswer = {
  market: 'AAPL/BTC',
  stance: 'BUY',
  thesis: 'Because.',
  fairValueSats: 290_000,
  confidencePercent: 60,
  orders: [],
  cancelOrderIds: [],
  wakeAboveSats: null,
  wakeBelowSats: null,
  sleepSeconds: null,
};

function clamp(changes: Partial<AgentAnswer>, owner: OwnerSketch = funds, sketch: ViewSketch = {}) {
  const result = clampAnswer(
    { ...answer, ...changes },
    marketView({ ...sketch, owners: { [ME]: owner } }),
    ME,
    agentDefaults,
  );
  if (!result.ok) throw new Error(result.reason);
  return result;
}

test('what fits goes through untouched', () => {
  const { decision, clamps } = clamp({ orders: [buy] });
  expect(clamps).toEqual([]);
  expect(decision.orders).toEqual([{ ...buy, market: 'AAPL/BTC', selfTradePrevention: 'CANCEL_NEWEST' }]);
  expect(decision.confidenceBps).toBe(6_000);
});

test.each<{ name: string; order: AnsweredOrder; line: string; result: object | null }>([
  {
    name: 'an absurd size shrinks to the share of equity',
    order: { ...buy, quantityLots: 900_000 },
    line: 'order 1 quantity 900000 -> 563: 25 % of equity',
    result: { quantityLots: 563 },
  },
  {
    name: 'a sale shrinks to what is owned',
    order: { ...buy, side: 'SELL', priceSats: 286_000, quantityLots: 510 },
    line: 'order 1 quantity 510 -> 500: free balance',
    result: { quantityLots: 500 },
  },
  {
    name: "a buyer's price falls to the tick",
    order: { ...buy, priceSats: 285_009 },
    line: 'order 1 price 285009 -> 285000: tick 10',
    result: { priceSats: 285_000 },
  },
  {
    name: "a seller's price rises to the tick",
    order: { ...buy, side: 'SELL', priceSats: 285_901 },
    line: 'order 1 price 285901 -> 285910: tick 10',
    result: { priceSats: 285_910 },
  },
  {
    name: 'a buy far above the market is pulled into the band',
    order: { ...buy, priceSats: 900_000 },
    line: 'order 1 price 900000 -> 313940: band 10 % around 285400',
    result: { priceSats: 313_940 },
  },
  {
    name: 'a sale far below the market is pulled into the band',
    order: { ...buy, side: 'SELL', priceSats: 1 },
    line: 'order 1 price 1 -> 256860: band 10 % around 285400',
    result: { priceSats: 256_860 },
  },
  {
    name: "a market order's price is ignored",
    order: { ...buy, kind: 'MARKET', timeInForce: 'IOC' },
    line: 'order 1 price ignored: market order',
    result: { kind: 'MARKET', priceSats: null, timeInForce: 'IOC' },
  },
  {
    name: 'a limit order without a price is dropped',
    order: { ...buy, priceSats: null },
    line: 'order 1 dropped: a limit order needs a price',
    result: null,
  },
  {
    name: 'a post-only order that must trade at once is dropped',
    order: { ...buy, postOnly: true, timeInForce: 'IOC' },
    line: 'order 1 dropped: post-only cannot be IOC',
    result: null,
  },
])('$name', ({ order, line, result }) => {
  const { decision, clamps } = clamp({ orders: [order] });
  expect(clamps).toEqual([line]);
  if (result === null) expect(decision.orders).toEqual([]);
  else expect(decision.orders).toMatchObject([result]);
});

test('several orders share one purse, fees included', () => {
  const orders = [buy, buy, buy].map((order) => ({ ...order, quantityLots: 40 }));
  const { decision, clamps } = clamp({ orders }, { free: { BTC: 1_500_000, AAPL: 2_000 } });
  expect(decision.orders.map(({ quantityLots }) => quantityLots)).toEqual([40, 12]);
  expect(clamps).toEqual(['order 2 quantity 40 -> 12: free balance', 'order 3 dropped: no free bitcoin']);
});

test('money of orders that it cancels is free for its new ones', () => {
  const resting = orderView(7, ME, { market: 'AAPL/BTC', side: 'BUY', priceSats: 285_000, quantityLots: 40 }, 0);
  const owner = { free: { AAPL: 2_000 }, held: { BTC: 1_141_000 }, open: [resting] };
  const orders = [{ ...buy, quantityLots: 30 }];
  expect(clamp({ orders, cancelOrderIds: [7] }, owner).decision).toMatchObject({
    orders: [{ quantityLots: 30 }],
    cancelOrderIds: [7],
  });
  expect(clamp({ orders }, owner).clamps).toEqual(['order 1 dropped: no free bitcoin']);
});

test('orders of others and unknown ones are not canceled', () => {
  expect(clamp({ cancelOrderIds: [99] }).clamps).toEqual(['cancel 99 dropped: not an open order of yours']);
});

test.each(['HOLD', 'CANCEL'] as const)('%s does not trade', (stance) => {
  const { decision, clamps } = clamp({ stance, orders: [buy] });
  expect(decision.orders).toEqual([]);
  expect(clamps).toEqual([`1 order dropped: stance is ${stance}`]);
});

test('a halted market takes no orders', () => {
  const { clamps } = clamp({ orders: [buy] }, funds, { markets: { 'AAPL/BTC': { status: 'HALTED' } } });
  expect(clamps).toEqual(['orders dropped: market is HALTED']);
});

test('an invented market is no decision', () => {
  const result = clampAnswer({ ...answer, market: 'NVDA/BTC' }, marketView(), ME, agentDefaults);
  expect(result).toEqual({ ok: false, reason: 'there is no market NVDA/BTC' });
});

test('wake conditions that hold already are dropped, the others kept', () => {
  const { decision, clamps } = clamp({ wakeAboveSats: 280_000, wakeBelowSats: 280_000, sleepSeconds: 90 });
  expect(decision.wakeConditions).toEqual([
    { kind: 'PRICE_BELOW', market: 'AAPL/BTC', priceSats: 280_000 },
    { kind: 'AFTER', delayMs: 90_000 },
  ]);
  expect(clamps).toEqual(['wake above 280000 dropped: already there']);
});
