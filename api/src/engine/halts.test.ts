import { expect, test } from 'vitest';
import {
  cancelsOf,
  otherInstrument,
  plainInstrument,
  refusalsOf,
  Session,
  tradesOf,
} from '../../test/engine/session.ts';

const market = plainInstrument.symbol;

function halted(cancelOpenOrders: boolean) {
  const session = Session.open(['ann', 'bob']);
  const bid = session.rest('ann', 'BUY', 90, 1);
  const offer = session.rest('ann', 'SELL', 110, 1);
  const better = session.rest('bob', 'BUY', 95, 1);
  session.quote('bob', [[80, 1]], []);
  const events = session.send({ type: 'HaltMarket', market, reason: 'news', cancelOpenOrders });
  return { session, events, bid, offer, better };
}

test('H01 a halted market refuses orders, replaces and quotes', () => {
  const { session, bid } = halted(false);
  const refused = [
    session.place('ann', {}),
    session.place('ann', { kind: 'MARKET' }),
    session.replace('ann', bid, 90, 1),
    session.quote('bob', [[80, 1]], []),
    session.place('ann', { kind: 'STOP' }),
    session.oco('ann', { priceSats: 90 }, { stopPriceSats: 110 }),
  ];
  expect(refused.map((events) => new Set(refusalsOf(events)))).toEqual(refused.map(() => new Set(['MARKET_HALTED'])));
  expect(session.exchange.status(market)).toBe('HALTED');
});

test('H02 a halted market accepts cancels, mass cancels and the withdrawal of all quotes', () => {
  const { session, bid } = halted(false);
  expect(cancelsOf(session.cancel('ann', bid))).toEqual([[bid, 1, 'USER']]);
  expect(session.quote('bob', [], [])[0]).toMatchObject({ type: 'QuotesReplaced', canceledOrderIds: [4], placed: [] });
  expect(cancelsOf(session.cancelAll('ann', market))).toEqual([[2, 1, 'MASS_CANCEL']]);
});

test('H03 a halt can cancel the stops too, after the orders', () => {
  const session = Session.open(['ann']);
  session.place('ann', { kind: 'STOP', side: 'SELL', stopPriceSats: 50 });
  session.place('ann', { kind: 'STOP', side: 'BUY', stopPriceSats: 150 });
  session.rest('ann', 'SELL', 110, 1);
  const events = session.send({ type: 'HaltMarket', market, reason: 'news', cancelOpenOrders: true });
  expect(cancelsOf(events)).toEqual([3, 2, 1].map((orderId) => [orderId, 1, 'HALTED']));
});

test('H03 a halt can cancel everything: bids best to worst, then asks', () => {
  const { session, events, bid, offer, better } = halted(true);
  expect(cancelsOf(events).map(([orderId]) => orderId)).toEqual([better, bid, 4, offer]);
  expect(new Set(cancelsOf(events).map(([, , reason]) => reason))).toEqual(new Set(['HALTED']));
  expect(session.book()).toEqual({ bids: [], asks: [] });
  expect([session.balance('ann').BTC[1], session.balance('ann').AAPL[1], session.balance('bob').BTC[1]]).toEqual([
    0, 0, 0,
  ]);
});

test('H04 halting twice and resuming an open market are refused', () => {
  const { session } = halted(false);
  const halt = { type: 'HaltMarket', market, reason: 'again', cancelOpenOrders: false } as const;
  expect(refusalsOf(session.send(halt))).toEqual(['MARKET_HALTED']);
  expect(refusalsOf(session.send({ type: 'ResumeMarket', market }))).toEqual([]);
  expect(refusalsOf(session.send({ type: 'ResumeMarket', market }))).toEqual(['MARKET_NOT_HALTED']);
  expect(refusalsOf(session.send({ type: 'ResumeMarket', market: 'X/BTC' }))).toEqual(['UNKNOWN_MARKET']);
});

test('H05 other markets go on, and after the reopening auction orders trade where they rested', () => {
  const { session, better } = halted(false);
  const other = session.place('ann', { market: otherInstrument.symbol, priceSats: 100 });
  expect(refusalsOf(other)).toEqual([]);
  const events = session.send({ type: 'ResumeMarket', market });
  expect(events.map(({ type }) => type)).toEqual(['MarketResumed', 'AuctionStarted']);
  session.send({ type: 'UncrossMarket', market });
  const [trade] = tradesOf(session.place('ann', { side: 'SELL', priceSats: 95 }));
  expect(trade?.[0]).toBe(better);
});
