import type { Scenario } from '../scenario.ts';
import { CALM_REFERENCE, EVERY_MARKET, HALF_AN_HOUR_MS, START_AT } from './common.ts';
import { everyPersona, usualCrowd } from './crowds.ts';

/** The calm day on every market of the registry: two and a half times the work, the same twelve agents. */
export const wide: Scenario = {
  name: 'wide',
  title: 'Ten markets',
  description: 'The calm day with six more stocks and coins: agents have more to choose from, the machine more to do.',
  startAt: START_AT,
  speed: 1,
  warmUpMs: HALF_AN_HOUR_MS,
  markets: EVERY_MARKET,
  reference: CALM_REFERENCE,
  population: { ...usualCrowd, agents: everyPersona },
};
