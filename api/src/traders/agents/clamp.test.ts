import { expect, test } from 'vitest';
import { marketView, NOON, type OwnerSketch, orderView, type ViewSketch } from '../../../test/kit/market-view.ts';
import type { Instrument } from '../../market/instrument.ts';
import { type AgentAnswer, type AnsweredOrder, unsaid } from './agent-answer.ts';
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
  stopPriceSats: null,
  goodForSeconds: null,
};

const stopSale: AnsweredOrder = { ...buy, side: 'SELL', kind: 'STOP', priceSats: null, stopPriceSats: 280_000 };
const stopBuy: AnsweredOrder = { ...buy, kind: 'STOP_LIMIT', priceSats: 287_000, stopPriceSats: 286_500 };

const answer: AgentAnswer = {
  market: 'AAPL/BTC',
  stance: 'BUY',
  thesis: 'Because.',
  fairValueSats: 290_000,
  confidencePercent: 60,
  orders: [],
  cancelOrderIds: [],
  ...unsaid,
  wakeAboveSats: null,
  wakeBelowSats: null,
  sleepSeconds: null,
};

function clamp(changes: Partial<AgentAnswer>, owner: OwnerSketch = funds, sketch: ViewSketch = {}) {
  const result = clampAnswer(
    { ...answer, ...changes },
    marketView({ ...sketch, owners: { [ME]: owner } }),
    NOON,
    ME,
    agentDefaults,
  );
  if (!result.ok) throw new Error(result.reason);
  return result;
}

test('Y16 what is said beside a decision goes along, and nothing where nothing is said; a horizon is a day at most', () => {
  const said = { mood: 'CALM', publicLine: 'AAPL is cheap.', memoryNote: 'Wait.' } as const;
  expect(clamp({ ...said, horizonSeconds: 900 }).decision).toMatchObject({ ...said, horizonMs: 900_000 });
  for (const name of [...Object.keys(said), 'horizonMs']) expect(clamp({}).decision).not.toHaveProperty(name);
  const { decision, clamps } = clamp({ horizonSeconds: 400_000 });
  expect([decision.horizonMs, clamps]).toEqual([86_400_000, ['horizon 400000 -> 86400: a day at most']]);
});

test('Y18 a spread to wake at goes along unless it is there already', () => {
  const wide: ViewSketch = { markets: { 'AAPL/BTC': { priceSats: 285_400, bidSats: 284_000, askSats: 286_800 } } };
  expect(clamp({ wakeSpreadBps: 30 }, funds, wide).decision.wakeConditions).toEqual([
    { kind: 'SPREAD_BELOW', market: 'AAPL/BTC', spreadBps: 30 },
  ]);
  const { decision, clamps } = clamp({ wakeSpreadBps: 30 });
  expect([decision.wakeConditions, clamps]).toEqual([[], ['wake at a spread of 30 bps dropped: already there']]);
});

test('what fits goes through untouched', () => {
  const { decision, clamps } = clamp({ orders: [buy] });
  expect(clamps).toEqual([]);
  const { goodForSeconds: _, ...terms } = buy;
  const rest = { market: 'AAPL/BTC', displayLots: null, expireAt: null, selfTradePrevention: 'CANCEL_NEWEST' };
  expect(decision.orders).toEqual([{ ...terms, ...rest }]);
  expect('exit' in decision).toBe(false);
  expect(decision.confidenceBps).toBe(6_000);
});

type Row = { name: string; order: AnsweredOrder; line: string | null; result: object | null };

