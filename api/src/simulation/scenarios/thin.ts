import type { Scenario } from '../scenario.ts';
import { CALM_REFERENCE, HALF_AN_HOUR_MS, START_AT, USUAL_MARKETS } from './common.ts';
import { everyPersona, thinCrowd } from './crowds.ts';

/** Few quotes and few traders: an agent's order is felt. */
export const thin: Scenario = {
  name: 'thin',
  title: 'A thin market',
  description: 'One small market maker a market and little background: what the agents do moves the price.',
  startAt: START_AT,
  speed: 1,
  warmUpMs: HALF_AN_HOUR_MS,
  markets: USUAL_MARKETS,
  reference: CALM_REFERENCE,
  population: { ...thinCrowd, agents: everyPersona },
};
