import { type Instrument, usualRules } from '../instrument.ts';

export const meta: Instrument = {
  ...usualRules,
  symbol: 'META/BTC',
  baseAsset: 'META',
  quoteAsset: 'BTC',
  name: 'Meta Platforms',
  lotsPerUnit: 10,
  tickSats: 10,
  openingPriceSats: 692_800,
  maxOrderLots: 1_000_000,
  maxPriceSats: 20_000_000_000,
  makerFeeBps: 1,
  takerFeeBps: 5,
  priceBandTicks: 34_640,
  volatilityBandBps: 1_000,
  auctionMs: 10_000,
};
