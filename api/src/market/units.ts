import { assert } from '../util/assert.ts';

/** Bitcoin amounts: 1 sat = 1e-8 BTC. Always a safe integer. */
export type Sats = number;

/** Quantities of a base asset: 1 lot = 1 / lotsPerUnit of a base unit. Always a safe integer. */
export type Lots = number;

/** Hundredths of a percent. */
export type BasisPoints = number;

/** US dollars times one million: what model calls cost. Always a safe integer. */
export type MicroUsd = number;

/** Place in the total order of one run: commands and events share the counter. 1 is the first command. */
export type Seq = number;

/** Simulated time, milliseconds since the Unix epoch. */
export type SimTime = number;

export const SATS_PER_BTC = 100_000_000;

/** All bitcoin that can ever exist; no balance may pass it. */
export const MAX_SATS: Sats = 21_000_000 * SATS_PER_BTC;

const ALL_BPS = 10_000;
export const BASIS_POINTS = ALL_BPS;

/** Exact cost of a quantity. Whole by construction: the tick is a multiple of `lotsPerUnit`. */
export function notionalSats(priceSats: Sats, quantityLots: Lots, lotsPerUnit: number): Sats {
  const notional = (priceSats / lotsPerUnit) * quantityLots;
  assert(Number.isSafeInteger(notional), () => `notional of ${quantityLots} lots at ${priceSats} sats is not exact`);
  return notional;
}

/** Notionals below this times 10,000 basis points stay a safe integer. */
const SMALL_NOTIONAL: Sats = 900_000_000_000;

/** Fee of one fill: the floor of notional x basis points / 10,000, exact for any notional up to `MAX_SATS`. */
export function feeSats(notional: Sats, feeBps: BasisPoints): Sats {
  if (notional < SMALL_NOTIONAL) return Math.floor((notional * feeBps) / ALL_BPS);
  const whole = Math.floor(notional / ALL_BPS);
  return whole * feeBps + Math.floor(((notional - whole * ALL_BPS) * feeBps) / ALL_BPS);
}