test.each<Row>([
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
  {
    name: 'T01 a sell stop below the last price waits there',
    order: stopSale,
    line: null,
    result: { kind: 'STOP', priceSats: null, stopPriceSats: 280_000, timeInForce: 'GTC', quantityLots: 100 },
  },
  {
    name: 'T01 a stop-limit to buy above the last price waits there',
    order: stopBuy,
    line: null,
    result: { kind: 'STOP_LIMIT', priceSats: 287_000, stopPriceSats: 286_500 },
  },
  {
    name: 'T05 a sell stop at the last price would fire at once and is dropped',
    order: { ...stopSale, stopPriceSats: 285_409 },
    line: 'order 1 dropped: sell stop 285400 is not below the last price 285400, it would fire at once',
    result: null,
  },
  {
    name: 'T05 a buy stop under the last price is dropped',
    order: { ...stopBuy, stopPriceSats: 285_000 },
    line: 'order 1 dropped: buy stop 285000 is not above the last price 285400, it would fire at once',
    result: null,
  },
  {
    name: 'V06 a stop price goes to the tick away from the market',
    order: { ...stopBuy, stopPriceSats: 286_501 },
    line: 'order 1 stop 286501 -> 286510: tick 10',
    result: { stopPriceSats: 286_510 },
  },
  {
    name: 'V05 a stop without a stop price is dropped',
    order: { ...stopSale, stopPriceSats: null },
    line: 'order 1 dropped: a stop order needs a stop price',
    result: null,
  },
  {
    name: 'V05 a stop-limit without a limit is dropped',
    order: { ...stopBuy, priceSats: null },
    line: 'order 1 dropped: a stop-limit order needs a price',
    result: null,
  },
  {
    name: "V05 a stop order's limit is ignored",
    order: { ...stopSale, priceSats: 279_000 },
    line: 'order 1 price ignored: stop order',
    result: { kind: 'STOP', priceSats: null },
  },
  {
    name: "V05 a limit order's stop price is ignored",
    order: { ...buy, stopPriceSats: 280_000 },
    line: 'order 1 stop price ignored: limit order',
    result: { kind: 'LIMIT', stopPriceSats: null },
  },
  {
    name: 'T09 a stop is not post-only',
    order: { ...stopSale, postOnly: true },
    line: 'order 1 post-only ignored: stop order',
    result: { postOnly: false },
  },
  {
    name: 'a stop-limit is banded around its stop',
    order: { ...stopBuy, priceSats: 400_000 },
    line: 'order 1 price 400000 -> 315150: band 10 % around 286500',
    result: { priceSats: 315_150 },
  },
  {
    name: 'A03 a sell stop shrinks to what is owned',
    order: { ...stopSale, quantityLots: 501 },
    line: 'order 1 quantity 501 -> 500: free balance',
    result: { quantityLots: 500 },
  },
  {
    name: 'V05 a post-only order may have a date',
    order: { ...buy, postOnly: true, timeInForce: 'GTD', goodForSeconds: 90 },
    line: null,
    result: { postOnly: true, timeInForce: 'GTD', expireAt: NOON + 90_000 },
  },
  {
    name: 'G03 a length makes a date',
    order: { ...buy, goodForSeconds: 60 },
    line: 'order 1 GTC -> GTD: good for 60 s',
    result: { timeInForce: 'GTD', expireAt: NOON + 60_000 },
  },
  {
    name: 'G03 a date without a length is the longest',
    order: { ...buy, timeInForce: 'GTD' },
    line: 'order 1 good for 3600 s: GTD without a length',
    result: { timeInForce: 'GTD', expireAt: NOON + 3_600_000 },
  },
  {
    name: 'a length is bounded',
    order: { ...buy, timeInForce: 'GTD', goodForSeconds: 9_007_199_254_740_991 },
    line: 'order 1 good for 9007199254740991 -> 3600 s: longest',
    result: { expireAt: NOON + 3_600_000 },
  },
  {
    name: 'V05 a market order has no date',
    order: { ...buy, kind: 'MARKET', timeInForce: 'GTD', priceSats: null, goodForSeconds: 60 },
    line: 'order 1 good-for ignored: market order',
    result: { timeInForce: 'IOC', expireAt: null },
  },
  {
    name: 'V05 what trades at once has no date',
    order: { ...buy, timeInForce: 'IOC', goodForSeconds: 60 },
    line: 'order 1 good-for ignored: IOC',
    result: { timeInForce: 'IOC', expireAt: null },
  },
])('$name', ({ order, line, result }) => {
  const { decision, clamps } = clamp({ orders: [order] });
  expect(clamps).toEqual(line === null ? [] : [line]);
  if (result === null) expect(decision.orders).toEqual([]);
  else expect(decision.orders).toMatchObject([result]);
});

