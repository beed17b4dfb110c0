/** Part of the observations that counts as the tail. */
const TAIL = 0.05;

/** Fewer than this many observations have no tail to speak of. */
const MIN_TAIL = 10;

/**
 * Exponent of the power law that the largest 5 % of |x| follow: k / sum of ln(x_i / x_(k+1)) (Hill, Annals of Statistics
 * 3, 1975). Real returns have about 3 (Cont, Quantitative Finance 1, 2001); thinner tails give more. Null without a tail.
 */
export function hillAlpha(values: readonly number[]): number | null {
  const sizes = values.map(Math.abs).sort((a, b) => b - a);
  const count = Math.floor(sizes.length * TAIL);
  const threshold = sizes[count] ?? 0;
  if (count < MIN_TAIL || threshold <= 0) return null;
  let sum = 0;
  for (let place = 0; place < count; place += 1) sum += Math.log((sizes[place] ?? threshold) / threshold);
  return sum > 0 ? count / sum : null;
}
