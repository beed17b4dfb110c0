import type { BasisPoints, Lots, Sats } from './units.ts';

export const QUOTE_ASSET = 'BTC';

/** `BTC` or the base asset of a market, such as `AAPL`. */
export type Asset = string;

/** A market's name: base asset, slash, quote asset, such as `AAPL/BTC`. */
export type MarketSymbol = string;

/** The rules of one market. A price is sats per whole base unit; the tick is a multiple of `lotsPerUnit`. */
export type Instrument = {
  readonly symbol: MarketSymbol;
  readonly baseAsset: Asset;
  readonly quoteAsset: typeof QUOTE_ASSET;
  /** What people call the base asset, such as `Apple`. */
  readonly name: string;
  readonly lotsPerUnit: number;
  readonly tickSats: Sats;
  readonly openingPriceSats: Sats;
  /** Largest quantity of one order. */
  readonly maxOrderLots: Lots;
  /** Limit prices above this are refused; bounds every product below 2^53. */
  readonly maxPriceSats: Sats;
  readonly makerFeeBps: BasisPoints;
  readonly takerFeeBps: BasisPoints;
};
