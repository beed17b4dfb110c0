import { z } from 'zod';
import type { OrderRequest } from '../../market/order.ts';
import { BASIS_POINTS } from '../../market/units.ts';
import { amount, type ParametersOf } from '../bot-strategy.ts';
import { relativeOrderSize } from '../order-size.ts';
import { ceilToTick, floorToTick, lotsWorth, restAt, takeUpTo } from '../orders.ts';
import { defineBackground, pace, type Situation } from './background-strategy.ts';

const parameters = z.strictObject({
  ...pace({ meanWakeMs: 110_000, staleMs: 120_000, roundLotSats: 2_000_000 }),
  noiseBps: amount(6, [0, 1_000], 'standard deviation of its error about the outside price, basis points'),
  edgeBps: amount(2, [0, 1_000], 'it takes when the gain after the fee is at least this, basis points'),
  marginBps: amount(12, [0, 1_000], 'else it rests this far from what it believes, basis points'),
});

type Numbers = ParametersOf<typeof parameters>;

function choose(situation: Situation<Numbers>): OrderRequest | null {
  const { instrument, parameters: numbers, rng, view, cashShare } = situation;
  const ticker = view.ticker(instrument.symbol);
  const worth = ticker.referencePriceSats * Math.exp(rng.normal(0, numbers.noiseBps / BASIS_POINTS));
  const lots = Math.max(1, lotsWorth(relativeOrderSize(rng) * numbers.roundLotSats, worth, instrument));
  const edge = (instrument.takerFeeBps + numbers.edgeBps) / BASIS_POINTS;
  if (ticker.bestAskSats !== null && ticker.bestAskSats <= worth * (1 - edge)) {
    return takeUpTo(instrument, 'BUY', floorToTick(worth * (1 - edge), instrument), lots);
  }
  if (ticker.bestBidSats !== null && ticker.bestBidSats >= worth * (1 + edge)) {
    return takeUpTo(instrument, 'SELL', ceilToTick(worth * (1 + edge), instrument), lots);
  }
  const margin = numbers.marginBps / BASIS_POINTS;
  return rng.unit() < cashShare
    ? restAt(instrument, 'BUY', floorToTick(worth * (1 - margin), instrument), lots)
    : restAt(instrument, 'SELL', ceilToTick(worth * (1 + margin), instrument), lots);
}

/** Knows the outside world's price with an error, takes what is mispriced and else waits on the side it lacks. */
export const value = defineBackground({
  strategy: 'value',
  description: 'Estimates what the asset is worth elsewhere and trades when the book disagrees.',
  parameters,
  startMemory: null,
  choose: (situation, memory) => ({ order: choose(situation), memory }),
});
