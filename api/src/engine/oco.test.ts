import { describe, expect, test } from 'vitest';
import { cancelsOf, eventsOf, plainInstrument, refusalsOf, Session, tradesOf } from '../../test/engine/session.ts';
import type { MarketEvent } from '../market/events.ts';

const market = plainInstrument.symbol;
const people = ['ann', 'bob', 'cyd'];

/** Cyd's 5 lots: sold at 120 (order 1) or, when it falls to 80, at the market (order 2). */
function pair(rules = {}) {
  const session = Session.open(people, rules);
  session.oco('cyd', { side: 'SELL', priceSats: 120, quantityLots: 5 }, { stopPriceSats: 80 });
  return session;
}

const typesOf = (events: readonly MarketEvent[]) => events.map(({ type }) => type);

test('C01 both legs are accepted, limit first, each naming the other', () => {
  const session = Session.open(people);
  const events = session.oco('cyd', { side: 'SELL', priceSats: 120 }, { stopPriceSats: 80 });
  const orders = eventsOf(events, 'OrderAccepted').map(({ order }) => [order.orderId, order.kind, order.linkedOrderId]);
  expect(orders).toEqual([
    [1, 'LIMIT', 2],
    [2, 'STOP', 1],
  ]);
  expect(session.exchange.openOrder(1)?.linkedOrderId).toBe(2);
});

test.each([
  ['two limits', {}, { kind: 'LIMIT', stopPriceSats: null, priceSats: 90 }, 'INVALID_COMBINATION'],
  ['two stops', { kind: 'STOP', stopPriceSats: 100, priceSats: null }, {}, 'INVALID_COMBINATION'],
  ['an IOC limit', { timeInForce: 'IOC' }, {}, 'INVALID_COMBINATION'],
  ['different sides', {}, { side: 'BUY' }, 'INVALID_COMBINATION'],
  ['different markets', {}, { market: 'ETH/BTC' }, 'INVALID_COMBINATION'],
  ["the limit's reason before the stop's", { priceSats: 0 }, { quantityLots: 0 }, 'INVALID_PRICE'],
  ["the stop's reason", {}, { stopPriceSats: 0 }, 'INVALID_STOP_PRICE'],
  ['what the limit would need', { quantityLots: 1_000_000 }, { quantityLots: 1 }, 'INSUFFICIENT_FUNDS'],
  ['what the stop would need', {}, { quantityLots: 1_000_000 }, 'INSUFFICIENT_FUNDS'],
  ['a post-only limit that would trade', { postOnly: true, priceSats: 70 }, {}, 'POST_ONLY_WOULD_CROSS'],
] as const)('C01 both are refused with one reason, and name each other: %s', (_what, limit, stop, reason) => {
  const session = Session.open({ ann: { BTC: 1_000_000 }, cyd: { AAPL: 100 } });
  session.rest('ann', 'BUY', 75, 1);
  const events = session.oco('cyd', { side: 'SELL', priceSats: 120, ...limit }, { stopPriceSats: 60, ...stop });
  expect(
    eventsOf(events, 'OrderRejected').map((event) => [event.order.orderId, event.order.linkedOrderId, event.reason]),
  ).toEqual([
    [2, 3, reason],
    [3, 2, reason],
  ]);
  expect(session.balance('cyd').AAPL).toEqual([100, 0]);
});

test('C02 a partial fill of the limit ends the stop right after the trade', () => {
  const session = pair();
  const events = session.place('bob', { priceSats: 120, quantityLots: 2 });
  expect(typesOf(events)).toEqual(['OrderAccepted', 'TradeExecuted', 'OrderCanceled', 'FundsPosted']);
  expect(cancelsOf(events)).toEqual([[2, 5, 'LINKED_ORDER']]);
  expect(session.exchange.openOrder(1)).toMatchObject({ remainingLots: 3, linkedOrderId: null });
});

test('C02 a fill on arrival ends the stop after the first trade', () => {
  const session = Session.open(people);
  for (const price of [125, 124]) session.rest('bob', 'BUY', price, 1);
  const events = session.oco('cyd', { side: 'SELL', priceSats: 120, quantityLots: 5 }, { stopPriceSats: 80 });
  expect(typesOf(events)).toEqual([
    'OrderAccepted',
    'OrderAccepted',
    'TradeExecuted',
    'OrderCanceled',
    'TradeExecuted',
    'FundsPosted',
  ]);
});

test('C02 a fill in an auction ends the stop', () => {
  const session = pair();
  session.send({ type: 'StartAuction', market });
  session.rest('bob', 'BUY', 130, 1);
  const events = session.send({ type: 'UncrossMarket', market });
  expect(typesOf(events).slice(0, 3)).toEqual(['MarketUncrossed', 'TradeExecuted', 'OrderCanceled']);
});

test("C03 when the stop's turn comes, the limit ends right after the trigger", () => {
  const session = pair();
  session.rest('ann', 'BUY', 80, 9);
  const events = session.place('bob', { side: 'SELL', priceSats: 80 });
  expect(typesOf(events).slice(2, 5)).toEqual(['OrderTriggered', 'OrderCanceled', 'TradeExecuted']);
  expect(cancelsOf(events)).toEqual([[1, 5, 'LINKED_ORDER']]);
  expect(tradesOf(events)[1]).toEqual([3, 2, 80, 5]);
  expect(session.balance('cyd').AAPL[1]).toBe(0);
});

