import type { Scenario } from '../scenario.ts';
import { START_AT, USUAL_MARKETS } from './common.ts';
import { deepPockets, everyPersona, usualCrowd } from './crowds.ts';

/** Real prices as fair values: whoever starts it names the CSV file; one row a minute. */
export const replay: Scenario = {
  name: 'replay',
  title: 'Prices that happened',
  description: 'Fair values from your own CSV of prices in USD, one bar a simulated minute; the trading is simulated.',
  startAt: START_AT,
  speed: 1,
  warmUpMs: 0,
  markets: USUAL_MARKETS,
  reference: { kind: 'REPLAY', csvPath: null, barMs: 60_000 },
  population: { ...usualCrowd, liquidity: deepPockets, agents: everyPersona },
};
