import type { BasisPoints } from '../../market/units.ts';

/** What the price did in the direction of a decision, basis points; null until that time has passed, and for decisions without direction. */
export type ThoughtOutcome = { readonly after1mBps: BasisPoints | null; readonly after5mBps: BasisPoints | null };

/** Squared errors of forecasts, in squared basis points of probability: 0 to 10^8 each. */
export type Calibration = { readonly sampleCount: number; readonly squaredSum: number };
