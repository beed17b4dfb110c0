import { describe, expect, test } from 'vitest';
import {
  cancelsOf,
  eventsOf,
  otherInstrument,
  plainInstrument,
  refusalsOf,
  Session,
  tradesOf,
} from '../../test/engine/session.ts';
import type { Command } from '../market/commands.ts';
import type { Instrument } from '../market/instrument.ts';
import type { MarketStatus } from '../market/market-status.ts';

const market = plainInstrument.symbol;
const people = ['ann', 'bob'];

const halt: Command = { type: 'HaltMarket', market, reason: 'r', cancelOpenOrders: false };
const resume: Command = { type: 'ResumeMarket', market };
const auction: Command = { type: 'StartAuction', market };
const uncross: Command = { type: 'UncrossMarket', market };
const close: Command = { type: 'CloseMarket', market };
const preOpen: Command = { type: 'PreOpenMarket', market };

const ways: Readonly<Record<MarketStatus, readonly Command[]>> = {
  PRE_OPEN: [close, preOpen],
  AUCTION: [auction],
  CONTINUOUS: [],
  HALTED: [halt],
  CLOSED: [close],
};

function inState(status: MarketStatus, rules: Partial<Instrument> = {}) {
  const session = Session.open(people, rules);
  for (const command of ways[status]) session.send(command);
  return session;
}

const typesOf = (events: readonly { readonly type: string }[]) => events.map(({ type }) => type);

test.each(['PRE_OPEN', 'AUCTION', 'CONTINUOUS'] as const)('U01 U02 a market starts in %s', (openingStatus) => {
  const session = Session.open([], { openingStatus });
  expect(session.exchange.status(market)).toBe(openingStatus);
  expect(session.exchange.status(otherInstrument.symbol)).toBe('CONTINUOUS');
  const starts = openingStatus === 'AUCTION' ? ['AuctionStarted'] : [];
  expect(typesOf(session.events)).toEqual(['RunStarted', ...starts, 'FundsPosted']);
});

describe('U01 U02 what a state accepts', () => {
  test.each(['PRE_OPEN', 'AUCTION'] as const)('U01 U02 in %s everything rests, crossed or not', (status) => {
    const session = inState(status);
    session.rest('ann', 'SELL', 90, 1);
    const bid = session.rest('bob', 'BUY', 110, 1);
    session.quote('ann', [[95, 1]], [[105, 1]]);
    session.replace('bob', bid, 120, 2);
    expect(eventsOf(session.events, 'TradeExecuted')).toEqual([]);
    expect(session.book()).toEqual({
      bids: [
        [120, [[bid, 2]]],
        [95, [[3, 1]]],
      ],
      asks: [
        [90, [[1, 1]]],
        [105, [[4, 1]]],
      ],
    });
    expect(cancelsOf(session.cancel('bob', bid))).toHaveLength(1);
  });

  test('U01 a closed market refuses everything', () => {
    const session = inState('CLOSED');
    const refused = [
      session.place('ann', {}),
      session.place('ann', { kind: 'MARKET' }),
      session.oco('ann', { priceSats: 90 }, { stopPriceSats: 110 }),
      session.quote('ann', [], []),
      session.send(halt),
      session.send(resume),
      session.send(auction),
      session.send(uncross),
      session.send(close),
    ];
    expect(refused.map((events) => new Set(refusalsOf(events)))).toEqual(refused.map(() => new Set(['MARKET_CLOSED'])));
  });

  test('U01 closing cancels every order, in the order of a mass cancel', () => {
    const session = Session.open(people);
    session.place('bob', { kind: 'STOP', side: 'SELL', stopPriceSats: 50 });
    session.rest('ann', 'SELL', 110, 1);
    session.rest('bob', 'BUY', 90, 1);
    session.rest('ann', 'BUY', 95, 1);
    session.place('ann', { kind: 'STOP', side: 'BUY', stopPriceSats: 150 });
    const events = session.send(close);
    expect(events[0]?.type).toBe('MarketClosed');
    expect(cancelsOf(events)).toEqual([4, 3, 2, 5, 1].map((orderId) => [orderId, 1, 'MARKET_CLOSED']));
  });
});

