import { expect, test } from 'vitest';
import {
  cancelsOf,
  eventsOf,
  otherInstrument,
  plainInstrument,
  refusalsOf,
  Session,
} from '../../test/engine/session.ts';

const market = plainInstrument.symbol;

/** Orders of ann's all over two markets, and one of bob's in each queue. */
function everywhere() {
  const session = Session.open(['ann', 'bob']);
  const stop = (side: 'BUY' | 'SELL', stopPriceSats: number) =>
    session.place('ann', { side, kind: 'STOP', stopPriceSats });
  for (const price of [90, 95]) session.rest('ann', 'BUY', price, 1);
  for (const price of [120, 110]) session.rest('ann', 'SELL', price, 1);
  for (const price of [140, 130]) stop('BUY', price);
  for (const price of [50, 60]) stop('SELL', price);
  session.place('ann', { market: otherInstrument.symbol, priceSats: 100 });
  session.rest('bob', 'BUY', 95, 1);
  session.quote('ann', [[80, 1]], []);
  return session;
}

const inOrder = [2, 1, 11, 4, 3, 6, 5, 8, 7];

test('M28 one market: bids best to worst, asks, then buy stops and sell stops, nearest first', () => {
  const session = everywhere();
  const events = session.cancelAll('ann', market);
  expect(events[0]).toMatchObject({ type: 'OrdersCanceled', participantId: 'ann', market, orderCount: 9 });
  expect(cancelsOf(events)).toEqual(inOrder.map((orderId) => [orderId, 1, 'MASS_CANCEL']));
  expect(events.at(-1)?.type).toBe('FundsPosted');
});

test('M28 all markets, in the order of the run, and nobody else is touched', () => {
  const session = everywhere();
  const events = session.cancelAll('ann');
  expect(events[0]).toMatchObject({ type: 'OrdersCanceled', market: null, orderCount: 10 });
  expect(cancelsOf(events).map(([orderId]) => orderId)).toEqual([...inOrder, 9]);
  expect(session.exchange.openOrdersOf('bob')).toHaveLength(1);
  expect(session.balance('ann')).toEqual({ BTC: [1_000_000_000, 0], AAPL: [1_000_000, 0] });
});

test('M28 C04 the legs of a pair end each other, and both are counted', () => {
  const session = Session.open(['ann']);
  session.oco('ann', { side: 'SELL', priceSats: 120 }, { stopPriceSats: 80 });
  const events = session.cancelAll('ann');
  expect(eventsOf(events, 'OrdersCanceled')[0]?.orderCount).toBe(2);
  expect(cancelsOf(events)).toEqual([
    [1, 1, 'MASS_CANCEL'],
    [2, 1, 'LINKED_ORDER'],
  ]);
});

test('M28 nothing to cancel is no error', () => {
  const events = Session.open(['ann']).cancelAll('ann');
  expect(events).toEqual([expect.objectContaining({ type: 'OrdersCanceled', orderCount: 0 })]);
});

test.each([
  ['PRE_OPEN', 'PreOpenMarket', 0],
  ['AUCTION', 'StartAuction', 9],
  ['HALTED', 'HaltMarket', 9],
  ['CLOSED', 'CloseMarket', 0],
] as const)('M28 it works in %s', (status, type, orderCount) => {
  const session = everywhere();
  if (type === 'PreOpenMarket') session.send({ type: 'CloseMarket', market });
  session.sendRaw({ type, market, reason: 'r', cancelOpenOrders: false });
  expect(session.exchange.status(market)).toBe(status);
  expect(eventsOf(session.cancelAll('ann', market), 'OrdersCanceled')[0]?.orderCount).toBe(orderCount);
});

test.each([
  ['an unknown participant', 'nobody', market, 'UNKNOWN_PARTICIPANT'],
  ['an unknown market', 'ann', 'X/BTC', 'UNKNOWN_MARKET'],
])('M28 %s is refused', (_what, participantId, symbol, reason) => {
  expect(refusalsOf(Session.open(['ann']).cancelAll(participantId, symbol))).toEqual([reason]);
});
