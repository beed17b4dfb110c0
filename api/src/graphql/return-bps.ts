import { BASIS_POINTS, type BasisPoints, type Sats } from '../market/units.ts';

/** Change from `start` to `now` in basis points of `start`, rounded toward zero; 0 when there was nothing. */
export function returnBps(now: Sats, start: Sats): BasisPoints {
  if (start === 0) return 0;
  return Number((BigInt(now - start) * BigInt(BASIS_POINTS)) / BigInt(start));
}
