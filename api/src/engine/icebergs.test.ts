import { describe, expect, test } from 'vitest';
import { acceptedId, eventsOf, plainInstrument, refusalsOf, Session, tradesOf } from '../../test/engine/session.ts';
import type { OrderRequest } from '../market/order.ts';

const market = plainInstrument.symbol;

/** Ann offers 10 at 100 and shows 3 (order 1); behind her bob offers 2 (order 2). */
function iceberg(more: Partial<OrderRequest> = {}) {
  const session = Session.open(['ann', 'bob', 'cyd']);
  session.place('ann', { side: 'SELL', priceSats: 100, quantityLots: 10, displayLots: 3, ...more });
  session.rest('bob', 'SELL', 100, 2);
  return session;
}

const take = (session: Session, quantityLots: number, more: Partial<OrderRequest> = {}) =>
  session.place('cyd', { priceSats: 100, quantityLots, ...more });
const fills = (events: ReturnType<typeof take>) => tradesOf(events).map(([maker, , , lots]) => [maker, lots]);
const queue = (session: Session) =>
  session.exchange.orders(market, 'SELL', 9).map(({ orderId, displayedLots }) => [orderId, displayedLots]);
const shownLots = (session: Session) => session.exchange.levels(market, 'SELL', 9)[0]?.quantityLots;

test('I01 it shows at most its slice, and the levels count what shows', () => {
  const session = iceberg();
  expect(session.exchange.levels(market, 'SELL', 9)).toEqual([{ priceSats: 100, quantityLots: 5, orderCount: 2 }]);
  expect(session.exchange.openOrder(1)).toMatchObject({ remainingLots: 10, displayedLots: 3, displayLots: 3 });
});

test('I01 as an aggressor it trades with all of its size and shows a slice of what is left', () => {
  const session = iceberg();
  const events = take(session, 8, { displayLots: 1, timeInForce: 'GTC' });
  expect(fills(events)).toEqual([
    [1, 3],
    [2, 2],
    [1, 3],
  ]);
  const rest = take(session, 9, { displayLots: 2, quantityLots: 9 });
  expect(session.exchange.openOrder(acceptedId(rest))).toMatchObject({ remainingLots: 5, displayedLots: 2 });
});

test.each([
  [
    'a partly filled slice keeps its place and is not topped up',
    2,
    [[1, 2]],
    [
      [1, 1],
      [2, 2],
    ],
  ],
  [
    'a filled slice is followed by the next at the end of the queue',
    3,
    [[1, 3]],
    [
      [2, 2],
      [1, 3],
    ],
  ],
  [
    'a big taker reaches hidden size after what others show',
    9,
    [
      [1, 3],
      [2, 2],
      [1, 3],
      [1, 1],
    ],
    [[1, 2]],
  ],
  [
    'the last slice is what remains',
    11,
    [
      [1, 3],
      [2, 2],
      [1, 3],
      [1, 3],
    ],
    [[1, 1]],
  ],
  [
    'the whole of it can be taken',
    12,
    [
      [1, 3],
      [2, 2],
      [1, 3],
      [1, 3],
      [1, 1],
    ],
    [],
  ],
] as const)('I02 %s', (_rule, lots, traded, left) => {
  const session = iceberg();
  const events = take(session, lots);
  expect(fills(events)).toEqual(traded);
  expect(queue(session)).toEqual(left);
});

test('I02 M23 the refill is told right after its trade', () => {
  const events = take(iceberg(), 4);
  expect(events.map(({ type }) => type)).toEqual([
    'OrderAccepted',
    'TradeExecuted',
    'IcebergRefilled',
    'TradeExecuted',
    'FundsPosted',
  ]);
  expect(eventsOf(events, 'IcebergRefilled')[0]).toMatchObject({ orderId: 1, participantId: 'ann', displayedLots: 3 });
});

test('I02 M07 a FOK counts what is hidden', () => {
  expect(fills(take(iceberg(), 12, { timeInForce: 'FOK' }))).toHaveLength(5);
  expect(fills(take(iceberg(), 13, { timeInForce: 'FOK' }))).toEqual([]);
});

describe('replace of an iceberg', () => {
  test.each([
    [
      'I03 a smaller one loses what is hidden and keeps its place',
      100,
      5,
      [
        [1, 3],
        [2, 2],
      ],
      5,
    ],
    [
      'I03 a still smaller one loses what shows',
      100,
      2,
      [
        [1, 2],
        [2, 2],
      ],
      4,
    ],
    [
      'I03 a larger one goes to the back and shows a full slice',
      100,
      12,
      [
        [2, 2],
        [1, 3],
      ],
      5,
    ],
  ] as const)('%s', (_rule, price, lots, left, displayed) => {
    const session = iceberg();
    session.replace('ann', 1, price, lots);
    expect(queue(session)).toEqual(left);
    expect(shownLots(session)).toBe(displayed);
  });

  test('I03 one that has shown less than a slice shows a full one when it moves', () => {
    const session = iceberg();
    take(session, 2);
    session.replace('ann', 1, 99, 10);
    expect(session.exchange.openOrder(1)).toMatchObject({ remainingLots: 8, displayedLots: 3 });
    expect(session.balance('ann').AAPL[1]).toBe(8);
  });
});

test.each([
  ['a GTD limit', { timeInForce: 'GTD', expireAt: Number.MAX_SAFE_INTEGER }, []],
  ['a stop-limit', { kind: 'STOP_LIMIT' }, []],
  ['all of the quantity', { displayLots: 10 }, []],
  ['an IOC', { timeInForce: 'IOC' }, ['INVALID_COMBINATION']],
  ['a FOK', { timeInForce: 'FOK' }, ['INVALID_COMBINATION']],
  ['a market order', { kind: 'MARKET', priceSats: null }, ['INVALID_COMBINATION']],
  ['a stop', { kind: 'STOP', priceSats: null }, ['INVALID_COMBINATION']],
  ['more than the quantity', { displayLots: 12 }, ['INVALID_DISPLAY']],
  ['nothing', { displayLots: 0 }, ['INVALID_DISPLAY']],
  ['less than nothing', { displayLots: -2 }, ['INVALID_DISPLAY']],
  ['no whole step', { displayLots: 3 }, ['INVALID_DISPLAY']],
] as const)('I04 displayLots of %s', (_what, change, refusals) => {
  const session = Session.open(['ann'], { quantityStepLots: 2 });
  const order = { side: 'SELL', priceSats: 100, quantityLots: 10, displayLots: 2, ...change } as const;
  expect(refusalsOf(session.place('ann', order))).toEqual(refusals);
});
