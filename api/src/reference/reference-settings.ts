import type { BasisPoints } from '../market/units.ts';

/** Simulated fair values: correlated mean-reverting processes with jumps. */
export type CorrelatedReferenceSettings = {
  readonly kind: 'CORRELATED';
  /** Market time per simulated time: 4 lets one simulated hour carry the movement of four. */
  readonly clockFactor: number;
  /** Multiplies the calibrated volatilities; 1 is history. */
  readonly volatilityFactor: number;
  /** How strongly volatility itself comes and goes: standard deviation of its logarithm; 0 holds it still. */
  readonly volatilityOfVolatility: number;
  /** Simulated time in which half of a burst of volatility is gone; half an hour in runs that were kept without it. */
  readonly volatilityHalfLifeMs?: number;
  /** Market days in which half of a displacement from the opening price is gone. */
  readonly halfLifeDays: number;
  /** Mean simulated time between two jumps of one asset; null is never. */
  readonly jumpGapMs: number | null;
  /** Jumps are uniform between the two, in either direction. */
  readonly jumpMinBps: number;
  readonly jumpMaxBps: number;
  /**
   * The daily volatility that these sizes are meant for: an asset with another one jumps in proportion, and along with those
   * it is correlated with. Absent: all jump alike and alone.
   */
  readonly jumpVolatilityBps?: BasisPoints;
  /** How far an asset's price in US dollars drifts in a calendar day of movement, basis points of its logarithm; absent is not. */
  readonly driftBpsPerDay?: Readonly<Record<string, number>>;
};

/** Fair values from prices in USD that the user brings. */
export type ReplayReferenceSettings = {
  readonly kind: 'REPLAY';
  /** The CSV file; null when whoever starts the run must name one. */
  readonly csvPath: string | null;
  /** Simulated time from one row's close to the next. */
  readonly barMs: number;
};

/** Where a run's fair values come from. Plain data, part of a scenario. */
export type ReferenceSettings = CorrelatedReferenceSettings | ReplayReferenceSettings;
