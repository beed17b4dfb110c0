import type { MarketSymbol } from '../market/instrument.ts';

/**
 * What one market did in one run: a row each simulated second. Prices are sats per whole unit, sizes lots; NaN is a side
 * of the book that was empty.
 */
export type MarketTape = {
  readonly market: MarketSymbol;
  readonly bidSats: Float64Array;
  readonly askSats: Float64Array;
  /** Displayed at the touch. */
  readonly bidTouchLots: Float64Array;
  readonly askTouchLots: Float64Array;
  /** Displayed on the ten best levels. */
  readonly bidLots: Float64Array;
  readonly askLots: Float64Array;
  readonly referenceSats: Float64Array;
  /** Traded within the second, by the taker's side. */
  readonly boughtLots: Float64Array;
  readonly soldLots: Float64Array;
  /** Orders and quotes that were accepted, and changes of them. */
  readonly submissionCount: number;
  readonly tradeCount: number;
};
