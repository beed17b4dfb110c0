import { leastSquares } from './least-squares.ts';
import { normalCdf } from './normal.ts';

/** Past changes in the regression. */
const LAGS = 4;

/** Fewer values than this say nothing. */
const MIN_VALUES = 50;

/** MacKinnon (Journal of Business & Economic Statistics 12, 1994), table for a regression with a constant. */
const SURFACE = {
  split: -1.61,
  smallest: -18.83,
  largest: 2.74,
  small: [2.1659, 1.4412, 0.038269],
  large: [1.7339, 0.93202, -0.12745, -0.010368],
} as const;

/**
 * p of the augmented Dickey-Fuller test with a constant and four lags: above 0.05 the levels may well be a random walk.
 * Null for too few values or ones that never change.
 */
export function unitRootP(levels: readonly number[]): number | null {
  if (levels.length < MIN_VALUES) return null;
  // Sums of squares of levels far from 0 lose the digits that matter.
  const base = levels[0] as number;
  const scale = Math.max(...levels.map((level) => Math.abs(level - base)));
  if (!(scale > 0)) return null;
  const series = levels.map((level) => (level - base) / scale);
  const changes = series.slice(1).map((level, place) => level - (series[place] as number));
  const rows = changes.slice(LAGS).map((_, place) => {
    const past = changes.slice(place, place + LAGS);
    return [1, series[place + LAGS] as number, ...past];
  });
  const fit = leastSquares(rows, changes.slice(LAGS));
  const statistic = (fit?.coefficients[1] ?? Number.NaN) / (fit?.errors[1] ?? Number.NaN);
  return Number.isFinite(statistic) ? probability(statistic) : null;
}

function probability(statistic: number): number {
  const { split, smallest, largest, small, large } = SURFACE;
  if (statistic > largest) return 1;
  if (statistic < smallest) return 0;
  const terms: readonly number[] = statistic <= split ? small : large;
  return normalCdf(terms.reduce((sum, term, power) => sum + term * statistic ** power, 0));
}
