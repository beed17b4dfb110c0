import { expect, test } from 'vitest';
import { foldFeed, openFeed } from '../feed/protocol.ts';
import { type BookEvent, bookRules, checksumText } from './book.ts';
import { crc32Hex } from './crc32.ts';

type Pairs = readonly (readonly [price: number, quantity: number])[];

const rules = bookRules(3);

function event(
  type: BookEvent['__typename'],
  seq: number,
  prevSeq: number,
  bids: Pairs,
  asks: Pairs,
  checksum: string,
): BookEvent {
  return {
    __typename: type,
    epoch: 'run-1',
    firstSeq: seq,
    lastSeq: seq,
    prevSeq,
    bidPrices: bids.map(([price]) => String(price)),
    bidQuantities: bids.map(([, quantity]) => String(quantity)),
    bidOrderCounts: bids.map(() => 1),
    askPrices: asks.map(([price]) => String(price)),
    askQuantities: asks.map(([, quantity]) => String(quantity)),
    askOrderCounts: asks.map(() => 1),
    checksum,
  };
}

const snapshot = event(
  'BookSnapshot',
  10,
  0,
  [
    [99, 5],
    [98, 6],
  ],
  [
    [101, 4],
    [102, 3],
  ],
  crc32Hex('101:4,102:3,99:5,98:6'),
);
const opened = foldFeed(rules, openFeed(rules.empty), snapshot, 1_000).state;

test('the checksum text is asks best to worst, then bids best to worst', () => {
  expect(checksumText(opened.data)).toBe('101:4,102:3,99:5,98:6');
});

test('a delta sets absolute quantities, and zero removes a level', () => {
  const delta = event(
    'BookDelta',
    12,
    10,
    [
      [99, 0],
      [97, 8],
    ],
    [[101, 9]],
    crc32Hex('101:9,102:3,98:6,97:8'),
  );
  const { state, breach } = foldFeed(rules, opened, delta, 2_000);
  expect(breach).toBeNull();
  expect(checksumText(state.data)).toBe('101:9,102:3,98:6,97:8');
});

test('levels beyond the depth are cut, so that what falls out never comes back as a ghost', () => {
  const delta = event(
    'BookDelta',
    12,
    10,
    [
      [100, 1],
      [97, 8],
    ],
    [],
    crc32Hex('101:4,102:3,100:1,99:5,98:6'),
  );
  expect(foldFeed(rules, opened, delta, 2_000).state.data.bids.map((level) => level.price)).toEqual([100, 99, 98]);
});

test('a checksum that does not match asks for a new book and keeps the old one in sight', () => {
  const { state, breach } = foldFeed(rules, opened, event('BookDelta', 12, 10, [[99, 7]], [], '00000000'), 2_000);
  expect(breach).toBe('CHECKSUM');
  expect(state.data).toEqual(opened.data);
  expect(state.catchingUp).toBe(true);
});
