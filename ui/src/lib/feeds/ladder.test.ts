import type { Level } from '@agent-market/schema';
import { expect, test } from 'vitest';
import { groupLevels, ladderOf, medianOf } from './ladder.ts';

const levels = (...pairs: readonly (readonly [number, number])[]): readonly Level[] =>
  pairs.map(([price, quantity]) => ({ price, quantity, orders: 1 }));

test('the median of an even count is the mean of the middle two', () => {
  expect([medianOf([]), medianOf([5]), medianOf([9, 1, 3]), medianOf([1, 2, 3, 10])]).toEqual([0, 5, 3, 2.5]);
});

test('grouping never makes a price look better than it is: asks round up, bids round down', () => {
  expect(groupLevels(levels([431_260, 5], [431_290, 7], [431_310, 1]), 50, 'ask')).toEqual([
    { price: 431_300, quantity: 12, orders: 2 },
    { price: 431_350, quantity: 1, orders: 1 },
  ]);
  expect(groupLevels(levels([431_240, 5], [431_210, 7], [431_190, 1]), 50, 'bid')).toEqual([
    { price: 431_200, quantity: 12, orders: 2 },
    { price: 431_150, quantity: 1, orders: 1 },
  ]);
});

test('totals run outwards from the best price, and the widest is the full bar', () => {
  const ladder = ladderOf({ bids: levels([99, 10], [98, 20]), asks: levels([101, 5], [102, 5]) }, 10);
  expect(ladder.bids.map((rung) => rung.total)).toEqual([10, 30]);
  expect(ladder).toMatchObject({ widest: 30, spread: 2, mid: 100, imbalance: 0.75 });
});

test('a level of three times the median size is a wall, one lot less is none', () => {
  const book = { bids: levels([99, 10], [98, 30], [97, 10]), asks: levels([101, 10], [102, 29], [103, 10]) };
  const ladder = ladderOf(book, 10);
  expect(ladder.bids.map((rung) => rung.wall)).toEqual([false, true, false]);
  expect(ladder.asks.map((rung) => rung.wall)).toEqual([false, false, false]);
});

test('a one-sided book has no spread, no mid and no imbalance', () => {
  expect(ladderOf({ bids: levels([99, 10]), asks: [] }, 10)).toMatchObject({
    spread: null,
    mid: null,
    imbalance: null,
  });
});

test('the median counts levels that are not drawn, so that a wall stays one when the ladder is short', () => {
  const book = { bids: levels([99, 30], [98, 30], [97, 10], [96, 10], [95, 10]), asks: levels([101, 10], [102, 10]) };
  expect(ladderOf(book, 2).bids.map((rung) => rung.wall)).toEqual([true, true]);
});
