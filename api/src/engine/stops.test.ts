import { describe, expect, test } from 'vitest';
import {
  acceptedId,
  cancelsOf,
  eventsOf,
  plainInstrument,
  refusalsOf,
  Session,
  tradesOf,
} from '../../test/engine/session.ts';
import type { MarketEvent } from '../market/events.ts';
import type { OrderRequest, Side } from '../market/order.ts';

const market = plainInstrument.symbol;
const people = ['ann', 'bob', 'cyd'];

function placeStop(session: Session, side: Side, stopPriceSats: number, more: Partial<OrderRequest> = {}) {
  return acceptedId(session.place('cyd', { kind: 'STOP', side, stopPriceSats, ...more }));
}

/** Ann sells one lot to bob at a price. */
function print(session: Session, priceSats: number, takerSide: Side = 'BUY') {
  const [maker, taker] = takerSide === 'BUY' ? ['ann', 'bob'] : ['bob', 'ann'];
  session.rest(maker ?? '', takerSide === 'BUY' ? 'SELL' : 'BUY', priceSats, 1);
  return session.place(taker ?? '', { side: takerSide, priceSats, timeInForce: 'IOC' });
}

function triggered(events: readonly MarketEvent[]): number[] {
  return eventsOf(events, 'OrderTriggered').map(({ orderId }) => orderId);
}

test.each([
  ['a buy at its stop price', 'BUY', 110, 110, true],
  ['a buy above it', 'BUY', 110, 115, true],
  ['no buy below it', 'BUY', 110, 109, false],
  ['a sell at its stop price', 'SELL', 90, 90, true],
  ['a sell below it', 'SELL', 90, 85, true],
  ['no sell above it', 'SELL', 90, 91, false],
] as const)('T01 a print elects %s, whoever was the aggressor', (_what, side, stopPrice, price, fires) => {
  for (const takerSide of ['BUY', 'SELL'] as const) {
    const session = Session.open(people);
    const stop = placeStop(session, side, stopPrice);
    expect(session.book()).toEqual({ bids: [], asks: [] });
    expect(triggered(print(session, price, takerSide))).toEqual(fires ? [stop] : []);
  }
});

test('T02 M23 an elected stop waits until its cause is complete and its remainder rests', () => {
  const session = Session.open(people);
  session.rest('ann', 'SELL', 100, 5);
  const stop = placeStop(session, 'SELL', 100, { quantityLots: 2 });
  const events = session.place('bob', { priceSats: 100, quantityLots: 9 });
  const taker = acceptedId(events);
  expect(events.map(({ type }) => type)).toEqual([
    'OrderAccepted',
    'TradeExecuted',
    'OrderTriggered',
    'TradeExecuted',
    'FundsPosted',
  ]);
  expect(tradesOf(events)[1]).toEqual([taker, stop, 100, 2]);
  expect(session.book().bids).toEqual([[100, [[taker, 2]]]]);
});

test('T03 at one print: buys before sells, nearest stop price first, then by order id', () => {
  const session = Session.open(people);
  const stops = [
    placeStop(session, 'SELL', 100),
    placeStop(session, 'SELL', 105),
    placeStop(session, 'BUY', 100),
    placeStop(session, 'BUY', 95),
    placeStop(session, 'BUY', 95),
    placeStop(session, 'SELL', 105),
  ];
  const [sell100, sell105, buy100, buy95, laterBuy95, laterSell105] = stops;
  expect(triggered(print(session, 100))).toEqual([buy95, laterBuy95, buy100, sell105, laterSell105, sell100]);
});

test('T03 what a running stop elects goes to the end of the queue', () => {
  const session = Session.open(people);
  session.rest('ann', 'SELL', 110, 1);
  session.rest('ann', 'SELL', 120, 1);
  const first = placeStop(session, 'BUY', 100);
  const second = placeStop(session, 'BUY', 101);
  const elected = placeStop(session, 'BUY', 105);
  session.rest('ann', 'SELL', 101, 1);
  expect(triggered(session.place('bob', { priceSats: 101 }))).toEqual([first, second, elected]);
});

