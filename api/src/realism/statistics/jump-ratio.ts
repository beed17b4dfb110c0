import type { Segments } from './segments.ts';

/**
 * Realised variance over bipower variation, RV = sum r_t^2, BV = pi/2 sum |r_t||r_(t-1)| (Barndorff-Nielsen and Shephard,
 * Journal of Financial Econometrics 2, 2004), both per term: 1 for a path without jumps, more the more of the variance is
 * jumps. Null when nothing moves.
 */
export function jumpRatio(segments: Segments): number | null {
  let squares = 0;
  let count = 0;
  let products = 0;
  let pairs = 0;
  for (const part of segments) {
    part.forEach((value, place) => {
      squares += value * value;
      count += 1;
      if (place === 0) return;
      products += Math.abs(value) * Math.abs(part[place - 1] as number);
      pairs += 1;
    });
  }
  return products > 0 ? squares / count / ((Math.PI / 2) * (products / pairs)) : null;
}
