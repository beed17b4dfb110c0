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
import type { OrderRequest } from '../market/order.ts';

const market = plainInstrument.symbol;
const people = ['ann', 'bob'];

/** The first market refers to 100 and allows 10 ticks to each side. */
function banded() {
  const session = Session.open(people, { priceBandTicks: 10 });
  refer(session, 100);
  return session;
}

function refer(session: Session, priceSats: number) {
  return session.advance(session.sequencer.time + 1000, [priceSats, 100]);
}

describe('the static band', () => {
  test.each([
    ['a limit at the upper edge', { priceSats: 110 }, []],
    ['a limit beyond it', { priceSats: 111 }, ['PRICE_BAND']],
    ['a limit at the lower edge', { priceSats: 90 }, []],
    ['a limit below it', { priceSats: 89 }, ['PRICE_BAND']],
    ['a sell beyond the upper edge', { side: 'SELL', priceSats: 111 }, ['PRICE_BAND']],
    ["a stop-limit's limit beyond it", { kind: 'STOP_LIMIT', stopPriceSats: 105, priceSats: 111 }, ['PRICE_BAND']],
    ['a stop price beyond it', { kind: 'STOP', priceSats: null, stopPriceSats: 300 }, []],
  ] as const)('B01 %s', (_what, order, refusals) => {
    expect(refusalsOf(banded().place('ann', order))).toEqual(refusals);
  });

  test('B01 a replace to such a price is refused too', () => {
    const session = banded();
    const order = session.rest('ann', 'BUY', 100, 1);
    expect(refusalsOf(session.replace('ann', order, 111, 1))).toEqual(['PRICE_BAND']);
    expect(refusalsOf(session.replace('ann', order, 110, 1))).toEqual([]);
  });

  test('B01 orders that rest stay when the reference moves', () => {
    const session = banded();
    const order = session.rest('ann', 'BUY', 92, 1);
    expect(cancelsOf(refer(session, 200))).toEqual([]);
    expect(session.exchange.openOrder(order)).not.toBeNull();
    expect(tradesOf(session.place('bob', { side: 'SELL', priceSats: 190 }))).toEqual([]);
  });

  test.each([
    ['a buy', 'BUY', 'MARKET', [[110, 1]], [2, 'PRICE_BAND']],
    ['a sell', 'SELL', 'MARKET', [[90, 1]], [2, 'PRICE_BAND']],
    ['a triggered stop', 'BUY', 'STOP', [[110, 1]], [2, 'PRICE_BAND']],
  ] as const)('B02 %s stops at the edge', (_what, side, kind, fills, [left, reason]) => {
    const session = Session.open(people, { priceBandTicks: 10, previousCloseSats: 100 });
    for (const price of side === 'BUY' ? [110, 111] : [90, 89]) {
      session.rest('ann', side === 'BUY' ? 'SELL' : 'BUY', price, 1);
    }
    refer(session, 100);
    const events = session.place('bob', { side, kind, quantityLots: 3 });
    expect(tradesOf(events).map(([, , price, lots]) => [price, lots])).toEqual(fills);
    expect(cancelsOf(events)).toEqual([[acceptedId(events), left, reason]]);
  });

  test('B02 a market order may trade at a price that is better than the band', () => {
    const session = banded();
    session.rest('ann', 'SELL', 92, 1);
    refer(session, 200);
    expect(tradesOf(session.place('bob', { kind: 'MARKET' }))).toHaveLength(1);
  });

  test('B02 a book without more is no band', () => {
    const session = banded();
    session.rest('ann', 'SELL', 110, 1);
    const events = session.place('bob', { kind: 'MARKET', quantityLots: 3 });
    expect(cancelsOf(events)[0]?.[2]).toBe('NO_LIQUIDITY');
  });

  test('B03 before the first AdvanceTime with prices there is no band', () => {
    const session = Session.open(people, { priceBandTicks: 10 });
    expect(refusalsOf(session.place('ann', { priceSats: 1000 }))).toEqual([]);
    session.advance(session.sequencer.time + 1000);
    expect(refusalsOf(session.place('ann', { priceSats: 1000 }))).toEqual([]);
    refer(session, 100);
    session.advance(session.sequencer.time + 1000);
    expect(refusalsOf(session.place('ann', { priceSats: 1000 }))).toEqual(['PRICE_BAND']);
  });
});

