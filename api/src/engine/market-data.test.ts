import { expect, test } from 'vitest';
import { otherInstrument, plainInstrument, Session } from '../../test/engine/session.ts';

const market = plainInstrument.symbol;

function busy() {
  const session = Session.open(['ann', 'bob']);
  session.rest('ann', 'BUY', 99, 2);
  session.rest('bob', 'BUY', 99, 3);
  session.place('ann', { priceSats: 98, quantityLots: 10, displayLots: 4 });
  session.place('bob', { side: 'SELL', priceSats: 103, quantityLots: 7, displayLots: 7 });
  session.place('ann', { kind: 'STOP', side: 'BUY', stopPriceSats: 200 });
  return session.exchange;
}

test('M02 M03 L1 is the best price of each side, null when a side is empty', () => {
  const exchange = busy();
  expect([exchange.bestPrice(market, 'BUY'), exchange.bestPrice(market, 'SELL')]).toEqual([99, 103]);
  expect(exchange.bestPrice(otherInstrument.symbol, 'BUY')).toBeNull();
});

test('I01 L2 counts what shows, best level first, and no stop', () => {
  const exchange = busy();
  const bids = [
    { priceSats: 99, quantityLots: 5, orderCount: 2 },
    { priceSats: 98, quantityLots: 4, orderCount: 1 },
  ];
  expect(exchange.levels(market, 'BUY', 9)).toEqual(bids);
  expect(exchange.levels(market, 'BUY', 1)).toEqual(bids.slice(0, 1));
  expect(exchange.levels(market, 'BUY', 0)).toEqual([]);
  expect(exchange.levels(market, 'SELL', 9)).toEqual([{ priceSats: 103, quantityLots: 7, orderCount: 1 }]);
});

test('M02 I01 L3 lists the orders in the order in which they would trade', () => {
  const exchange = busy();
  const lines = (limit: number) =>
    exchange
      .orders(market, 'BUY', limit)
      .map(({ orderId, remainingLots, displayedLots }) => [orderId, remainingLots, displayedLots]);
  expect(lines(9)).toEqual([
    [1, 2, 2],
    [2, 3, 3],
    [3, 10, 4],
  ]);
  expect(lines(2)).toHaveLength(2);
});

test('L2 is the sum of L3, after every kind of change (M11 M15 I02)', () => {
  const session = Session.open(['ann', 'bob']);
  const ids = [5, 8, 3].map((lots) => session.rest('ann', 'SELL', 100, lots));
  session.place('ann', { side: 'SELL', priceSats: 100, quantityLots: 9, displayLots: 2 });
  const changes = [
    () => session.cancel('ann', ids[1] ?? 0),
    () => session.replace('ann', ids[0] ?? 0, 100, 4),
    () => session.place('bob', { priceSats: 100, quantityLots: 8 }),
    () => session.replace('ann', 4, 100, 6),
    () => session.replace('ann', 4, 101, 6),
  ];
  for (const change of changes) {
    change();
    const shown = session.exchange.orders(market, 'SELL', 99).map((order) => order.displayedLots);
    const sum = session.exchange.levels(market, 'SELL', 99).reduce((lots, level) => lots + level.quantityLots, 0);
    expect(sum).toBe(shown.reduce((lots, each) => lots + each, 0));
  }
});

test('T06 an open order is one that rests or waits, in the words of the market', () => {
  const exchange = busy();
  expect(exchange.openOrder(5)).toMatchObject({ market, kind: 'STOP', priceSats: null, stopPriceSats: 200 });
  expect(exchange.openOrdersOf('ann').map(({ orderId }) => orderId)).toEqual([1, 3, 5]);
  expect([exchange.openOrder(99), exchange.openOrder(Number.NaN), exchange.openOrder(2 ** 40)]).toEqual([
    null,
    null,
    null,
  ]);
});

test('D05 the statistics tell last, high, low, volume and turnover since the run began', () => {
  const session = Session.open(['ann', 'bob']);
  const none = { lastPriceSats: null, highPriceSats: null, lowPriceSats: null, vwapSats: null };
  expect(session.exchange.statistics(market)).toEqual({ ...none, volumeLots: 0, turnoverSats: 0 });
  for (const [price, lots] of [
    [100, 3],
    [110, 1],
    [95, 2],
  ] as const) {
    session.rest('ann', 'SELL', price, lots);
    session.place('bob', { priceSats: price, quantityLots: lots });
  }
  expect(session.exchange.statistics(market)).toEqual({
    lastPriceSats: 95,
    highPriceSats: 110,
    lowPriceSats: 95,
    volumeLots: 6,
    turnoverSats: 600,
    vwapSats: 100,
  });
});

test.each([
  [
    [
      [100, 1],
      [101, 1],
    ],
    100,
  ],
  [
    [
      [100, 1],
      [101, 2],
    ],
    100,
  ],
  [
    [
      [100, 1],
      [103, 2],
    ],
    102,
  ],
] as const)('M01 the average price of %j by volume is %i sats, rounded down', (prints, vwap) => {
  const session = Session.open(['ann', 'bob']);
  for (const [price, lots] of prints) {
    session.rest('ann', 'SELL', price, lots);
    session.place('bob', { priceSats: price, quantityLots: lots });
  }
  expect(session.exchange.statistics(market).vwapSats).toBe(vwap);
});

test('A01 the average price is per unit, not per lot', () => {
  const session = Session.open(['ann', 'bob']);
  const { symbol } = otherInstrument;
  session.place('ann', { market: symbol, side: 'SELL', priceSats: 12_300, quantityLots: 7 });
  session.place('bob', { market: symbol, priceSats: 12_300, quantityLots: 7 });
  expect(session.exchange.statistics(symbol)).toMatchObject({ turnoverSats: 861, volumeLots: 7, vwapSats: 12_300 });
});

test('A01 an average price that is whole is told exactly', () => {
  const session = Session.open(['ann', 'bob']);
  const { symbol } = otherInstrument;
  for (const [priceSats, quantityLots] of [
    [100, 85],
    [200, 15],
  ] as const) {
    session.place('ann', { market: symbol, side: 'SELL', priceSats, quantityLots });
    session.place('bob', { market: symbol, priceSats, quantityLots });
  }
  expect(session.exchange.statistics(symbol)).toMatchObject({ turnoverSats: 115, volumeLots: 100, vwapSats: 115 });
});
