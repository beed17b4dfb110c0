import { describe, expect, test } from 'vitest';
import { cancelsOf, eventsOf, plainInstrument, Session, tradesOf } from '../../test/engine/session.ts';
import type { Instrument } from '../market/instrument.ts';

const market = plainInstrument.symbol;

type Lines = readonly (readonly [priceSats: number, lots: number])[];

/** An auction with these orders: bids are ann's, asks bob's. */
function auction(bids: Lines, asks: Lines, rules: Partial<Instrument> = {}) {
  const session = Session.open(['ann', 'bob', 'cyd'], rules);
  session.send({ type: 'StartAuction', market });
  for (const [price, lots] of bids) session.rest('ann', 'BUY', price, lots);
  for (const [price, lots] of asks) session.rest('bob', 'SELL', price, lots);
  return session;
}

const uncross = (session: Session) => session.send({ type: 'UncrossMarket', market });

/** Price, volume and surplus (of buyers positive) as the auction tells them. */
function indicated(session: Session, referenceSats: number | null) {
  const prices = referenceSats === null ? [] : [referenceSats, 100];
  const [told] = eventsOf(session.advance(session.sequencer.time + 1000, prices), 'AuctionIndicated');
  const sign = told?.surplusSide === 'SELL' ? -1 : 1;
  return [told?.priceSats, told?.quantityLots, sign * (told?.surplusLots ?? 0)];
}

type Case = {
  readonly rule: string;
  readonly bids: Lines;
  readonly asks: Lines;
  readonly reference?: number;
  readonly rules?: Partial<Instrument>;
  readonly result: readonly [priceSats: number, lots: number, surplus: number];
};

const even: Pick<Case, 'bids' | 'asks'> = { bids: [[105, 5]], asks: [[100, 5]] };
const mixed: Pick<Case, 'bids' | 'asks'> = {
  bids: [
    [103, 5],
    [101, 3],
  ],
  asks: [
    [101, 5],
    [103, 3],
  ],
};
const coarse = { tickSats: 5, priceBandTicks: null };

const cases: readonly Case[] = [
  {
    rule: 'the largest volume',
    bids: [
      [102, 5],
      [101, 5],
    ],
    asks: [
      [100, 3],
      [101, 7],
    ],
    result: [101, 10, 0],
  },
  {
    rule: 'the largest volume, whatever the surplus',
    bids: [
      [102, 9],
      [101, 2],
    ],
    asks: [
      [101, 9],
      [100, 1],
    ],
    result: [101, 10, 1],
  },
  {
    rule: 'of equal volumes the smallest surplus',
    bids: [[103, 5]],
    asks: [
      [100, 5],
      [102, 2],
    ],
    result: [100, 5, 0],
  },
  {
    rule: 'of equal volumes the smallest surplus, and only at a limit of the book',
    bids: [
      [103, 5],
      [100, 4],
    ],
    asks: [[99, 5]],
    reference: 99,
    result: [103, 5, 0],
  },
  {
    rule: 'a surplus of buyers: the highest',
    bids: [[103, 10]],
    asks: [[100, 4]],
    reference: 100,
    result: [103, 4, 6],
  },
  {
    rule: 'a surplus of sellers: the lowest',
    bids: [[103, 4]],
    asks: [[100, 10]],
    reference: 103,
    result: [100, 4, -6],
  },
  { rule: 'no surplus: the reference between them', ...even, reference: 103, result: [103, 5, 0] },
  { rule: 'no surplus: the highest, if the reference is above', ...even, reference: 200, result: [105, 5, 0] },
  { rule: 'no surplus: the lowest, if the reference is below', ...even, reference: 50, result: [100, 5, 0] },
  { rule: 'a surplus on either side: the reference between them', ...mixed, reference: 102, result: [102, 5, 0] },
  { rule: 'a surplus on either side: the highest', ...mixed, reference: 110, result: [103, 5, -3] },
  { rule: 'a surplus on either side: the lowest', ...mixed, reference: 90, result: [101, 5, 3] },
  { rule: 'without a reference the previous close', ...even, rules: { previousCloseSats: 104 }, result: [104, 5, 0] },
  {
    rule: 'the reference before the previous close',
    ...even,
    reference: 101,
    rules: { previousCloseSats: 104 },
    result: [101, 5, 0],
  },
  { rule: 'without any the middle, rounded down', ...even, result: [102, 5, 0] },
  { rule: 'the middle of limits with a surplus on either side', ...mixed, result: [102, 5, 0] },
  {
    rule: 'the reference rounded down to a tick',
    bids: [[115, 5]],
    asks: [[100, 5]],
    reference: 109,
    rules: coarse,
    result: [105, 5, 0],
  },
  { rule: 'the middle rounded down to a tick', bids: [[115, 5]], asks: [[100, 5]], rules: coarse, result: [105, 5, 0] },
  { rule: 'one limit on both sides', bids: [[100, 3]], asks: [[100, 8]], result: [100, 3, -5] },
];

describe('U05 the auction price', () => {
  test.each(cases)('U05 $rule', ({ bids, asks, reference, rules, result }) => {
    const session = auction(bids, asks, rules);
    expect(indicated(session, reference ?? null)).toEqual(result);
    const events = uncross(session);
    const [priceSats, quantityLots] = result;
    expect(eventsOf(events, 'MarketUncrossed')[0]).toMatchObject({ priceSats, quantityLots });
    expect(tradesOf(events).reduce((sum, [, , , lots]) => sum + lots, 0)).toBe(quantityLots);
    expect(new Set(tradesOf(events).map(([, , price]) => price))).toEqual(new Set([priceSats]));
  });

  test('U05 without a reference the last price, before the previous close', () => {
    const session = Session.open(['ann', 'bob'], { previousCloseSats: 101 });
    session.rest('bob', 'SELL', 104, 1);
    session.place('ann', { priceSats: 104 });
    session.send({ type: 'StartAuction', market });
    session.rest('ann', 'BUY', 105, 5);
    session.rest('bob', 'SELL', 100, 5);
    expect(indicated(session, null)).toEqual([104, 5, 0]);
  });

  test('U05 hidden size counts', () => {
    const session = auction([[101, 1]], [[100, 9]]);
    session.place('ann', { priceSats: 102, quantityLots: 10, displayLots: 1 });
    expect(indicated(session, null)).toEqual([102, 9, 1]);
  });
});