describe('T04 a triggered stop has just arrived', () => {
  test('T04 a STOP is a market order', () => {
    const session = Session.open(people);
    const stop = placeStop(session, 'BUY', 100, { quantityLots: 3 });
    session.rest('ann', 'SELL', 150, 1);
    const events = print(session, 100);
    expect(tradesOf(events)[1]).toEqual([2, stop, 150, 1]);
    expect(cancelsOf(events)).toEqual([[stop, 2, 'NO_LIQUIDITY']]);
  });

  test.each([
    ['GTC', []],
    ['IOC', [[1, 1, 'IOC_REMAINDER']]],
    ['FOK', [[1, 3, 'FOK_UNFILLABLE']]],
  ] as const)('T04 a STOP_LIMIT that is %s', (timeInForce, cancels) => {
    const session = Session.open(people);
    placeStop(session, 'BUY', 100, { kind: 'STOP_LIMIT', priceSats: 110, quantityLots: 3, timeInForce });
    session.rest('ann', 'SELL', 105, 2);
    const events = print(session, 100);
    expect(cancelsOf(events)).toEqual(cancels);
    expect(session.book().bids).toEqual(timeInForce === 'GTC' ? [[110, [[1, 1]]]] : []);
  });

  test('T04 what rests stands behind everything at its price', () => {
    const session = Session.open(people);
    const stop = placeStop(session, 'BUY', 100, { kind: 'STOP_LIMIT', priceSats: 90 });
    const before = session.rest('bob', 'BUY', 90, 1);
    print(session, 100);
    expect(session.book().bids).toEqual([
      [
        90,
        [
          [before, 1],
          [stop, 1],
        ],
      ],
    ]);
  });
});

test.each([
  ['the last price', 100, null],
  ['the previous close before the first print', null, 100],
] as const)('T05 a stop that %s has reached fires at once', (_what, lastPrice, previousCloseSats) => {
  const session = Session.open(people, { previousCloseSats });
  if (lastPrice !== null) print(session, lastPrice);
  const types = (side: Side, stopPriceSats: number) =>
    session.place('cyd', { kind: 'STOP', side, stopPriceSats }).map(({ type }) => type);
  expect(types('BUY', 100)).toContain('OrderTriggered');
  expect(types('SELL', 100)).toContain('OrderTriggered');
  expect(types('BUY', 101)).not.toContain('OrderTriggered');
  expect(types('SELL', 99)).not.toContain('OrderTriggered');
});

test('T05 without a last price and a previous close a stop waits', () => {
  const session = Session.open(people);
  expect(triggered(session.place('cyd', { kind: 'STOP', stopPriceSats: 1 }))).toEqual([]);
});

describe('T06 a waiting stop is an order like any', () => {
  test('T06 it can be canceled, by its owner only', () => {
    const session = Session.open(people);
    const stop = placeStop(session, 'BUY', 100);
    expect(refusalsOf(session.cancel('ann', stop))).toEqual(['NOT_OWNER']);
    expect(cancelsOf(session.cancel('cyd', stop))).toEqual([[stop, 1, 'USER']]);
    expect(triggered(print(session, 100))).toEqual([]);
  });

  test('T06 a replace changes size and limit and keeps the election order', () => {
    const session = Session.open(people);
    const first = placeStop(session, 'BUY', 100, { kind: 'STOP_LIMIT', priceSats: 110 });
    const second = placeStop(session, 'BUY', 100);
    // The older one last: whoever is put at the end of the queue is found out.
    for (const [orderId, price] of [
      [second, null],
      [first, 120],
    ] as const) {
      const events = session.replace('cyd', orderId, price, 7);
      expect(eventsOf(events, 'OrderReplaced')[0]).toMatchObject({
        priceSats: price,
        remainingLots: 7,
        keptPriority: true,
      });
    }
    expect(session.exchange.openOrder(first)).toMatchObject({ stopPriceSats: 100, priceSats: 120, quantityLots: 7 });
    expect(triggered(print(session, 100))).toEqual([first, second]);
  });

  test.each([
    ['a STOP with a price', 'STOP', 100, 'INVALID_COMBINATION'],
    ['a STOP_LIMIT without one', 'STOP_LIMIT', null, 'INVALID_COMBINATION'],
  ] as const)('T06 a replace of %s is refused', (_what, kind, price, reason) => {
    const session = Session.open(people);
    const stop = placeStop(session, 'BUY', 100, kind === 'STOP' ? {} : { kind, priceSats: 110 });
    expect(refusalsOf(session.replace('cyd', stop, price, 1))).toEqual([reason]);
  });
});

