import { mean, variance } from './moments.ts';
import { pooled, type Segments } from './segments.ts';

/**
 * corr(x_t, x_(t+lag)) over all pairs that no gap separates, with the mean and variance of the whole series; -1 to 1.
 * Null when there is no pair or nothing varies.
 */
export function autocorrelation(segments: Segments, lag: number): number | null {
  return lagged(segments, lag)?.value ?? null;
}

/** Autocorrelations of lags 1 to `lags`; null where one of them is. */
export function autocorrelations(segments: Segments, lags: number): readonly number[] | null {
  const found = Array.from({ length: lags }, (_, index) => autocorrelation(segments, index + 1));
  return found.every((value) => value !== null) ? found : null;
}

/** Within this distance of 0 lie 95 % of the autocorrelations of white noise (Bartlett 1946). */
export function bartlettBand(count: number): number {
  return 1.96 / Math.sqrt(count);
}

/**
 * The same for uncorrelated values whose size clusters: 1.96 sqrt(sum (x_t x_(t+lag))^2) / pairs / variance (Diebold,
 * Empirical Modeling of Exchange Rate Dynamics, 1988). Large values follow large ones there, so that chance alone makes
 * larger autocorrelations. Null when there is no pair or nothing varies.
 */
export function clusteredBand(segments: Segments, lag: number): number | null {
  return lagged(segments, lag)?.band ?? null;
}

function lagged(segments: Segments, lag: number): { readonly value: number; readonly band: number } | null {
  const all = pooled(segments);
  const centre = mean(all);
  const spread = variance(all);
  let sum = 0;
  let squares = 0;
  let pairs = 0;
  for (const part of segments) {
    for (let place = lag; place < part.length; place += 1) {
      const product = ((part[place] as number) - centre) * ((part[place - lag] as number) - centre);
      sum += product;
      squares += product * product;
      pairs += 1;
    }
  }
  if (pairs === 0 || !(spread > 0)) return null;
  return { value: sum / pairs / spread, band: (1.96 * Math.sqrt(squares)) / pairs / spread };
}