test.each([
  ['PRE_OPEN', auction, 'OPENING'],
  ['CONTINUOUS', auction, 'REQUESTED'],
  ['HALTED', resume, 'REOPENING'],
] as const)('U02 H05 an auction begins from %s', (status, command, reason) => {
  const session = inState(status);
  const events = session.send(command);
  expect(eventsOf(events, 'AuctionStarted')).toEqual([expect.objectContaining({ market, reason, endsAt: null })]);
  expect(session.exchange.status(market)).toBe('AUCTION');
});

describe('U03 an auction ends', () => {
  test('U03 by command', () => {
    const session = inState('AUCTION', { auctionMs: 1000 });
    expect(typesOf(session.send(uncross))).toEqual(['MarketUncrossed']);
    expect(typesOf(session.advance(session.sequencer.time + 5000))).toEqual(['TimeAdvanced']);
  });

  test('U03 when its time has come, before the command that comes with it', () => {
    const session = inState('AUCTION', { auctionMs: 1000 });
    const endsAt = session.sequencer.time + 1000;
    expect(eventsOf(session.events, 'AuctionStarted')[0]?.endsAt).toBe(endsAt);
    expect(typesOf(session.advance(endsAt - 1))).toEqual(['TimeAdvanced']);
    expect(typesOf(session.advance(endsAt))).toEqual(['MarketUncrossed', 'TimeAdvanced']);
    expect(session.exchange.status(market)).toBe('CONTINUOUS');
  });

  test('U03 with auctionMs 0 by command only', () => {
    const session = inState('AUCTION');
    session.advance(session.sequencer.time + 10 ** 9);
    expect(session.exchange.status(market)).toBe('AUCTION');
  });

  test('U03 a market that opens in auction ends it too', () => {
    const session = Session.open([], { openingStatus: 'AUCTION', auctionMs: 1000 });
    session.advance(session.sequencer.time + 1000);
    expect(session.exchange.status(market)).toBe('CONTINUOUS');
  });
});

describe.each(['PRE_OPEN', 'AUCTION'] as const)('U04 in %s nothing is taken', (status) => {
  test.each([
    ['a market order', { kind: 'MARKET' }, 'NO_LIQUIDITY'],
    ['an IOC', { priceSats: 120, timeInForce: 'IOC' }, 'IOC_REMAINDER'],
    ['a FOK', { priceSats: 120, timeInForce: 'FOK' }, 'FOK_UNFILLABLE'],
    ['a market FOK', { kind: 'MARKET', timeInForce: 'FOK' }, 'FOK_UNFILLABLE'],
  ] as const)('U04 %s is canceled whole', (_what, order, reason) => {
    const session = inState(status);
    session.rest('ann', 'SELL', 100, 5);
    const events = session.place('bob', { ...order, quantityLots: 3 });
    expect(cancelsOf(events)).toEqual([[2, 3, reason]]);
    expect(session.balance('bob')).toEqual({ BTC: [1_000_000_000, 0], AAPL: [1_000_000, 0] });
  });

  test('U04 post-only is not checked and stops wait', () => {
    const session = inState(status, { previousCloseSats: 100 });
    session.rest('ann', 'SELL', 100, 5);
    expect(refusalsOf(session.place('bob', { priceSats: 120, postOnly: true }))).toEqual([]);
    expect(typesOf(session.place('bob', { kind: 'STOP', stopPriceSats: 90 }))).toEqual([
      'OrderAccepted',
      'FundsPosted',
    ]);
  });
});

test('U10 a market without a crossing book uncrosses without a trade', () => {
  const session = inState('AUCTION');
  session.rest('ann', 'SELL', 101, 1);
  session.rest('bob', 'BUY', 100, 1);
  const events = session.send(uncross);
  expect(events).toEqual([expect.objectContaining({ type: 'MarketUncrossed', priceSats: null, quantityLots: 0 })]);
  expect(session.exchange.status(market)).toBe('CONTINUOUS');
});

