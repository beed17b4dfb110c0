import type { Scenario } from '../scenario.ts';
import { CALM_REFERENCE, HALF_AN_HOUR_MS, START_AT, USUAL_MARKETS } from './common.ts';
import { everyPersona, usualCrowd } from './crowds.ts';

/** The default: a normal day, movement of a whole calendar day in one exchange day of 6 h 30 min. */
export const calm: Scenario = {
  name: 'calm',
  title: 'A calm day',
  description: 'Twelve agents, two market makers a market and a lively background; news now and then.',
  startAt: START_AT,
  speed: 1,
  warmUpMs: HALF_AN_HOUR_MS,
  markets: USUAL_MARKETS,
  reference: CALM_REFERENCE,
  population: { ...usualCrowd, agents: everyPersona },
};
