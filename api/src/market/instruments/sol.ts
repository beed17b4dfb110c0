import { type Instrument, usualRules } from '../instrument.ts';

export const sol: Instrument = {
  ...usualRules,
  symbol: 'SOL/BTC',
  baseAsset: 'SOL',
  quoteAsset: 'BTC',
  name: 'Solana',
  lotsPerUnit: 10,
  tickSats: 10,
  openingPriceSats: 152_000,
  maxOrderLots: 1_000_000,
  maxPriceSats: 20_000_000_000,
  makerFeeBps: 1,
  takerFeeBps: 5,
  priceBandTicks: 7_600,
  volatilityBandBps: 1_000,
  auctionMs: 10_000,
};
