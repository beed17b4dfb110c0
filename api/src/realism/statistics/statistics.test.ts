import { expect, test } from 'vitest';
import { Rng } from '../../util/rng.ts';
import { autocorrelation, autocorrelations, bartlettBand, clusteredBand } from './autocorrelation.ts';
import { correlation } from './correlation.ts';
import { hillAlpha } from './hill.ts';
import { jumpRatio } from './jump-ratio.ts';
import { leastSquares } from './least-squares.ts';
import { excessKurtosis, mean, skewness, variance } from './moments.ts';
import { normalCdf, normalQuantile } from './normal.ts';
import { quantile } from './quantile.ts';
import { recoveryTimes } from './recovery-times.ts';
import { unitRootP } from './unit-root.ts';
import { vpin } from './vpin.ts';

const COUNT = 20_000;

const series = (name: string, next: (rng: Rng, before: number) => number, count = COUNT): readonly number[] => {
  const rng = Rng.derive('statistics', name);
  const values: number[] = [];
  for (let place = 0; place < count; place += 1) values.push(next(rng, values.at(-1) ?? 0));
  return values;
};

const white = series('white', (rng) => rng.normal());
/** corr(x_t, x_(t-k)) = 0.6^k. */
const ar1 = series('ar1', (rng, before) => 0.6 * before + rng.normal());
/** A t with 3 degrees of freedom: tail exponent 3, no fourth moment. */
const studentT = series('t', (rng) => {
  const chiSquare = rng.normal() ** 2 + rng.normal() ** 2 + rng.normal() ** 2;
  return rng.normal() / Math.sqrt(chiSquare / 3);
});
/** GARCH(1,1) with alpha 0.15 and beta 0.8: kurtosis 3 + 6 alpha^2 / (1 - 3 alpha^2 - 2 alpha beta - beta^2) = 5.6. */
const garch = (() => {
  const rng = Rng.derive('statistics', 'garch');
  let spread = 1;
  return Array.from({ length: COUNT }, () => {
    const value = Math.sqrt(spread) * rng.normal();
    spread = 0.05 + 0.15 * value ** 2 + 0.8 * spread;
    return value;
  });
})();
const walk = (values: readonly number[]) => {
  let level = 0;
  return values.map((value) => {
    level += value;
    return level;
  });
};
const sizes = (values: readonly number[]) => values.map(Math.abs);

test('F01 moments of whole numbers are exact', () => {
  expect(mean([1, 2, 3, 6])).toBe(3);
  expect(variance([1, 2, 3, 6])).toBe(3.5);
  expect(skewness([-1, 0, 1])).toBe(0);
  expect(skewness([0, 0, 0, 4])).toBeCloseTo(1.1547, 4);
  expect(excessKurtosis([-1, 1, -1, 1])).toBe(-2);
  expect(excessKurtosis([5, 5, 5])).toBeNull();
});

test('F01 white noise has no tails, no memory and no jumps', () => {
  expect(excessKurtosis(white)).toBeCloseTo(0, 0);
  const inside = autocorrelations([white], 30)?.filter((value) => Math.abs(value) <= bartlettBand(COUNT)).length ?? 0;
  expect(inside).toBeGreaterThanOrEqual(25);
  expect(Math.abs(autocorrelation([sizes(white)], 1) ?? 1)).toBeLessThan(0.03);
  expect(jumpRatio([white])).toBeCloseTo(1, 1);
  expect(hillAlpha(white)).toBeGreaterThan(5);
});

test('F01 the autocorrelations of an AR(1) fall by its coefficient', () => {
  const found = autocorrelations([ar1], 3) ?? [];
  expect(found.map((value) => Math.round(value * 20) / 20)).toEqual([0.6, 0.35, 0.2]);
});

test('F01 statistics over time never reach over a gap', () => {
  expect(autocorrelation([[1, -1, 1, -1]], 1)).toBe(-1);
  expect(autocorrelation([[1], [-1], [1], [-1]], 1)).toBeNull();
  expect(
    autocorrelation(
      [
        [1, -1],
        [1, -1],
      ],
      1,
    ),
  ).toBe(-1);
});

test('F01 Hill finds the exponent of a power law, and that of a Student t', () => {
  const pareto = series('pareto', (rng) => (1 - rng.unit()) ** (-1 / 4));
  expect(hillAlpha(pareto)).toBeCloseTo(4, 0);
  expect(hillAlpha(studentT)).toBeGreaterThan(2.3);
  expect(hillAlpha(studentT)).toBeLessThan(3.3);
  expect(hillAlpha([1, 2, 3])).toBeNull();
});

