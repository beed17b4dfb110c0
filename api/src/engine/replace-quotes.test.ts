import { expect, test } from 'vitest';
import { cancelsOf, eventsOf, refusalsOf, Session, tradesOf } from '../../test/engine/session.ts';
import type { MarketEvent } from '../market/events.ts';

/** `[canceled ids, [side, price, lots] of each new quote]`. */
function changeOf(events: readonly MarketEvent[]) {
  const [change] = eventsOf(events, 'QuotesReplaced');
  return [
    change?.canceledOrderIds,
    change?.placed.map(({ side, priceSats, quantityLots }) => [side, priceSats, quantityLots]),
  ];
}

/** Mel quotes 98 and 99 against 101 and 102: orders 1 to 4. Then bob joins each queue: orders 5 to 8. */
function quoted() {
  const session = Session.open(['mel', 'bob']);
  const first = session.quote(
    'mel',
    [
      [99, 10],
      [98, 10],
    ],
    [
      [101, 10],
      [102, 10],
    ],
  );
  for (const price of [99, 98]) session.rest('bob', 'BUY', price, 1);
  for (const price of [101, 102]) session.rest('bob', 'SELL', price, 1);
  return { session, first };
}

test('Q01 Q02 unchanged quotes keep id and place, changed ones are new and go to the back', () => {
  const { session, first } = quoted();
  expect(changeOf(first)).toEqual([
    [],
    [
      ['BUY', 99, 10],
      ['BUY', 98, 10],
      ['SELL', 101, 10],
      ['SELL', 102, 10],
    ],
  ]);
  const events = session.quote(
    'mel',
    [
      [99, 10],
      [98, 7],
    ],
    [
      [101, 11],
      [103, 10],
    ],
  );
  expect(changeOf(events)).toEqual([
    [2, 3, 4],
    [
      ['BUY', 98, 7],
      ['SELL', 101, 11],
      ['SELL', 103, 10],
    ],
  ]);
  expect(session.book()).toEqual({
    bids: [
      [
        99,
        [
          [1, 10],
          [5, 1],
        ],
      ],
      [
        98,
        [
          [6, 1],
          [9, 7],
        ],
      ],
    ],
    asks: [
      [
        101,
        [
          [7, 1],
          [10, 11],
        ],
      ],
      [102, [[8, 1]]],
      [103, [[11, 10]]],
    ],
  });
});

test('Q01 the same lists again change nothing', () => {
  const { session } = quoted();
  const before = session.exchange.stateHash();
  expect(
    changeOf(
      session.quote(
        'mel',
        [
          [99, 10],
          [98, 10],
        ],
        [
          [101, 10],
          [102, 10],
        ],
      ),
    ),
  ).toEqual([[], []]);
  expect(session.exchange.stateHash()).toBe(before);
});

test('Q01 what remains of a partly filled quote is its size', () => {
  const { session } = quoted();
  session.place('bob', { side: 'SELL', priceSats: 99, quantityLots: 4, selfTradePrevention: 'NONE' });
  const asks: [number, number][] = [
    [101, 10],
    [102, 10],
  ];
  expect(
    changeOf(
      session.quote(
        'mel',
        [
          [99, 6],
          [98, 10],
        ],
        asks,
      ),
    ),
  ).toEqual([[], []]);
  expect(
    changeOf(
      session.quote(
        'mel',
        [
          [99, 10],
          [98, 10],
        ],
        asks,
      ),
    ),
  ).toEqual([[1], [['BUY', 99, 10]]]);
});

test('Q01 equal quotes are matched one by one', () => {
  const session = Session.open(['mel']);
  session.quote(
    'mel',
    [
      [99, 5],
      [99, 5],
    ],
    [],
  );
  expect(
    changeOf(
      session.quote(
        'mel',
        [
          [99, 5],
          [99, 5],
          [99, 5],
        ],
        [],
      ),
    ),
  ).toEqual([[], [['BUY', 99, 5]]]);
  expect(changeOf(session.quote('mel', [[99, 5]], []))).toEqual([[2, 3], []]);
});

test('Q03 a quote that would trade is left out, the others stand', () => {
  const session = Session.open(['mel', 'bob']);
  session.rest('bob', 'SELL', 100, 1);
  const events = session.quote(
    'mel',
    [
      [100, 5],
      [99, 5],
    ],
    [[101, 5]],
  );
  expect(changeOf(events)).toEqual([
    [],
    [
      ['BUY', 99, 5],
      ['SELL', 101, 5],
    ],
  ]);
  expect(tradesOf(events)).toEqual([]);
});

test("Q03 the maker's own old quotes do not stand in the way of its new ones", () => {
  const { session } = quoted();
  for (const orderId of [7, 8]) session.cancel('bob', orderId);
  const events = session.quote('mel', [[102, 10]], [[103, 10]]);
  expect(changeOf(events)).toEqual([
    [1, 2, 3, 4],
    [
      ['BUY', 102, 10],
      ['SELL', 103, 10],
    ],
  ]);
});