test('C03 a limit that is filled before the turn of its stop takes the stop with it', () => {
  const session = Session.open(people);
  session.rest('ann', 'BUY', 80, 2);
  session.place('ann', { kind: 'STOP', side: 'BUY', stopPriceSats: 80, quantityLots: 5 });
  session.oco('cyd', { side: 'SELL', priceSats: 120, quantityLots: 5 }, { stopPriceSats: 80 });
  const events = session.place('bob', { side: 'SELL', priceSats: 80 });
  expect(eventsOf(events, 'OrderTriggered').map(({ orderId }) => orderId)).toEqual([2]);
  expect(tradesOf(events)[1]).toEqual([3, 2, 120, 5]);
  expect(cancelsOf(events)).toEqual([[4, 5, 'LINKED_ORDER']]);
});

describe('C04 whatever ends one leg ends the other', () => {
  test.each([
    [
      'a cancel of the limit',
      (session: Session) => session.cancel('cyd', 1),
      [
        [1, 'USER'],
        [2, 'LINKED_ORDER'],
      ],
    ],
    [
      'a cancel of the stop',
      (session: Session) => session.cancel('cyd', 2),
      [
        [2, 'USER'],
        [1, 'LINKED_ORDER'],
      ],
    ],
    [
      'a mass cancel',
      (session: Session) => session.cancelAll('cyd'),
      [
        [1, 'MASS_CANCEL'],
        [2, 'LINKED_ORDER'],
      ],
    ],
    [
      'a close',
      (session: Session) => session.send({ type: 'CloseMarket', market }),
      [
        [1, 'MARKET_CLOSED'],
        [2, 'LINKED_ORDER'],
      ],
    ],
    [
      'a retirement',
      (session: Session) => session.send({ type: 'RetireParticipant', participantId: 'cyd', reason: 'r' }),
      [
        [1, 'RETIRED'],
        [2, 'LINKED_ORDER'],
      ],
    ],
    [
      'self-trade prevention',
      (session: Session) => session.place('cyd', { priceSats: 120, selfTradePrevention: 'CANCEL_BOTH' }),
      [
        [1, 'SELF_TRADE'],
        [2, 'LINKED_ORDER'],
        [3, 'SELF_TRADE'],
      ],
    ],
  ] as const)('C04 %s', (_what, act, cancels) => {
    const session = pair();
    expect(cancelsOf(act(session)).map(([orderId, , reason]) => [orderId, reason])).toEqual(cancels);
    expect(session.exchange.held('cyd', 'AAPL') + session.exchange.held('cyd', 'BTC')).toBe(0);
  });

  test('C04 an expiry', () => {
    const session = Session.open(people);
    const expireAt = session.sequencer.time + 100;
    session.oco('cyd', { side: 'SELL', priceSats: 120, timeInForce: 'GTD', expireAt }, { stopPriceSats: 80 });
    expect(cancelsOf(session.advance(expireAt))).toEqual([
      [1, 1, 'EXPIRED'],
      [2, 1, 'LINKED_ORDER'],
    ]);
  });
});

test.each([
  [
    'the larger leg of two sells',
    'SELL',
    { priceSats: 120, quantityLots: 3 },
    { stopPriceSats: 80, quantityLots: 5 },
    [0, 5],
  ],
  [
    'the dearer of two buys: the stop',
    'BUY',
    { priceSats: 1000, quantityLots: 10 },
    { stopPriceSats: 2000 },
    [20_040, 0],
  ],
  [
    'the dearer of two buys: the limit',
    'BUY',
    { priceSats: 1000, quantityLots: 10 },
    { stopPriceSats: 2000, quantityLots: 1 },
    [10_020, 0],
  ],
] as const)('C05 a pair holds once, for %s', (_what, side, limit, stop, [sats, lots]) => {
  const session = Session.open(people);
  session.oco('cyd', { side, ...limit }, stop);
  expect([session.balance('cyd').BTC[1], session.balance('cyd').AAPL[1]]).toEqual([sats, lots]);
  session.cancel('cyd', 2);
  expect([session.balance('cyd').BTC[1], session.balance('cyd').AAPL[1]]).toEqual([0, 0]);
});

test.each([1, 2])('C06 leg %i cannot be replaced', (orderId) => {
  const session = pair();
  expect(refusalsOf(session.replace('cyd', orderId, orderId === 1 ? 120 : null, 4))).toEqual(['INVALID_COMBINATION']);
});

test('C06 what a fill has freed from its pair can be replaced', () => {
  const session = pair();
  session.place('bob', { priceSats: 120, quantityLots: 2 });
  expect(refusalsOf(session.replace('cyd', 1, 110, 5))).toEqual([]);
});

test.each([
  [
    'fires if the limit did not trade',
    120,
    ['OrderAccepted', 'OrderAccepted', 'OrderTriggered', 'OrderCanceled', 'OrderCanceled', 'FundsPosted'],
  ],
  ['is gone if it did', 90, ['OrderAccepted', 'OrderAccepted', 'TradeExecuted', 'OrderCanceled', 'FundsPosted']],
] as const)('C07 a stop whose price is reached already %s', (_what, priceSats, types) => {
  const session = Session.open(people, { previousCloseSats: 100 });
  if (priceSats === 90) session.rest('bob', 'BUY', 90, 1);
  const events = session.oco('cyd', { side: 'SELL', priceSats, quantityLots: 5 }, { stopPriceSats: 100 });
  expect(typesOf(events)).toEqual(types);
});
