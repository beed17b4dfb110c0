/** Arithmetic mean; NaN of nothing. */
export function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Mean of the squared distances from the mean (divided by n, as all moments here); NaN of nothing. */
export function variance(values: readonly number[]): number {
  return centralMoment(values, 2);
}

/** m3 / s^3: 0 for what is symmetric; null when nothing varies. */
export function skewness(values: readonly number[]): number | null {
  const spread = variance(values);
  return spread > 0 ? centralMoment(values, 3) / spread ** 1.5 : null;
}

/** m4 / s^4 - 3: 0 for a normal distribution, above it for fat tails; null when nothing varies. */
export function excessKurtosis(values: readonly number[]): number | null {
  const spread = variance(values);
  return spread > 0 ? centralMoment(values, 4) / spread ** 2 - 3 : null;
}

function centralMoment(values: readonly number[], power: number): number {
  const centre = mean(values);
  let sum = 0;
  for (const value of values) sum += (value - centre) ** power;
  return sum / values.length;
}
