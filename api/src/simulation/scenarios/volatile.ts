import type { Scenario } from '../scenario.ts';
import { CALM_REFERENCE, HALF_AN_HOUR_MS, START_AT, USUAL_MARKETS } from './common.ts';
import { everyPersona, usualCrowd } from './crowds.ts';

/** Twice the volatility, in long bursts, and a jump of one asset every quarter of an hour or so. */
export const volatile: Scenario = {
  name: 'volatile',
  title: 'A day of storms',
  description: 'The same crowd while prices run: double volatility, bursts of it, and frequent jumps with news.',
  startAt: START_AT,
  speed: 1,
  warmUpMs: HALF_AN_HOUR_MS,
  markets: USUAL_MARKETS,
  reference: {
    ...CALM_REFERENCE,
    volatilityFactor: 2,
    volatilityOfVolatility: 0.45,
    jumpGapMs: 4_500_000,
    jumpMinBps: 150,
    jumpMaxBps: 600,
  },
  population: { ...usualCrowd, agents: everyPersona },
};
