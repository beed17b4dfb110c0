import { personas } from '../../traders/agents/personas/index.ts';
import type { AgentSettings, PopulationSettings } from '../../traders/population-settings.ts';

type Crowd = Omit<PopulationSettings, 'agents'>;

/**
 * Two deep makers a market and a background that seldom lets ten seconds pass without a trade: noise takes about once a
 * second in each market, so that a gap of ten is as rare as e^-10.
 */
export const usualCrowd: Crowd = {
  liquidity: [{ strategy: 'ladder', perMarket: 2, capitalSats: 4_000_000_000, parameters: {} }],
  background: [
    {
      strategy: 'noise',
      perMarket: 40,
      capitalSats: 100_000_000,
      parameters: { meanWakeMs: 24_000, takeShareBps: 7_000 },
    },
    { strategy: 'value', perMarket: 12, capitalSats: 300_000_000, parameters: {} },
    { strategy: 'momentum', perMarket: 5, capitalSats: 100_000_000, parameters: {} },
  ],
};

/**
 * Makers for prices that may multiply, as SOL's did by thirty in 2021: when everybody's stock is worth that much more,
 * only makers that came with a fortune, and shift their prices little for what they hold, still follow.
 */
export const deepPockets: Crowd['liquidity'] = [
  { strategy: 'ladder', perMarket: 2, capitalSats: 200_000_000_000, parameters: { skewBps: 15 } },
];

/** One small maker a market and a third of the background. */
export const thinCrowd: Crowd = {
  liquidity: [
    {
      strategy: 'ladder',
      perMarket: 1,
      capitalSats: 1_000_000_000,
      parameters: { minHalfSpreadBps: 6, gapBps: 12, floorSats: 2_000_000 },
    },
  ],
  background: [
    { strategy: 'noise', perMarket: 14, capitalSats: 100_000_000, parameters: {} },
    { strategy: 'value', perMarket: 5, capitalSats: 200_000_000, parameters: {} },
    { strategy: 'momentum', perMarket: 2, capitalSats: 100_000_000, parameters: {} },
  ],
};

/** Everybody in the registry of personas, one bitcoin's worth each, half of it stock. */
export const everyPersona: readonly AgentSettings[] = personas.map(({ handle }) => ({
  persona: handle,
  brain: { kind: 'RULE', model: null },
  startingSats: 100_000_000,
  stockShareBps: 5_000,
}));
