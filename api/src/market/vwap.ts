import type { Lots, Sats } from './units.ts';

/** What one whole unit cost on average, rounded down; null when nothing was traded. Exact however large the turnover. */
export function vwapSats(turnoverSats: Sats, volumeLots: Lots, lotsPerUnit: number): Sats | null {
  if (volumeLots === 0) return null;
  const total = turnoverSats * lotsPerUnit;
  if (Number.isSafeInteger(total)) return Math.floor(total / volumeLots);
  return Number((BigInt(turnoverSats) * BigInt(lotsPerUnit)) / BigInt(volumeLots));
}
