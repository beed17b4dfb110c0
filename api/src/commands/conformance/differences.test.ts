import { expect, test } from 'vitest';
import { differencesOf } from './differences.ts';
import { finalDifferences } from './final-differences.ts';
import type { FinalState } from './final-state.ts';
import type { Expectation, Final } from './scenario-file.ts';
import type { Outcome } from './step-outcome.ts';

const quiet: Outcome = {
  result: 'accepted',
  reason: null,
  trades: [],
  cancels: [],
  decrements: [],
  triggered: [],
  keptPriority: null,
  auctionPrice: null,
};
const trade = { maker: 'A', taker: 'T', buy: 'T', sell: 'A', price: 100, qty: 5, isAuction: false };
const whats = (expected: Expectation, got: Partial<Outcome>) =>
  differencesOf(expected, { ...quiet, ...got }).map(({ what }) => what);

test.each<[string, Expectation, Partial<Outcome>]>([
  ['nothing', {}, {}],
  ['a result', { result: 'rejected' }, { result: 'rejected', reason: 'off-tick' }],
  [
    'a trade',
    { trades: [{ maker: 'A', taker: 'T', price: 100, qty: 5 }] },
    { trades: [trade], keptPriority: true, auctionPrice: 7 },
  ],
  [
    'a trade of an auction',
    { trades: [{ buy: 'T', sell: 'A', price: 100, qty: 5 }], auctionPrice: 100 },
    { trades: [trade], auctionPrice: 100 },
  ],
  [
    'a decrement of the order that goes on',
    { decrements: [{ id: 'A', qty: 3 }], cancels: [{ id: 'T', qty: 3, reason: 'stp' }] },
    { decrements: [{ id: 'A', qty: 3 }], cancels: [{ id: 'T', qty: 3, reason: 'stp' }] },
  ],
  [
    'a decrement told of both orders',
    {
      decrements: [
        { id: 'T', qty: 3 },
        { id: 'A', qty: 3 },
      ],
      cancels: [{ id: 'T', qty: 0, reason: 'stp' }],
    },
    { decrements: [{ id: 'A', qty: 3 }], cancels: [{ id: 'T', qty: 3, reason: 'stp' }] },
  ],
])('%s as expected is no difference', (_what, expected, got) => {
  expect(differencesOf(expected, { ...quiet, ...got })).toEqual([]);
});

test('whatever happens beyond what is expected is a difference, kept places and auction prices aside', () => {
  const got = { trades: [trade], cancels: [{ id: 'T', qty: 1, reason: 'ioc' }], triggered: ['S'] };
  const decrements = [{ id: 'A', qty: 3 }];
  expect(whats({ result: 'accepted' }, { ...got, decrements, keptPriority: false, auctionPrice: 5 })).toEqual([
    'trades',
    'cancels',
    'decrements',
    'triggered',
  ]);
});

test.each<[string, Expectation, Partial<Outcome>]>([
  ['result', { result: 'accepted' }, { result: 'cancelled' }],
  ['reason', { result: 'rejected', reason: 'off-lot' }, { result: 'rejected', reason: 'off-tick' }],
  ['trades', { trades: [{ maker: 'A', taker: 'T', price: 101, qty: 5 }] }, { trades: [trade] }],
  ['trades', { trades: [{ maker: 'A', taker: 'T', price: 100, qty: 5 }] }, { trades: [trade, trade] }],
  ['cancels', { cancels: [{ id: 'T', qty: 0, reason: 'stp' }] }, { cancels: [{ id: 'T', qty: 3, reason: 'stp' }] }],
  ['decrements', { decrements: [{ id: 'A', qty: 2 }] }, { decrements: [{ id: 'A', qty: 3 }] }],
  ['triggered', { triggered: ['S', 'R'] }, { triggered: ['R', 'S'] }],
  ['keptPriority', { keptPriority: true }, { keptPriority: false }],
  ['auctionPrice', { auctionPrice: null }, { auctionPrice: 100 }],
])('a wrong %s is a difference', (what, expected, got) => {
  expect(whats(expected, got)).toEqual([what]);
});

test('an unexpected rejection says why', () => {
  const got = differencesOf({ result: 'accepted' }, { ...quiet, result: 'rejected', reason: 'off-tick' });
  expect(got).toEqual([{ what: 'result', expected: 'accepted', got: 'rejected (off-tick)' }]);
});

const state: FinalState = {
  bids: [[100, [['A', 5, 0]]]],
  asks: [
    [
      101,
      [
        ['I', 2, 8],
        ['B', 1, 0],
      ],
    ],
  ],
  stops: ['S', 'R'],
  lastPrice: null,
  feesCollected: 7,
  balanceOf: () => ({ base: 1, quote: 2, heldBase: 3, heldQuote: 4 }),
};

test.each<[string, Final]>([
  ['nothing at all', {}],
  ['one side', { book: { bids: [[100, [['A', 5]]]] } }],
  [
    'an iceberg',
    {
      book: {
        asks: [
          [
            101,
            [
              ['I', 2, 8],
              ['B', 1, 0],
            ],
          ],
        ],
      },
    },
  ],
  ['stops in whatever order', { stops: ['R', 'S'] }],
  ['no last price', { lastPrice: null }],
  ['some of a balance', { balances: { al: { base: 1, heldQuote: 4 } }, feesCollected: 7 }],
])('I01 a final state may tell %s', (_what, final) => {
  expect(finalDifferences(final, state)).toEqual([]);
});

test.each<[string, Final]>([
  ['book bids', { book: { bids: [] } }],
  [
    'book asks',
    {
      book: {
        asks: [
          [
            101,
            [
              ['I', 2],
              ['B', 1],
            ],
          ],
        ],
      },
    },
  ],
  [
    'book asks',
    {
      book: {
        asks: [
          [
            101,
            [
              ['B', 1],
              ['I', 2, 8],
            ],
          ],
        ],
      },
    },
  ],
  ['stops', { stops: [] }],
  ['lastPrice', { lastPrice: 100 }],
  ['balances of al: quote', { balances: { al: { quote: 1 } } }],
  ['feesCollected', { feesCollected: 0 }],
])('a wrong final state is told: %s', (what, final) => {
  expect(finalDifferences(final, state).map((difference) => difference.what)).toEqual([what]);
});