describe('U06 the uncross', () => {
  test('U06 best bid with best ask, price then time, until nothing within the price is left on one side', () => {
    const session = auction(
      [
        [100, 4],
        [101, 2],
        [101, 3],
        [99, 9],
      ],
      [
        [100, 3],
        [99, 4],
        [102, 1],
      ],
    );
    const events = uncross(session);
    expect(tradesOf(events).map(([maker, taker, , lots]) => [maker, taker, lots])).toEqual([
      [2, 6, 2],
      [3, 6, 2],
      [3, 5, 1],
      [1, 5, 2],
    ]);
    expect(session.book()).toEqual({
      bids: [
        [100, [[1, 2]]],
        [99, [[4, 9]]],
      ],
      asks: [[102, [[7, 1]]]],
    });
    expect(tradesOf(session.place('cyd', { side: 'SELL', priceSats: 100 }))).toEqual([[1, 8, 100, 1]]);
  });

  test('U06 displayed slices come before refills', () => {
    const session = auction([], [[100, 9]]);
    session.place('ann', { priceSats: 100, quantityLots: 6, displayLots: 2 });
    session.rest('cyd', 'BUY', 100, 3);
    const events = uncross(session);
    expect(tradesOf(events).map(([, taker, , lots]) => [taker, lots])).toEqual([
      [2, 2],
      [3, 3],
      [2, 2],
      [2, 2],
    ]);
    expect(eventsOf(events, 'IcebergRefilled')).toHaveLength(2);
  });

  test("U06 both sides pay the maker's fee, and what was held for a worse price comes back", () => {
    const session = auction([[1000, 10]], [[900, 10]], { previousCloseSats: 950 });
    const [trade] = eventsOf(uncross(session), 'TradeExecuted');
    expect(trade).toMatchObject({ priceSats: 950, makerFeeSats: 9, takerFeeSats: 9 });
    expect(session.balance('ann').BTC).toEqual([1_000_000_000 - 9509, 0]);
    expect(session.balance('bob')).toEqual({ BTC: [1_000_000_000 + 9491, 0], AAPL: [999_990, 0] });
  });
});

describe('U07 nobody trades with itself in the uncross', () => {
  test.each(['NONE', 'CANCEL_OLDEST', 'DECREMENT'] as const)('U07 the higher id ends, with %s too', (stp) => {
    const session = auction([], []);
    session.place('ann', { priceSats: 100, quantityLots: 5, selfTradePrevention: stp });
    session.place('ann', { side: 'SELL', priceSats: 100, quantityLots: 3, selfTradePrevention: stp });
    session.rest('bob', 'SELL', 100, 4);
    const events = uncross(session);
    expect(cancelsOf(events)).toEqual([[2, 3, 'SELF_TRADE']]);
    expect(tradesOf(events)).toEqual([[1, 3, 100, 4]]);
  });

  test('U07 if that leaves the book crossed, the rest is uncrossed at a price of its own', () => {
    const session = auction([[105, 5]], []);
    session.rest('ann', 'SELL', 100, 5);
    session.rest('bob', 'SELL', 104, 5);
    const events = uncross(session);
    const prices = eventsOf(events, 'MarketUncrossed').map(({ priceSats, quantityLots }) => [priceSats, quantityLots]);
    expect(prices).toEqual([
      [100, 5],
      [104, 5],
    ]);
    expect(events.map(({ type }) => type).slice(0, 4)).toEqual([
      'MarketUncrossed',
      'OrderCanceled',
      'MarketUncrossed',
      'TradeExecuted',
    ]);
    expect(tradesOf(events)).toEqual([[1, 3, 104, 5]]);
  });
});

test.each([
  ['the bid came first', ['BUY', 'SELL'], 'SELL'],
  ['the ask came first', ['SELL', 'BUY'], 'BUY'],
] as const)('U08 the lower order id is the maker: %s', (_what, sides, takerSide) => {
  const session = auction([], []);
  const [first, second] = sides.map((side, index) => session.rest(index === 0 ? 'ann' : 'bob', side, 100, 1));
  const [trade] = eventsOf(uncross(session), 'TradeExecuted');
  const names = { makerOrderId: first, makerId: 'ann', takerOrderId: second, takerId: 'bob' };
  expect(trade).toMatchObject({ ...names, takerSide, isAuction: true });
});

test('U09 the auction price is a print: stops run after the uncross', () => {
  const session = auction([[100, 2]], [[100, 2]]);
  session.place('cyd', { kind: 'STOP', stopPriceSats: 100 });
  session.rest('bob', 'SELL', 130, 1);
  const events = uncross(session);
  expect(events.map(({ type }) => type)).toEqual([
    'MarketUncrossed',
    'TradeExecuted',
    'OrderTriggered',
    'TradeExecuted',
    'FundsPosted',
  ]);
  expect(eventsOf(events, 'TradeExecuted').map(({ isAuction }) => isAuction)).toEqual([true, false]);
  expect(session.exchange.statistics(market)).toMatchObject({ lastPriceSats: 130, lowPriceSats: 100 });
});
