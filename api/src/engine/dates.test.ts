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

/** A bid of ann's at 100 that lives for so many milliseconds from now. */
function dated(session: Session, lifeMs: number, more = {}) {
  const expireAt = session.sequencer.time + lifeMs;
  session.place('ann', { priceSats: 100, timeInForce: 'GTD', expireAt, ...more });
  return expireAt;
}

test.each([
  ['a millisecond before its date it lives', -1, []],
  ['at its date it expires', 0, [[1, 1, 'EXPIRED']]],
  ['whatever command comes later finds it expired', 5000, [[1, 1, 'EXPIRED']]],
] as const)('G01 %s', (_rule, afterMs, cancels) => {
  const session = Session.open(['ann']);
  const events = session.advance(dated(session, 1000) + afterMs);
  expect(cancelsOf(events)).toEqual(cancels);
  expect(session.balance('ann').BTC[1]).toBe(cancels.length === 0 ? 100 : 0);
});

test('G01 M23 it expires before anything else that happens at that time', () => {
  const session = Session.open(['ann', 'bob']);
  const expireAt = dated(session, 1000);
  const order = { side: 'SELL', priceSats: 100 } as const;
  const stepMs = expireAt - session.sequencer.time;
  const request = { market, kind: 'LIMIT', timeInForce: 'GTC', postOnly: false, quantityLots: 1 } as const;
  const rest = { stopPriceSats: null, displayLots: null, expireAt: null, selfTradePrevention: 'NONE' } as const;
  const events = session.send(
    { type: 'PlaceOrder', participantId: 'bob', order: { ...request, ...rest, ...order }, decisionSeq: null },
    stepMs,
  );
  expect(events.map(({ type }) => type)).toEqual(['OrderCanceled', 'OrderAccepted', 'FundsPosted']);
});

test('G01 even a command that is refused brings the time on', () => {
  const session = Session.open(['ann']);
  const expireAt = dated(session, 1000);
  const events = session.send({ type: 'ResumeMarket', market }, expireAt - session.sequencer.time);
  expect(events.map(({ type }) => type)).toEqual(['OrderCanceled', 'CommandRejected', 'FundsPosted']);
});

test('G01 a waiting stop and an order in a halted market expire too', () => {
  const session = Session.open(['ann']);
  const expireAt = dated(session, 1000, { kind: 'STOP', priceSats: null, stopPriceSats: 200 });
  dated(session, 500);
  session.send({ type: 'HaltMarket', market, reason: 'r', cancelOpenOrders: false });
  expect(cancelsOf(session.advance(expireAt))).toEqual([
    [2, 1, 'EXPIRED'],
    [1, 1, 'EXPIRED'],
  ]);
});

test('G01 a replaced order keeps its date, a filled one is forgotten', () => {
  const session = Session.open(['ann', 'bob']);
  dated(session, 2000);
  const expireAt = dated(session, 1000);
  session.replace('ann', 1, 90, 2);
  session.place('bob', { side: 'SELL', priceSats: 100 });
  expect(cancelsOf(session.advance(expireAt))).toEqual([]);
  expect(cancelsOf(session.advance(expireAt + 2000))).toEqual([[1, 2, 'EXPIRED']]);
});

test('G02 orders expire by date, then by order id', () => {
  const session = Session.open(['ann']);
  const start = session.sequencer.time;
  for (const date of [300, 100, 200, 100]) session.place('ann', { timeInForce: 'GTD', expireAt: start + date });
  expect(cancelsOf(session.advance(start + 1000)).map(([orderId]) => orderId)).toEqual([2, 4, 3, 1]);
});

test('G02 U03 at one date orders expire before an auction ends, earlier auctions end before', () => {
  const session = Session.open(['ann', 'bob'], { auctionMs: 1000 });
  session.send({ type: 'StartAuction', market });
  const endsAt = session.sequencer.time + 1000;
  session.place('ann', { priceSats: 100, timeInForce: 'GTD', expireAt: endsAt });
  session.place('ann', { priceSats: 99, timeInForce: 'GTD', expireAt: endsAt + 1 });
  session.rest('bob', 'SELL', 99, 1);
  const types = session.advance(endsAt + 5).map(({ type }) => type);
  expect(types).toEqual(['OrderCanceled', 'MarketUncrossed', 'TradeExecuted', 'TimeAdvanced', 'FundsPosted']);
});

test('U03 of two auctions that end by one command the earlier is uncrossed first', () => {
  const session = new Session();
  const other = { ...otherInstrument, auctionMs: 500 };
  const instruments = [{ ...plainInstrument, auctionMs: 1000 }, other];
  session.send({ type: 'StartRun', scenario: 's', seed: '1', instruments });
  for (const symbol of [market, other.symbol]) session.send({ type: 'StartAuction', market: symbol });
  const uncrossed = eventsOf(session.advance(session.sequencer.time + 5000), 'MarketUncrossed');
  expect(uncrossed.map((event) => event.market)).toEqual([other.symbol, market]);
});

test.each([
  ['a GTD order without a date', { timeInForce: 'GTD' }, 'INVALID_EXPIRY'],
  ['a date at the time of the command', { timeInForce: 'GTD', after: 1 }, 'INVALID_EXPIRY'],
  ['a date in the past', { timeInForce: 'GTD', after: -1000 }, 'INVALID_EXPIRY'],
  ['a GTC order with a date', { timeInForce: 'GTC', after: 1000 }, 'INVALID_COMBINATION'],
  ['an IOC order with a date', { timeInForce: 'IOC', after: 1000 }, 'INVALID_COMBINATION'],
  ['a GTD market order', { timeInForce: 'GTD', after: 1000, kind: 'MARKET' }, 'INVALID_COMBINATION'],
] as const)('G03 %s is refused', (_what, change, reason) => {
  const session = Session.open(['ann']);
  const { timeInForce } = change;
  const expireAt = 'after' in change ? session.sequencer.time + change.after : null;
  const kind = 'kind' in change ? change.kind : 'LIMIT';
  expect(refusalsOf(session.place('ann', { kind, timeInForce, expireAt }))).toEqual([reason]);
});

test('G03 a date one millisecond after the command is good', () => {
  const session = Session.open(['ann']);
  expect(refusalsOf(session.place('ann', { timeInForce: 'GTD', expireAt: session.sequencer.time + 2 }))).toEqual([]);
});
