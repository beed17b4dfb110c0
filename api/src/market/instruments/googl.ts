import { type Instrument, usualRules } from '../instrument.ts';

export const googl: Instrument = {
  ...usualRules,
  symbol: 'GOOGL/BTC',
  baseAsset: 'GOOGL',
  quoteAsset: 'BTC',
  name: 'Alphabet',
  lotsPerUnit: 10,
  tickSats: 10,
  openingPriceSats: 335_400,
  maxOrderLots: 1_000_000,
  maxPriceSats: 20_000_000_000,
  makerFeeBps: 1,
  takerFeeBps: 5,
  priceBandTicks: 16_770,
  volatilityBandBps: 1_000,
  auctionMs: 10_000,
};