test('F01 a GARCH series has fat tails and clusters, and its returns have no memory', () => {
  const kurtosis = excessKurtosis(garch) ?? 0;
  expect(kurtosis).toBeGreaterThan(1);
  expect(kurtosis).toBeLessThan(5);
  expect(Math.abs(autocorrelation([garch], 1) ?? 1)).toBeLessThan(0.05);
  expect(autocorrelation([sizes(garch)], 1)).toBeGreaterThan(0.15);
  expect(autocorrelation([sizes(garch)], 10)).toBeGreaterThan(0.05);
});

test('F01 the band of returns that cluster is that of white noise for white noise, and wider when they do', () => {
  expect((clusteredBand([white], 1) ?? 0) / bartlettBand(COUNT)).toBeCloseTo(1, 1);
  expect((clusteredBand([garch], 1) ?? 0) / bartlettBand(COUNT)).toBeGreaterThan(1.2);
  const days = Array.from({ length: 40 }, (_, day) => [garch.slice(day * 500, (day + 1) * 500)]);
  const lags = Array.from({ length: 10 }, (_, index) => index + 1);
  const outside = days.flatMap((day) =>
    lags.filter((lag) => Math.abs(autocorrelation(day, lag) ?? 1) > (clusteredBand(day, lag) ?? 0)),
  );
  // One in twenty of 400, by chance.
  expect(outside.length).toBeGreaterThan(5);
  expect(outside.length).toBeLessThan(36);
});

test('F01 jumps are told from a path without', () => {
  const jumpy = white.map((value, place) => (place % 100 === 0 ? value + 10 : value));
  // The variance grows by 10^2 / 100, bipower variance hardly.
  expect(jumpRatio([jumpy])).toBeGreaterThan(1.6);
  expect(jumpRatio([jumpy])).toBeLessThan(2.1);
});

test('F01 a random walk has a unit root and an AR(1) has none', () => {
  const days = Array.from({ length: 40 }, (_, day) => white.slice(day * 400, (day + 1) * 400));
  const accepted = days.map(walk).filter((levels) => (unitRootP(levels) ?? 0) > 0.05).length;
  expect(accepted).toBeGreaterThanOrEqual(33);
  expect(unitRootP(ar1.slice(0, 400))).toBeLessThan(0.01);
  expect(unitRootP([1, 2, 3])).toBeNull();
});

test('F01 least squares gives back what made the data, with the errors of the textbook', () => {
  const rows = [0, 1, 2, 3].map((x) => [1, x]);
  expect(leastSquares(rows, [1, 3, 5, 7])?.coefficients.map((value) => Math.round(value * 1e9) / 1e9)).toEqual([1, 2]);
  expect(leastSquares(rows, [0, 2, 2, 4])?.errors[1]).toBeCloseTo(0.2828, 3);
  expect(
    leastSquares(
      [
        [1, 1],
        [1, 1],
        [1, 1],
      ],
      [1, 2, 3],
    ),
  ).toBeNull();
});

test('F01 the normal distribution and its inverse', () => {
  expect(normalCdf(0)).toBeCloseTo(0.5, 6);
  expect(normalCdf(1.959964)).toBeCloseTo(0.975, 6);
  expect(normalQuantile(0.025)).toBeCloseTo(-1.95996, 4);
});

test('F01 correlation, quantiles and recovery times of short series', () => {
  expect(correlation([1, 2, 3], [2, 4, 6])).toBeCloseTo(1, 12);
  expect(correlation([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 12);
  expect(correlation([1, 1], [1, 2])).toBeNull();
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
  expect(quantile([], 0.5)).toBeNull();
  const calm = Array.from({ length: 50 }, () => 1);
  expect(
    recoveryTimes([
      [...calm, 9, 9, 9, 1, ...calm],
      [...calm, 9],
    ]),
  ).toEqual([3]);
});

test('F01 VPIN is 1 when takers are all on one side and 0 when they come out even', () => {
  const even = Array.from({ length: 1_000 }, () => 5);
  const none = even.map(() => 0);
  expect(vpin(even, none)).toBeCloseTo(1, 6);
  expect(vpin(even, even)).toBeCloseTo(0, 6);
  expect(vpin(none, none)).toBeNull();
});
