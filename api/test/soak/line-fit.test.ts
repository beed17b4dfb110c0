import { expect, test } from 'vitest';
import { Rng } from '../../src/util/rng.ts';
import { fitLine, studentQuantile } from './line-fit.ts';

test('a line without noise is found exactly', () => {
  const fit = fitLine([0, 1, 2, 3].map((x) => ({ x, y: 5 + 2 * x })));
  expect(fit.slope).toBeCloseTo(2, 12);
  expect(fit.high - fit.low).toBeLessThan(1e-9);
});

test('quantiles of Student are those of the tables', () => {
  expect(studentQuantile(1)).toBe(12.706);
  expect(studentQuantile(20)).toBeCloseTo(2.086, 2);
  expect(studentQuantile(100)).toBeCloseTo(1.984, 3);
});

test('19 of 20 intervals hold the true slope', () => {
  const rng = Rng.derive('1', 'line fit');
  const noisy = () => Array.from({ length: 30 }, (_, x) => ({ x, y: 0.7 * x + rng.normal() }));
  const held = Array.from({ length: 2_000 }, () => fitLine(noisy())).filter(
    ({ low, high }) => low <= 0.7 && 0.7 <= high,
  );
  expect(held.length / 2_000).toBeGreaterThan(0.935);
  expect(held.length / 2_000).toBeLessThan(0.965);
});

test('too few points prove nothing', () => {
  expect(fitLine([{ x: 0, y: 1 }])).toMatchObject({ slope: 0, high: Number.POSITIVE_INFINITY });
});
