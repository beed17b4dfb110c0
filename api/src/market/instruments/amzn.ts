import { type Instrument, usualRules } from '../instrument.ts';

export const amzn: Instrument = {
  ...usualRules,
  symbol: 'AMZN/BTC',
  baseAsset: 'AMZN',
  quoteAsset: 'BTC',
  name: 'Amazon',
  lotsPerUnit: 10,
  tickSats: 10,
  openingPriceSats: 241_600,
  maxOrderLots: 1_000_000,
  maxPriceSats: 20_000_000_000,
  makerFeeBps: 1,
  takerFeeBps: 5,
  priceBandTicks: 12_080,
  volatilityBandBps: 1_000,
  auctionMs: 10_000,
};