test('several orders share one purse, fees included', () => {
  const orders = [buy, buy, buy].map((order) => ({ ...order, quantityLots: 40 }));
  const { decision, clamps } = clamp({ orders }, { free: { BTC: 1_500_000, AAPL: 2_000 } });
  expect(decision.orders.map(({ quantityLots }) => quantityLots)).toEqual([40, 12]);
  expect(clamps).toEqual([
    'order 2 quantity 40 -> 12: free balance',
    'order 3 dropped: churn: 2 purchases an answer are the most',
  ]);
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
  const result = clampAnswer({ ...answer, market: 'NVDA/BTC' }, marketView(), NOON, ME, agentDefaults);
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

function clampIn(rules: Partial<Instrument>, changes: Partial<AgentAnswer>) {
  const view = marketView({ owners: { [ME]: funds } });
  const instruments = view.instruments.map((instrument) => ({ ...instrument, ...rules }));
  const result = clampAnswer({ ...answer, ...changes }, { ...view, instruments }, NOON, ME, agentDefaults);
  if (!result.ok) throw new Error(result.reason);
  return result;
}

test.each<{ name: string; rules: Partial<Instrument>; order: AnsweredOrder; lines: string[]; result: object | null }>([
  {
    name: 'B01 a buy above the static band is pulled to its edge',
    rules: { priceBandTicks: 100 },
    order: { ...buy, priceSats: 300_000 },
    lines: ['order 1 price 300000 -> 286400: static band around 285400'],
    result: { priceSats: 286_400 },
  },
  {
    name: 'B01 a buy below the static band is dropped: moving it up would cost more',
    rules: { priceBandTicks: 100 },
    order: { ...buy, priceSats: 280_000 },
    lines: ['order 1 dropped: price 280000 is outside the band of 284400 to 286400'],
    result: null,
  },
  {
    name: 'V06 a quantity shrinks to whole steps',
    rules: { quantityStepLots: 30 },
    order: buy,
    lines: ['order 1 quantity 100 -> 90: step of 30 lots'],
    result: { quantityLots: 90 },
  },
  {
    name: 'V06 less than a step is dropped',
    rules: { quantityStepLots: 101 },
    order: buy,
    lines: ['order 1 dropped: smaller than a step of 101 lots'],
    result: null,
  },
  {
    name: 'B06 what is worth less than the minimum is dropped',
    rules: { minNotionalSats: 3_000_000 },
    order: buy,
    lines: ['order 1 dropped: worth less than 3000000 sats'],
    result: null,
  },
])('$name', ({ rules, order, lines, result }) => {
  const { decision, clamps } = clampIn(rules, { orders: [order] });
  expect(clamps).toEqual(lines);
  expect(decision.orders).toMatchObject(result === null ? [] : [result]);
});

const exit = { stance: 'HOLD', takeProfitSats: 290_005, stopLossSats: 280_005 } as const;

test('C01 an exit is a pair for all that is free, on ticks, with a hold too', () => {
  const { decision, clamps } = clamp(exit);
  const leg = { market: 'AAPL/BTC', side: 'SELL', quantityLots: 500, timeInForce: 'GTC', expireAt: null };
  expect(decision.orders).toEqual([]);
  expect(decision.exit).toMatchObject({
    limit: { ...leg, kind: 'LIMIT', priceSats: 290_010, stopPriceSats: null },
    stop: { ...leg, kind: 'STOP', priceSats: null, stopPriceSats: 280_000 },
  });
  expect(clamps).toEqual(['exit take profit 290005 -> 290010: tick 10', 'exit stop loss 280005 -> 280000: tick 10']);
});

test.each<{ name: string; changes: Partial<AgentAnswer>; owner?: OwnerSketch; lines: string[]; lots: number | null }>([
  {
    name: 'more than is free shrinks',
    changes: { exitLots: 900 },
    lines: ['exit quantity 900 -> 500: free balance'],
    lots: 500,
  },
  { name: 'less than is free stays', changes: { exitLots: 20 }, lines: [], lots: 20 },
  {
    name: 'nothing free, no exit',
    changes: {},
    owner: { free: {} },
    lines: ['exit dropped: no free AAPL'],
    lots: null,
  },
  {
    name: 'a cancel places none',
    changes: { stance: 'CANCEL' },
    lines: ['exit dropped: stance is CANCEL'],
    lots: null,
  },
])('an exit fits what is held: $name', ({ changes, owner, lines, lots }) => {
  const { decision, clamps } = clamp({ ...exit, takeProfitSats: 290_000, stopLossSats: 280_000, ...changes }, owner);
  expect(clamps).toEqual(lines);
  expect(decision.exit?.limit.quantityLots ?? null).toBe(lots);
  expect(decision.exit?.stop.quantityLots ?? null).toBe(lots);
});

test('T05 an exit with its prices on the wrong sides is none', () => {
  const { decision, clamps } = clamp({ stance: 'HOLD', takeProfitSats: 280_000, stopLossSats: 290_000 });
  expect(clamps).toEqual([
    'exit take profit dropped: 280000 is not above 285400',
    'exit stop loss dropped: 290000 is not below the last price 285400, it would fire at once',
  ]);
  expect(decision).toMatchObject({ orders: [] });
  expect(decision.exit).toBeUndefined();
});

test('B01 a profit beyond the band leaves the stop alone', () => {
  const { decision, clamps } = clampIn({ priceBandTicks: 200 }, { ...exit, stopLossSats: 280_000 });
  expect(clamps).toEqual(['exit take profit dropped: 290010 is outside the band of 283400 to 287400']);
  expect(decision.orders).toMatchObject([{ kind: 'STOP', stopPriceSats: 280_000, quantityLots: 500 }]);
});

test('an exit shares the stock with the sales before it', () => {
  const sale = { ...buy, side: 'SELL', priceSats: 286_000, quantityLots: 400 } as const;
  expect(clamp({ ...exit, stance: 'SELL', orders: [sale] }).decision.exit?.limit.quantityLots).toBe(100);
});

test.each(['PRE_OPEN', 'AUCTION'] as const)('U04 in %s only what may rest is placed', (status) => {
  const orders: AnsweredOrder[] = [
    { ...buy, kind: 'MARKET', timeInForce: 'IOC', priceSats: null },
    { ...buy, timeInForce: 'FOK' },
    buy,
    stopSale,
  ];
  const { decision, clamps } = clamp({ orders }, funds, { markets: { 'AAPL/BTC': { status } } });
  expect(clamps).toEqual([
    `order 1 dropped: market is in ${status}, a market order finds nothing`,
    `order 2 dropped: market is in ${status}, a FOK order finds nothing`,
  ]);
  expect(decision.orders).toMatchObject([{ kind: 'LIMIT' }, { kind: 'STOP' }]);
});

test('C04 one leg of a pair is canceled, the other ends with it and its lots are free once', () => {
  const leg = { market: 'AAPL/BTC', side: 'SELL', priceSats: 290_000, quantityLots: 60 } as const;
  const linked = (id: number, other: number) => {
    const view = orderView(id, ME, leg, NOON);
    return { ...view, order: { ...view.order, linkedOrderId: other } };
  };
  const owner: OwnerSketch = { free: {}, held: { AAPL: 60 }, open: [linked(7, 8), linked(8, 7)] };
  const { decision, clamps } = clamp(
    { ...exit, takeProfitSats: 292_000, stopLossSats: 282_000, cancelOrderIds: [7, 8] },
    owner,
  );
  expect(clamps).toEqual(['cancel 8 dropped: it ends with 7']);
  expect(decision.cancelOrderIds).toEqual([7]);
  expect(decision.exit?.limit.quantityLots).toBe(60);
});

test('no more orders are open than a person could follow', () => {
  const resting = { market: 'ETH/BTC', side: 'BUY', priceSats: 3_000_000, quantityLots: 1 } as const;
  const open = Array.from({ length: 11 }, (_, id) => orderView(id + 1, ME, resting, NOON));
  const { decision, clamps } = clamp({ orders: [buy, buy], ...exit, stance: 'BUY' }, { ...funds, open });
  expect(decision.orders).toHaveLength(1);
  expect(decision.exit).toBeUndefined();
  expect(clamps).toEqual([
    'order 2 dropped: 12 orders of yours are open, the most',
    'exit dropped: 12 orders of yours are open',
  ]);
});
