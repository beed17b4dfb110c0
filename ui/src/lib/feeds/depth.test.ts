import type { Level } from '@agent-market/schema';
import { expect, test } from 'vitest';
import { axisStep, depthOf } from './depth.ts';

const levels = (...pairs: readonly (readonly [number, number])[]): readonly Level[] =>
  pairs.map(([price, quantity]) => ({ price, quantity, orders: 1 }));

test('totals grow from the best price outwards on both sides', () => {
  const depth = depthOf({ bids: levels([99, 2], [98, 3]), asks: levels([101, 4], [103, 1]) });
  expect(depth.bids.map((point) => point.total)).toEqual([2, 5]);
  expect(depth).toMatchObject({ mid: 100, highest: 5 });
});

test('a wall is a level of at least three times the median size, with its side', () => {
  const depth = depthOf({ bids: levels([99, 10], [98, 10], [97, 30]), asks: levels([101, 10], [102, 10], [103, 29]) });
  expect(depth.walls.map((wall) => [wall.side, wall.price, wall.quantity])).toEqual([['bid', 97, 30]]);
});

test('an empty book has no mid and no walls', () => {
  expect(depthOf({ bids: [], asks: [] })).toEqual({ bids: [], asks: [], walls: [], mid: null, highest: 0 });
});

test.each([
  [4_300, 8, 1_000],
  [800, 4, 200],
  [90, 4, 50],
  [3, 4, 1],
])('a span of %i in at most %i steps goes by %i', (span, most, expected) => {
  expect(axisStep(span, most)).toBe(expected);
});