describe('the volatility band', () => {
  /** Offers of 2 at 100, 105 and 106; the last price is 100 and 5 percent are allowed. */
  function tense() {
    const session = Session.open(people, { volatilityBandBps: 500, previousCloseSats: 100 });
    for (const price of [100, 105, 106]) session.rest('ann', 'SELL', price, 2);
    return session;
  }

  test.each([
    ['a limit inside the band', { priceSats: 105, quantityLots: 4 }, 2, null],
    ["a limit's rest joins the auction", { priceSats: 110, quantityLots: 6 }, 2, 'rests'],
    [
      'the rest of an IOC is canceled',
      { priceSats: 110, timeInForce: 'IOC', quantityLots: 6 },
      2,
      'VOLATILITY_INTERRUPTION',
    ],
    ['the rest of a market order is canceled', { kind: 'MARKET', quantityLots: 6 }, 2, 'VOLATILITY_INTERRUPTION'],
    [
      'the rest of a stop is canceled',
      { kind: 'STOP', stopPriceSats: 100, quantityLots: 6 },
      2,
      'VOLATILITY_INTERRUPTION',
    ],
    ['a FOK inside the band', { priceSats: 110, timeInForce: 'FOK', quantityLots: 4 }, 2, null],
  ] as const)('B04 %s', (_what, order, trades, end) => {
    const session = tense();
    const events = session.place('bob', order);
    expect(tradesOf(events)).toHaveLength(trades);
    const starts = eventsOf(events, 'AuctionStarted').map(({ reason }) => reason);
    expect(starts).toEqual(end === null ? [] : ['VOLATILITY']);
    expect(session.exchange.status(market)).toBe(end === null ? 'CONTINUOUS' : 'AUCTION');
    expect(cancelsOf(events)).toEqual(end === null || end === 'rests' ? [] : [[4, 2, end]]);
    expect(session.book().bids).toEqual(end === 'rests' ? [[110, [[4, 2]]]] : []);
  });

  test('B04 M23 the auction is told after the trades and before the cancel', () => {
    const events = tense().place('bob', { kind: 'MARKET', quantityLots: 6 });
    const types = ['OrderAccepted', 'TradeExecuted', 'TradeExecuted', 'AuctionStarted', 'OrderCanceled', 'FundsPosted'];
    expect(events.map(({ type }) => type)).toEqual(types);
  });

  test('B04 the anchor is the last price before the order, not that of its own prints', () => {
    const session = tense();
    session.place('bob', { priceSats: 105, quantityLots: 3 });
    expect(eventsOf(session.place('bob', { priceSats: 106, quantityLots: 3 }), 'AuctionStarted')).toEqual([]);
  });

  test('B04 an own order that ends the aggressor is met before the band', () => {
    const session = Session.open(people, { volatilityBandBps: 500, previousCloseSats: 100 });
    session.rest('bob', 'SELL', 200, 1);
    const events = session.place('bob', { priceSats: 200 });
    expect(cancelsOf(events)[0]?.[2]).toBe('SELF_TRADE');
    expect(session.exchange.status(market)).toBe('CONTINUOUS');
  });

  test('B04 without a last price and a previous close there is no band', () => {
    const session = Session.open(people, { volatilityBandBps: 1 });
    session.rest('ann', 'SELL', 900, 1);
    expect(tradesOf(session.place('bob', { priceSats: 900 }))).toHaveLength(1);
  });

  test('B05 a FOK that would leave the band is canceled whole, and the auction begins', () => {
    const session = tense();
    const events = session.place('bob', { priceSats: 110, timeInForce: 'FOK', quantityLots: 5 });
    expect(events.map(({ type }) => type)).toEqual(['OrderAccepted', 'AuctionStarted', 'OrderCanceled']);
    expect(cancelsOf(events)).toEqual([[4, 5, 'FOK_UNFILLABLE']]);
    expect(session.exchange.status(market)).toBe('AUCTION');
  });

  test('B05 a FOK that could not fill anyway begins no auction', () => {
    const session = tense();
    const events = session.place('bob', { priceSats: 110, timeInForce: 'FOK', quantityLots: 7 });
    expect(events.map(({ type }) => type)).toEqual(['OrderAccepted', 'OrderCanceled']);
  });
});

describe('the minimum notional', () => {
  const rich = { minNotionalSats: 1000 };

  test.each([
    ['a limit order at its limit', { priceSats: 100, quantityLots: 10 }, { priceSats: 100, quantityLots: 9 }],
    [
      'a stop at its stop price',
      { kind: 'STOP', stopPriceSats: 200, quantityLots: 5 },
      { kind: 'STOP', stopPriceSats: 200, quantityLots: 4 },
    ],
    [
      'a stop-limit at its limit',
      { kind: 'STOP_LIMIT', stopPriceSats: 50, priceSats: 100, quantityLots: 10 },
      { kind: 'STOP_LIMIT', stopPriceSats: 500, priceSats: 100, quantityLots: 9 },
    ],
  ] as const)('B06 %s', (_what, enough: Partial<OrderRequest>, tooLittle: Partial<OrderRequest>) => {
    const session = Session.open(people, rich);
    expect(refusalsOf(session.place('ann', enough))).toEqual([]);
    expect(refusalsOf(session.place('ann', tooLittle))).toEqual(['MIN_NOTIONAL']);
  });

  test('B06 a market order at the reference, else the last price, else the previous close, else not at all', () => {
    const isRefused = (session: Session, quantityLots: number) =>
      refusalsOf(session.place('bob', { kind: 'MARKET', quantityLots })).length > 0;
    const edges = (session: Session, least: number) => [isRefused(session, least - 1), isRefused(session, least)];
    expect(isRefused(Session.open(people, rich), 1)).toBe(false);
    const session = Session.open(people, { ...rich, previousCloseSats: 100 });
    expect(edges(session, 10)).toEqual([true, false]);
    session.rest('ann', 'SELL', 200, 5);
    session.place('bob', { priceSats: 200, quantityLots: 5 });
    expect(edges(session, 5)).toEqual([true, false]);
    refer(session, 500);
    expect(edges(session, 2)).toEqual([true, false]);
  });

  test('B06 a replace is checked with its new total, unless it ends the order', () => {
    const session = Session.open(people, rich);
    const order = session.rest('ann', 'BUY', 100, 20);
    session.place('bob', { side: 'SELL', priceSats: 100, quantityLots: 15 });
    expect(refusalsOf(session.replace('ann', order, 50, 19))).toEqual(['MIN_NOTIONAL']);
    expect(refusalsOf(session.replace('ann', order, 100, 16))).toEqual([]);
    expect(cancelsOf(session.replace('ann', order, 100, 1))).toEqual([[order, 1, 'REPLACED_BELOW_FILLED']]);
  });
});
