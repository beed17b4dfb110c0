import { type Instrument, usualRules } from '../instrument.ts';

export const eth: Instrument = {
  ...usualRules,
  symbol: 'ETH/BTC',
  baseAsset: 'ETH',
  quoteAsset: 'BTC',
  name: 'Ether',
  lotsPerUnit: 100,
  tickSats: 100,
  openingPriceSats: 3_350_000,
  maxOrderLots: 1_000_000,
  maxPriceSats: 100_000_000_000,
  makerFeeBps: 1,
  takerFeeBps: 5,
  priceBandTicks: 16_750,
  volatilityBandBps: 1_000,
  auctionMs: 10_000,
};
