import { type Instrument, usualRules } from '../instrument.ts';

export const aapl: Instrument = {
  ...usualRules,
  symbol: 'AAPL/BTC',
  baseAsset: 'AAPL',
  quoteAsset: 'BTC',
  name: 'Apple',
  lotsPerUnit: 10,
  tickSats: 10,
  openingPriceSats: 285_400,
  maxOrderLots: 1_000_000,
  maxPriceSats: 20_000_000_000,
  makerFeeBps: 1,
  takerFeeBps: 5,
  priceBandTicks: 14_270,
  volatilityBandBps: 1_000,
  auctionMs: 10_000,
};
