import { z } from 'zod';
import type { OrderRequest } from '../../market/order.ts';
import { BASIS_POINTS } from '../../market/units.ts';
import { amount, type ParametersOf } from '../bot-strategy.ts';
import { ceilToTick, floorToTick, restAt, takeUpTo } from '../orders.ts';
import { defineBackground, type Mind, pace, type Situation } from './background-strategy.ts';
import { sizeAt } from './choose-size.ts';
import { PriceFilter, type PriceFilterState } from './price-filter.ts';

const parameters = z.strictObject({
  ...pace({ meanWakeMs: 110_000, staleMs: 120_000, roundLotSats: 2_000_000 }),
  noiseBps: amount(6, [0, 1_000], 'standard deviation of one observation of the outside price, basis points'),
  walkBps: amount(12, [0.01, 1_000], 'how far it believes that price to wander in a minute, basis points'),
  surprise: amount(4, [1, 100], 'it starts anew when an observation is this many deviations off, count'),
  edgeBps: amount(2, [0, 1_000], 'it takes when the gain after the fee is at least this, basis points'),
  marginBps: amount(12, [0, 1_000], 'else it rests this far from what it believes, basis points'),
});

type Numbers = ParametersOf<typeof parameters>;

class ValueMind implements Mind<Numbers> {
  readonly #filter: PriceFilter;

  constructor(numbers: Numbers) {
    this.#filter = new PriceFilter(numbers);
  }

  choose = (situation: Situation<Numbers>): OrderRequest | null => {
    const { touch, now, parameters: numbers, rng } = situation;
    const seenSats = touch.referencePriceSats * Math.exp(rng.normal(0, numbers.noiseBps / BASIS_POINTS));
    return chooseAt(situation, this.#filter.observe(seenSats, now));
  };

  state = (): PriceFilterState => this.#filter.state();

  restore = (state: unknown): void => this.#filter.restore(state as PriceFilterState);
}

function chooseAt(situation: Situation<Numbers>, worthSats: number): OrderRequest {
  const { instrument, parameters: numbers, rng, touch, cashShare } = situation;
  const lots = sizeAt(situation, worthSats);
  const edge = (instrument.takerFeeBps + numbers.edgeBps) / BASIS_POINTS;
  if (touch.bestAskSats !== null && touch.bestAskSats <= worthSats * (1 - edge)) {
    return takeUpTo(instrument, 'BUY', floorToTick(worthSats * (1 - edge), instrument), lots);
  }
  if (touch.bestBidSats !== null && touch.bestBidSats >= worthSats * (1 + edge)) {
    return takeUpTo(instrument, 'SELL', ceilToTick(worthSats * (1 + edge), instrument), lots);
  }
  const margin = numbers.marginBps / BASIS_POINTS;
  return rng.unit() < cashShare
    ? restAt(instrument, 'BUY', floorToTick(worthSats * (1 - margin), instrument), lots)
    : restAt(instrument, 'SELL', ceilToTick(worthSats * (1 + margin), instrument), lots);
}

/**
 * Observes the outside world's price with an error, weighs what it sees against what it knew, takes what is mispriced and
 * else waits on the side it lacks. After ABIDES' value agent.
 */
export const value = defineBackground({
  strategy: 'value',
  description: 'Estimates what the asset is worth elsewhere and trades when the book disagrees.',
  parameters,
  createMind: (numbers) => new ValueMind(numbers),
});
