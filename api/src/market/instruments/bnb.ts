import { type Instrument, usualRules } from '../instrument.ts';

export const bnb: Instrument = {
  ...usualRules,
  symbol: 'BNB/BTC',
  baseAsset: 'BNB',
  quoteAsset: 'BTC',
  name: 'BNB',
  lotsPerUnit: 100,
  tickSats: 100,
  openingPriceSats: 963_000,
  maxOrderLots: 1_000_000,
  maxPriceSats: 100_000_000_000,
  makerFeeBps: 1,
  takerFeeBps: 5,
  priceBandTicks: 4_815,
  volatilityBandBps: 1_000,
  auctionMs: 10_000,
};
