import { mean, variance } from './moments.ts';

/** Pearson's correlation of two series of the same length, -1 to 1; null when one of them does not vary. */
export function correlation(left: readonly number[], right: readonly number[]): number | null {
  const spread = variance(left) * variance(right);
  if (!(spread > 0) || left.length !== right.length) return null;
  const leftMean = mean(left);
  const rightMean = mean(right);
  let sum = 0;
  left.forEach((value, place) => {
    sum += (value - leftMean) * ((right[place] as number) - rightMean);
  });
  return sum / left.length / Math.sqrt(spread);
}
