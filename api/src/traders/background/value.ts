import type { OrderRequest } from '../../market/order.ts';
import { BASIS_POINTS } from '../../market/units.ts';
import { relativeOrderSize } from '../order-size.ts';
import { ceilToTick, floorToTick, lotsWorth, restAt, takeUpTo } from '../orders.ts';
import { defineBackground, type Situation } from './background-strategy.ts';

const defaults = {
  meanWakeMs: 110_000,
  staleMs: 120_000,
  roundLotSats: 2_000_000,
  /** Standard deviation of its error about the outside world's price. */
  noiseBps: 6,
  /** It takes when the gain after the fee is at least this. */
  edgeBps: 2,
  /** Else it rests this far from what it believes. */
  marginBps: 12,
};

function choose(situation: Situation<typeof defaults>): OrderRequest | null {
  const { instrument, parameters, rng, view, cashShare } = situation;
  const ticker = view.ticker(instrument.symbol);
  const worth = ticker.referencePriceSats * Math.exp(rng.normal(0, parameters.noiseBps / BASIS_POINTS));
  const lots = Math.max(1, lotsWorth(relativeOrderSize(rng) * parameters.roundLotSats, worth, instrument));
  const edge = (instrument.takerFeeBps + parameters.edgeBps) / BASIS_POINTS;
  if (ticker.bestAskSats !== null && ticker.bestAskSats <= worth * (1 - edge)) {
    return takeUpTo(instrument, 'BUY', floorToTick(worth * (1 - edge), instrument), lots);
  }
  if (ticker.bestBidSats !== null && ticker.bestBidSats >= worth * (1 + edge)) {
    return takeUpTo(instrument, 'SELL', ceilToTick(worth * (1 + edge), instrument), lots);
  }
  const margin = parameters.marginBps / BASIS_POINTS;
  return rng.unit() < cashShare
    ? restAt(instrument, 'BUY', floorToTick(worth * (1 - margin), instrument), lots)
    : restAt(instrument, 'SELL', ceilToTick(worth * (1 + margin), instrument), lots);
}

/** Knows the outside world's price with an error, takes what is mispriced and else waits on the side it lacks. */
export const value = defineBackground({
  strategy: 'value',
  description: 'Estimates what the asset is worth elsewhere and trades when the book disagrees.',
  defaults,
  startMemory: null,
  choose: (situation, memory) => ({ order: choose(situation), memory }),
});
