import { type Instrument, usualRules } from '../instrument.ts';

export const msft: Instrument = {
  ...usualRules,
  symbol: 'MSFT/BTC',
  baseAsset: 'MSFT',
  quoteAsset: 'BTC',
  name: 'Microsoft',
  lotsPerUnit: 10,
  tickSats: 10,
  openingPriceSats: 504_000,
  maxOrderLots: 1_000_000,
  maxPriceSats: 20_000_000_000,
  makerFeeBps: 1,
  takerFeeBps: 5,
  priceBandTicks: 25_200,
  volatilityBandBps: 1_000,
  auctionMs: 10_000,
};