describe('T07 what a stop holds', () => {
  test.each([
    [
      'a STOP to buy its stop price and the worse fee',
      { side: 'BUY', stopPriceSats: 1000, quantityLots: 10 },
      10_020,
      0,
    ],
    [
      'a STOP_LIMIT to buy its limit and the worse fee',
      { side: 'BUY', kind: 'STOP_LIMIT', stopPriceSats: 1000, priceSats: 2000, quantityLots: 10 },
      20_040,
      0,
    ],
    ['a stop to sell its lots', { side: 'SELL', stopPriceSats: 1000, quantityLots: 10 }, 0, 10],
  ] as const)('T07 %s', (_what, order, sats, lots) => {
    const session = Session.open(people);
    session.place('cyd', { kind: 'STOP', ...order });
    expect([session.balance('cyd').BTC[1], session.balance('cyd').AAPL[1]]).toEqual([sats, lots]);
  });

  test.each([
    ['takes the difference from what is available', 12_024, []],
    ['is canceled when that is too little', 12_023, [[1, 10, 'INSUFFICIENT_FUNDS']]],
  ] as const)('T07 a STOP that costs more than it holds %s', (_what, funds, cancels) => {
    const session = Session.open({ ann: { AAPL: 100 }, bob: { BTC: 100_000 }, cyd: { BTC: funds } });
    const stop = placeStop(session, 'BUY', 1000, { quantityLots: 10 });
    session.rest('ann', 'SELL', 1000, 1);
    session.rest('ann', 'SELL', 1200, 10);
    const events = session.place('bob', { priceSats: 1000 });
    expect(cancelsOf(events)).toEqual(cancels);
    expect(tradesOf(events)).toHaveLength(cancels.length === 0 ? 2 : 1);
    expect(session.balance('cyd').BTC).toEqual([cancels.length === 0 ? 0 : funds, 0]);
    expect(session.exchange.openOrder(stop)).toBeNull();
  });
});

describe('T08 stops and auctions', () => {
  test('T08 no stop fires in an auction, and all that are reached do when it ends', () => {
    const session = Session.open(people);
    print(session, 100);
    session.send({ type: 'StartAuction', market });
    const reached = placeStop(session, 'BUY', 100);
    placeStop(session, 'BUY', 101);
    const sell = placeStop(session, 'SELL', 100);
    expect(session.exchange.openOrder(reached)).not.toBeNull();
    expect(triggered(session.send({ type: 'UncrossMarket', market }))).toEqual([reached, sell]);
  });

  test("T08 U09 the auction's print elects a stop, which runs after the uncross", () => {
    const session = Session.open(people);
    print(session, 100);
    session.send({ type: 'StartAuction', market });
    const byLast = placeStop(session, 'BUY', 110);
    session.rest('ann', 'SELL', 110, 1);
    session.rest('bob', 'BUY', 110, 1);
    const events = session.send({ type: 'UncrossMarket', market });
    expect(events.map(({ type }) => type).slice(0, 3)).toEqual(['MarketUncrossed', 'TradeExecuted', 'OrderTriggered']);
    expect(triggered(events)).toEqual([byLast]);
  });

  test('T08 stops that were elected but have not run when an auction begins wait again', () => {
    const session = Session.open(people, { volatilityBandBps: 1000 });
    session.rest('ann', 'SELL', 100, 2);
    session.rest('ann', 'SELL', 200, 5);
    session.place('bob', { priceSats: 100 });
    const first = placeStop(session, 'BUY', 101);
    const second = placeStop(session, 'BUY', 102);
    session.rest('ann', 'SELL', 105, 1);
    const events = session.place('bob', { priceSats: 105, quantityLots: 2 });
    expect(triggered(events)).toEqual([first]);
    expect(eventsOf(events, 'AuctionStarted')[0]?.reason).toBe('VOLATILITY');
    expect(session.exchange.openOrder(second)).not.toBeNull();
    expect(triggered(session.send({ type: 'UncrossMarket', market }))).toEqual([second]);
  });
});

test.each(['STOP', 'STOP_LIMIT'] as const)('T09 a %s cannot be post-only', (kind) => {
  const order = kind === 'STOP' ? { kind } : { kind, priceSats: 100 };
  expect(refusalsOf(Session.open(people).place('cyd', { ...order, postOnly: true }))).toEqual(['INVALID_COMBINATION']);
});
