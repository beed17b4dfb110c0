import { type Instrument, usualRules } from '../instrument.ts';

export const tsla: Instrument = {
  ...usualRules,
  symbol: 'TSLA/BTC',
  baseAsset: 'TSLA',
  quoteAsset: 'BTC',
  name: 'Tesla',
  lotsPerUnit: 10,
  tickSats: 10,
  openingPriceSats: 431_200,
  maxOrderLots: 1_000_000,
  maxPriceSats: 20_000_000_000,
  makerFeeBps: 1,
  takerFeeBps: 5,
  priceBandTicks: 21_560,
  volatilityBandBps: 1_000,
  auctionMs: 10_000,
};
