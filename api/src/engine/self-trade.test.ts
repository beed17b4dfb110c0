import { describe, expect, test } from 'vitest';
import { acceptedId, cancelsOf, eventsOf, Session, tradesOf } from '../../test/engine/session.ts';
import type { MarketEvent } from '../market/events.ts';
import type { OrderRequest, SelfTradePrevention } from '../market/order.ts';

/** Offers at 100: ann's 4 (order 1), bob's own (order 2), ann's 4 (order 3). */
function between(ownLots: number, own: Partial<OrderRequest> = {}) {
  const session = Session.open(['ann', 'bob']);
  session.rest('ann', 'SELL', 100, 4);
  session.place('bob', { side: 'SELL', priceSats: 100, quantityLots: ownLots, ...own });
  session.rest('ann', 'SELL', 100, 4);
  return session;
}

function buy(session: Session, selfTradePrevention: SelfTradePrevention, quantityLots: number, more = {}) {
  return session.place('bob', { priceSats: 100, quantityLots, selfTradePrevention, ...more });
}

/** What happened to which orders, in order. */
function story(events: readonly MarketEvent[]): string[] {
  return events.flatMap((event) => {
    if (event.type === 'TradeExecuted') return [`${event.quantityLots} of ${event.makerOrderId}`];
    if (event.type === 'OrderDecremented') return [`${event.orderId} less ${event.decrementLots}`];
    return event.type === 'OrderCanceled' ? [`${event.orderId} ends with ${event.remainingLots}`] : [];
  });
}

const cases = [
  {
    rule: 'M13 the aggressor stops at its own order',
    stp: 'CANCEL_NEWEST',
    own: 5,
    lots: 10,
    told: ['4 of 1', '4 ends with 6'],
  },
  {
    rule: 'M14 without prevention it trades with itself',
    stp: 'NONE',
    own: 5,
    lots: 10,
    told: ['4 of 1', '5 of 2', '1 of 3'],
  },
  {
    rule: 'M25 own orders make room and the rest may rest',
    stp: 'CANCEL_OLDEST',
    own: 5,
    lots: 10,
    told: ['4 of 1', '2 ends with 5', '4 of 3'],
  },
  {
    rule: 'M26 the own order ends, then the aggressor',
    stp: 'CANCEL_BOTH',
    own: 5,
    lots: 10,
    told: ['4 of 1', '2 ends with 5', '4 ends with 6'],
  },
  {
    rule: 'M27 a larger aggressor goes on with what is left',
    stp: 'DECREMENT',
    own: 3,
    lots: 10,
    told: ['4 of 1', '2 ends with 3', '4 less 3', '3 of 3'],
  },
  {
    rule: 'M27 a smaller aggressor ends and the own order keeps its place',
    stp: 'DECREMENT',
    own: 9,
    lots: 10,
    told: ['4 of 1', '2 less 6', '4 ends with 6'],
  },
  {
    rule: 'M27 of equal sizes both end, the resting one first',
    stp: 'DECREMENT',
    own: 6,
    lots: 10,
    told: ['4 of 1', '2 ends with 6', '4 ends with 6'],
  },
] as const;

test.each(cases)('$rule', ({ stp, own, lots, told }) => {
  const events = buy(between(own), stp, lots);
  expect(story(events)).toEqual(told);
  expect(new Set(cancelsOf(events).map(([, , reason]) => reason))).toEqual(
    new Set(stp === 'NONE' ? [] : ['SELF_TRADE']),
  );
});

test('M25 what is left of the aggressor rests', () => {
  const session = between(5);
  const taker = acceptedId(buy(session, 'CANCEL_OLDEST', 10));
  expect(session.book()).toEqual({ bids: [[100, [[taker, 2]]]], asks: [] });
});

test('M25 M27 hidden size counts: a canceled iceberg goes whole, a decremented one loses what is hidden', () => {
  const iceberg = { displayLots: 2 };
  expect(story(buy(between(8, iceberg), 'CANCEL_OLDEST', 9))).toEqual(['4 of 1', '2 ends with 8', '4 of 3']);
  const session = between(8, iceberg);
  expect(story(buy(session, 'DECREMENT', 10))).toEqual(['4 of 1', '2 less 6', '4 ends with 6']);
  expect(session.exchange.openOrder(2)).toMatchObject({ quantityLots: 2, remainingLots: 2, displayedLots: 2 });
});

test('M27 both totals shrink, and so do the holds', () => {
  const session = between(9);
  const events = buy(session, 'DECREMENT', 10);
  expect(eventsOf(events, 'OrderDecremented')[0]).toMatchObject({ decrementLots: 6, remainingLots: 3 });
  expect(session.exchange.openOrder(2)).toMatchObject({ quantityLots: 3, remainingLots: 3 });
  expect([session.balance('bob').AAPL[1], session.balance('bob').BTC[1]]).toEqual([3, 0]);
  expect(session.book().asks).toEqual([
    [
      100,
      [
        [2, 3],
        [3, 4],
      ],
    ],
  ]);
});

test('M27 the total of an aggressor that goes on shrinks too', () => {
  const session = between(3);
  const taker = acceptedId(buy(session, 'DECREMENT', 12));
  expect(session.exchange.openOrder(taker)).toMatchObject({ quantityLots: 9, remainingLots: 1 });
});

describe('a FOK and own size', () => {
  const fok = { timeInForce: 'FOK' } as const;
  test.each([
    ['M09 CANCEL_NEWEST counts what comes before the own order', 'CANCEL_NEWEST', 4, 4],
    ['M09 CANCEL_NEWEST counts nothing behind it', 'CANCEL_NEWEST', 5, 0],
    ['M09 CANCEL_BOTH counts nothing behind it', 'CANCEL_BOTH', 5, 0],
    ['M09 CANCEL_OLDEST counts what others offer', 'CANCEL_OLDEST', 8, 8],
    ['M09 CANCEL_OLDEST does not count the own order', 'CANCEL_OLDEST', 9, 0],
    ['M09 DECREMENT counts nothing behind it', 'DECREMENT', 5, 0],
    ['M09 NONE counts everything', 'NONE', 13, 13],
  ] as const)('%s', (_rule, stp, lots, fills) => {
    const session = between(5);
    const events = buy(session, stp, lots, fok);
    expect(tradesOf(events).reduce((sum, [, , , traded]) => sum + traded, 0)).toBe(fills);
    if (fills === 0) expect(cancelsOf(events)).toEqual([[acceptedId(events), lots, 'FOK_UNFILLABLE']]);
    if (fills === 0) expect(session.exchange.openOrder(2)?.remainingLots).toBe(5);
  });
});
