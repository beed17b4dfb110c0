import type { MarketStatus } from './market-status.ts';
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
  /** Quantities, displayed ones too, are multiples of it. */
  readonly quantityStepLots: Lots;
  /** Orders worth less are refused; 0 for none. */
  readonly minNotionalSats: Sats;
  /** Static collar: limits further from the reference price are refused, market orders stop there. Null for none. */
  readonly priceBandTicks: number | null;
  /** A print further from the last price starts a call auction instead. Null for none. */
  readonly volatilityBandBps: BasisPoints | null;
  /** Simulated time until a call auction uncrosses by itself; 0 waits for `UncrossMarket`. */
  readonly auctionMs: number;
  /** How many lots an account may be short; reaching it forces a buy-in. 0 for no short selling. */
  readonly maxShortLots: Lots;
  /** In which state the market starts. */
  readonly openingStatus: Extract<MarketStatus, 'PRE_OPEN' | 'AUCTION' | 'CONTINUOUS'>;
  /** The last price of the time before the run; null when there is none. */
  readonly previousCloseSats: Sats | null;
};

/** Rules that an instrument has unless its file says otherwise. */
export const usualRules = {
  quantityStepLots: 1,
  minNotionalSats: 0,
  priceBandTicks: null,
  volatilityBandBps: null,
  auctionMs: 0,
  maxShortLots: 0,
  openingStatus: 'CONTINUOUS',
  previousCloseSats: null,
} as const;
