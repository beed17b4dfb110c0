import { expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../limits.ts';
import { PointBuckets, Purse } from './points.ts';

const LIMITS = { pointsPerSecond: 100, maxPoints: 1_000, costPerPoint: 100 };

function stage() {
  let nowMs = 0;
  const buckets = new PointBuckets(LIMITS, { elapsedMs: () => nowMs, now: () => 1_000_000 + nowMs });
  const pass = (ms: number) => {
    nowMs += ms;
  };
  return { buckets, pass };
}

test('an address has 1,000 points at once and 100 more a second unless a setting says otherwise', () => {
  expect(DEFAULT_LIMITS).toMatchObject(LIMITS);
});

test('an address that used its points is told when there will be enough again, and others are not touched', () => {
  const { buckets, pass } = stage();
  expect(buckets.take('a', 1_000)).toBe(0);
  expect(buckets.take('a', 50)).toBe(500);
  expect(buckets.take('b', 1)).toBe(0);
  pass(499);
  expect(buckets.take('a', 50)).toBe(1);
  pass(1);
  expect(buckets.take('a', 50)).toBe(0);
  expect(buckets.resetAtMs('a')).toBe(1_000_500 + 10_000);
});

test('a refused operation takes nothing, so that asking again in vain does not put it off', () => {
  const { buckets, pass } = stage();
  buckets.take('a', 1_000);
  for (let index = 0; index < 50; index += 1) expect(buckets.take('a', 100)).toBe(1_000);
  pass(1_000);
  expect(buckets.take('a', 100)).toBe(0);
});

test('an operation that costs more than there can be takes all there is', () => {
  const { buckets } = stage();
  const purse = new Purse(buckets, 'a');
  purse.enter();
  purse.owes(500_000);
  expect(purse.pay()).toBeNull();
  expect(purse.state()).toMatchObject({ cost: 1_000, remaining: 0 });
});

test('an operation takes a point when it comes and the rest of its cost once that is known', () => {
  const { buckets } = stage();
  const purse = new Purse(buckets, 'a');
  expect(purse.enter()).toBe(0);
  purse.owes(60);
  expect(purse.pay()).toBeNull();
  expect(purse.state()).toMatchObject({ cost: 1, remaining: 999, limit: 1_000 });
  purse.owes(10_000);
  expect(purse.pay()).toBeNull();
  expect(purse.state()).toMatchObject({ cost: 100, remaining: 900, resetAtMs: 1_001_000 });
});

test('no more than so many addresses are remembered', () => {
  const { buckets } = stage();
  buckets.take('first', 10);
  for (let index = 0; index < 10_000; index += 1) buckets.take(`address ${index}`, 1);
  expect(buckets.remaining('first')).toBe(1_000);
  expect(buckets.remaining('address 9999')).toBe(999);
});
