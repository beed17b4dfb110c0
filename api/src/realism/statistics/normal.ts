/** Probability that a standard normal is at most `x`; error below 1.5e-7 (Abramowitz and Stegun 1964, 7.1.26). */
export function normalCdf(x: number): number {
  const scaled = Math.abs(x) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * scaled);
  const series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const tail = (series * Math.exp(-scaled * scaled)) / 2;
  return x >= 0 ? 1 - tail : tail;
}

/** The x whose `normalCdf` is `probability` (between 0 and 1, neither included), by halving. */
export function normalQuantile(probability: number): number {
  let low = -10;
  let high = 10;
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (normalCdf(middle) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
