import { type Instrument, usualRules } from '../instrument.ts';

export const nvda: Instrument = {
  ...usualRules,
  symbol: 'NVDA/BTC',
  baseAsset: 'NVDA',
  quoteAsset: 'BTC',
  name: 'NVIDIA',
  lotsPerUnit: 10,
  tickSats: 10,
  openingPriceSats: 200_500,
  maxOrderLots: 1_000_000,
  maxPriceSats: 20_000_000_000,
  makerFeeBps: 1,
  takerFeeBps: 5,
  priceBandTicks: 10_025,
  volatilityBandBps: 1_000,
  auctionMs: 10_000,
};