describe('U11 what an auction would do', () => {
  const tell = (session: Session) =>
    eventsOf(session.advance(session.sequencer.time + 1000), 'AuctionIndicated').map((event) => [
      event.priceSats,
      event.quantityLots,
      event.surplusLots,
      event.surplusSide,
    ]);

  test('U11 is told with every AdvanceTime, if it has changed', () => {
    const session = inState('AUCTION');
    expect(tell(session)).toEqual([]);
    session.rest('ann', 'SELL', 100, 5);
    expect(tell(session)).toEqual([]);
    const bid = session.rest('bob', 'BUY', 100, 8);
    expect(tell(session)).toEqual([[100, 5, 3, 'BUY']]);
    expect(tell(session)).toEqual([]);
    session.replace('bob', bid, 100, 9);
    expect(tell(session)).toEqual([[100, 5, 4, 'BUY']]);
    session.replace('bob', bid, 100, 4);
    expect(tell(session)).toEqual([[100, 4, 1, 'SELL']]);
    session.replace('bob', bid, 100, 5);
    expect(tell(session)).toEqual([[100, 5, 0, null]]);
    session.cancel('bob', bid);
    expect(tell(session)).toEqual([[null, 0, 0, null]]);
  });

  test('U11 comes right after TimeAdvanced, in the order of the run, and only from markets in auction', () => {
    const session = inState('AUCTION');
    const other = otherInstrument.symbol;
    for (const symbol of [other, market]) {
      session.send({ type: 'StartAuction', market: symbol });
      session.place('ann', { market: symbol, side: 'SELL', priceSats: 100 });
      session.place('bob', { market: symbol, priceSats: 100 });
    }
    const events = session.advance(session.sequencer.time + 1000);
    expect(typesOf(events)).toEqual(['TimeAdvanced', 'AuctionIndicated', 'AuctionIndicated']);
    expect(eventsOf(events, 'AuctionIndicated').map((event) => event.market)).toEqual([market, other]);
  });
});

describe('U12 what leads nowhere is refused', () => {
  test.each([
    ['HALTED', halt, 'MARKET_HALTED'],
    ['CLOSED', halt, 'MARKET_CLOSED'],
    ['PRE_OPEN', uncross, 'MARKET_NOT_IN_AUCTION'],
    ['CONTINUOUS', uncross, 'MARKET_NOT_IN_AUCTION'],
    ['HALTED', uncross, 'MARKET_NOT_IN_AUCTION'],
    ['AUCTION', auction, 'MARKET_IN_AUCTION'],
    ['HALTED', auction, 'MARKET_HALTED'],
    ['PRE_OPEN', preOpen, 'MARKET_OPEN'],
    ['AUCTION', preOpen, 'MARKET_OPEN'],
    ['CONTINUOUS', preOpen, 'MARKET_OPEN'],
    ['HALTED', preOpen, 'MARKET_OPEN'],
    ['CONTINUOUS', resume, 'MARKET_NOT_HALTED'],
    ['AUCTION', resume, 'MARKET_NOT_HALTED'],
    ['PRE_OPEN', resume, 'MARKET_NOT_HALTED'],
  ] as const)('U12 H04 in %s', (status, command, reason) => {
    const session = inState(status);
    const before = session.exchange.stateHash();
    expect(refusalsOf(session.send(command))).toEqual([reason]);
    expect(session.exchange.stateHash()).toBe(before);
  });

  test.each(['PRE_OPEN', 'AUCTION', 'CONTINUOUS'] as const)('U12 a halt is accepted in %s', (status) => {
    const session = inState(status);
    expect(typesOf(session.send(halt))).toEqual(['MarketHalted']);
  });

  test('U12 an auction that a halt interrupts is over', () => {
    const session = inState('AUCTION', { auctionMs: 1000 });
    session.rest('ann', 'SELL', 100, 1);
    session.rest('bob', 'BUY', 100, 1);
    session.send(halt);
    expect(typesOf(session.advance(session.sequencer.time + 5000))).toEqual(['TimeAdvanced']);
    expect(session.exchange.status(market)).toBe('HALTED');
    expect(typesOf(session.send(resume))).toEqual(['MarketResumed', 'AuctionStarted']);
    expect(tradesOf(session.send(uncross))).toHaveLength(1);
  });
});

test('U02 a closed market opens again: pre-open, auction, trading', () => {
  const session = inState('CLOSED');
  session.send(preOpen);
  session.rest('ann', 'SELL', 100, 1);
  session.rest('bob', 'BUY', 100, 1);
  session.send(auction);
  expect(tradesOf(session.send(uncross))).toEqual([[1, 2, 100, 1]]);
  expect(session.exchange.status(market)).toBe('CONTINUOUS');
});
