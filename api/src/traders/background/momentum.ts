import { z } from 'zod';
import type { OrderRequest, Side } from '../../market/order.ts';
import { BASIS_POINTS, type Sats } from '../../market/units.ts';
import { amount, type ParametersOf, whole } from '../bot-strategy.ts';
import { takeUpTo } from '../orders.ts';
import { defineBackground, type Mind, pace, type Situation } from './background-strategy.ts';
import { hasReserve, sizeAt } from './choose-size.ts';
import { MovingAverage, type MovingAverageState } from './moving-average.ts';

const parameters = z.strictObject({
  ...pace({ meanWakeMs: 40_000, staleMs: 60_000, roundLotSats: 800_000 }),
  shortLooks: whole(20, [1, 1_000], 'looks at the mid in the short average, count'),
  longLooks: whole(50, [2, 1_000], 'looks at the mid in the long average, before which it only looks, count'),
  thresholdBps: amount(3, [0, 1_000], 'the averages must differ by this much before it trades, basis points'),
  reserveBps: whole(1_500, [0, 5_000], 'part of its wealth it always keeps in bitcoin, and in stock, basis points'),
});

type Numbers = ParametersOf<typeof parameters>;

type State = { readonly short: MovingAverageState; readonly long: MovingAverageState };

class TrendMind implements Mind<Numbers> {
  readonly #short: MovingAverage;
  readonly #long: MovingAverage;

  constructor({ shortLooks, longLooks }: Numbers) {
    this.#short = new MovingAverage(shortLooks);
    this.#long = new MovingAverage(longLooks);
  }

  choose = (situation: Situation<Numbers>): OrderRequest | null => {
    const { midSats } = situation.touch;
    if (midSats === null) return null;
    this.#short.add(midSats);
    this.#long.add(midSats);
    return this.#long.isFull ? this.#follow(situation) : null;
  };

  state = (): State => ({ short: this.#short.state(), long: this.#long.state() });

  restore = (state: unknown): void => {
    const { short, long } = state as State;
    this.#short.restore(short);
    this.#long.restore(long);
  };

  #follow(situation: Situation<Numbers>): OrderRequest | null {
    const { instrument, parameters: numbers, touch } = situation;
    const trendBps = (this.#short.mean / this.#long.mean - 1) * BASIS_POINTS;
    const side: Side = trendBps > 0 ? 'BUY' : 'SELL';
    const touchSats: Sats | null = side === 'BUY' ? touch.bestAskSats : touch.bestBidSats;
    if (Math.abs(trendBps) < numbers.thresholdBps || touchSats === null || !hasReserve(situation, side)) return null;
    return takeUpTo(instrument, side, touchSats, sizeAt(situation, touchSats));
  }
}

/** Follows the trend: mean of its last 20 looks at the mid against its last 50, after ABIDES' momentum agent. */
export const momentum = defineBackground({
  strategy: 'momentum',
  description: 'Buys what has been rising and sells what has been falling.',
  parameters,
  createMind: (numbers) => new TrendMind(numbers),
});
