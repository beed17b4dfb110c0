import { instruments, usualInstruments } from '../../market/instruments/index.ts';
import type { SimTime } from '../../market/units.ts';
import type { CorrelatedReferenceSettings } from '../../reference/reference-settings.ts';

/** 2026-01-05T14:30:00Z, the opening of a trading day in New York. */
export const START_AT: SimTime = 1_767_623_400_000;

export const USUAL_MARKETS = usualInstruments.map(({ symbol }) => symbol);

export const EVERY_MARKET = instruments.map(({ symbol }) => symbol);

/** A calendar day of movement in 6 h 30 min; one jump an asset every four simulated hours, about one percent. */
export const CALM_REFERENCE: CorrelatedReferenceSettings = {
  kind: 'CORRELATED',
  clockFactor: 24 / 6.5,
  volatilityFactor: 1,
  volatilityOfVolatility: 0.3,
  halfLifeDays: 6,
  jumpGapMs: 14_400_000,
  jumpMinBps: 70,
  jumpMaxBps: 180,
};

export const HALF_AN_HOUR_MS = 1_800_000;