test('Q04 a quote that cannot be paid for is left out whole, a smaller one after it stands', () => {
  const session = Session.open({ mel: { BTC: 1002, AAPL: 10 } });
  const events = session.quote(
    'mel',
    [
      [100, 11],
      [99, 5],
      [98, 6],
      [97, 5],
    ],
    [
      [101, 6],
      [102, 6],
      [103, 4],
    ],
  );
  expect(changeOf(events)).toEqual([
    [],
    [
      ['BUY', 99, 5],
      ['BUY', 97, 5],
      ['SELL', 101, 6],
      ['SELL', 103, 4],
    ],
  ]);
});

test.each([
  ['outside the static band', { priceBandTicks: 3 }],
  ['below the minimum notional', { minNotionalSats: 485 }],
] as const)('Q04 a quote %s is left out, others after it stand', (_what, rules) => {
  const session = Session.open(['mel'], rules);
  session.advance(session.sequencer.time + 1000, [100, 100]);
  const events = session.quote(
    'mel',
    [
      [96, 5],
      [98, 5],
    ],
    [],
  );
  expect(changeOf(events)).toEqual([[], [['BUY', 98, 5]]]);
});

test('Q03 in an auction a quote that crosses others rests', () => {
  const session = Session.open(['mel', 'bob']);
  session.send({ type: 'StartAuction', market: 'AAPL/BTC' });
  session.rest('bob', 'SELL', 100, 1);
  expect(changeOf(session.quote('mel', [[101, 5]], []))).toEqual([[], [['BUY', 101, 5]]]);
});

test('Q01 Q02 a quote that was replaced like an order is told by what remains of it', () => {
  const session = Session.open(['mel']);
  session.quote('mel', [[99, 10]], []);
  session.replace('mel', 1, 98, 8);
  expect(changeOf(session.quote('mel', [[98, 8]], []))).toEqual([[], []]);
});

test('Q04 what the old quotes held pays for the new ones', () => {
  const session = Session.open({ mel: { BTC: 1002, AAPL: 10 } });
  session.quote('mel', [[100, 10]], [[101, 10]]);
  expect(session.balance('mel')).toEqual({ BTC: [0, 1002], AAPL: [0, 10] });
  const events = session.quote('mel', [[50, 20]], [[120, 10]]);
  expect(changeOf(events)).toEqual([
    [1, 2],
    [
      ['BUY', 50, 20],
      ['SELL', 120, 10],
    ],
  ]);
});

test.each([
  [
    'one bad quantity',
    [
      [99, 10],
      [98, 0],
    ],
    [[101, 10]],
    'INVALID_QUANTITY',
  ],
  [
    'one bad price',
    [
      [99, 10],
      [-98, 10],
    ],
    [[101, 10]],
    'INVALID_PRICE',
  ],
  [
    'a bad price before a bad quantity',
    [
      [-99, 10],
      [98, 0],
    ],
    [[101, 10]],
    'INVALID_QUANTITY',
  ],
  ['bids above asks', [[99, 10]], [[98, 10]], 'INVALID_COMBINATION'],
  ['a bid at an ask', [[99, 10]], [[99, 10]], 'INVALID_COMBINATION'],
] as const)('Q05 a list with %s is refused whole', (_what, bids, asks, reason) => {
  const { session } = quoted();
  const before = session.exchange.stateHash();
  const pairs = (list: readonly (readonly [number, number])[]) => list.map(([a, b]): [number, number] => [a, b]);
  expect(refusalsOf(session.quote('mel', pairs(bids), pairs(asks)))).toEqual([reason]);
  expect(session.exchange.stateHash()).toBe(before);
});

test('Q05 a list longer than a hundred quotes is refused', () => {
  const session = Session.open(['mel']);
  const bids = (count: number) => Array.from({ length: count }, (_, index): [number, number] => [1000 - index, 1]);
  expect(refusalsOf(session.quote('mel', bids(100), []))).toEqual([]);
  expect(refusalsOf(session.quote('mel', bids(101), []))).toEqual(['INVALID_COMMAND']);
});

test("Q06 the maker's other orders are not touched, and its quotes do not cross them", () => {
  const session = Session.open(['mel']);
  const own = session.rest('mel', 'SELL', 100, 3);
  session.quote('mel', [[99, 10]], [[101, 10]]);
  expect(changeOf(session.quote('mel', [[100, 5]], []))).toEqual([[2, 3], []]);
  expect(session.book()).toEqual({ bids: [], asks: [[100, [[own, 3]]]] });
});

test('Q07 holds and releases are netted to one posting per asset', () => {
  const { session } = quoted();
  const [posted] = eventsOf(
    session.quote(
      'mel',
      [
        [99, 20],
        [98, 10],
      ],
      [[101, 4]],
    ),
    'FundsPosted',
  );
  expect(posted?.postings.map(({ reason, asset, amount }) => [reason, asset, amount])).toEqual([
    ['HOLD', 'BTC', 20 * 99 + 3 - (10 * 99 + 1)],
    ['RELEASE', 'AAPL', 16],
  ]);
});

test('Q08 a quote can be filled, replaced and canceled like any order', () => {
  const { session } = quoted();
  session.cancel('bob', 7);
  expect(tradesOf(session.place('bob', { priceSats: 101, quantityLots: 3 }))).toEqual([[3, 9, 101, 3]]);
  expect(eventsOf(session.replace('mel', 3, 101, 8), 'OrderReplaced')[0]).toMatchObject({ keptPriority: true });
  expect(cancelsOf(session.cancel('mel', 3))).toEqual([[3, 5, 'USER']]);
});
