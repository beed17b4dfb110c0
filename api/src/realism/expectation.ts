import type { MarketSymbol } from '../market/instrument.ts';

/** What a scenario's settings say about one market, for the figures that are compared with it. */
export type Expectation = {
  /** Standard deviation of the returns of a year of 365 exchange days, 0.5 is 50 %; null when nobody says. */
  readonly yearlyVolatility: number | null;
  /** Correlation of its returns with those of the other markets; without those that nobody says. */
  readonly correlations: ReadonlyMap<MarketSymbol, number>;
};

export const NOTHING_EXPECTED: Expectation = { yearlyVolatility: null, correlations: new Map() };
