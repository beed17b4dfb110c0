import { z } from 'zod';
import type { OrderRequest, Side } from '../../market/order.ts';
import { BASIS_POINTS, type SimTime } from '../../market/units.ts';
import { amount, type ParametersOf, whole } from '../bot-strategy.ts';
import { takeUpTo } from '../orders.ts';
import { defineBackground, type Mind, pace, type Situation } from './background-strategy.ts';
import { hasReserve, sizeAt } from './choose-size.ts';

const parameters = z.strictObject({
  ...pace({ meanWakeMs: 45_000, staleMs: 60_000, roundLotSats: 800_000 }),
  halfLifeMs: whole(600_000, [1_000, 86_400_000], 'after which a look counts half in its averages, ms'),
  entry: amount(1.5, [0, 20], 'deviations from the average at which it trades, count'),
  leastBps: amount(8, [0, 1_000], 'it trades only when the price is this far from the average, basis points'),
  warmUpLooks: whole(10, [1, 10_000], 'looks before its first trade, count'),
  reserveBps: whole(1_500, [0, 5_000], 'part of its wealth it always keeps in bitcoin, and in stock, basis points'),
});

type Numbers = ParametersOf<typeof parameters>;

type State = {
  readonly looks: number;
  readonly seenAt: SimTime;
  readonly meanSats: number;
  /** Mean squared distance from the mean, squared basis points. */
  readonly variance: number;
};

class ReversionMind implements Mind<Numbers> {
  #looks = 0;
  #seenAt: SimTime = 0;
  #meanSats = 0;
  #variance = 0;

  choose = (situation: Situation<Numbers>): OrderRequest | null => {
    const { midSats } = situation.touch;
    if (midSats === null) return null;
    const awayBps = this.#looks === 0 ? 0 : (midSats / this.#meanSats - 1) * BASIS_POINTS;
    const isKnown = this.#looks >= situation.parameters.warmUpLooks;
    const limitBps = Math.max(situation.parameters.leastBps, situation.parameters.entry * Math.sqrt(this.#variance));
    this.#learn(situation, midSats, awayBps);
    return isKnown && Math.abs(awayBps) >= limitBps ? fade(situation, awayBps) : null;
  };

  state = (): State => ({
    looks: this.#looks,
    seenAt: this.#seenAt,
    meanSats: this.#meanSats,
    variance: this.#variance,
  });

  restore = (state: unknown): void => {
    const { looks, seenAt, meanSats, variance } = state as State;
    this.#looks = looks;
    this.#seenAt = seenAt;
    this.#meanSats = meanSats;
    this.#variance = variance;
  };

  /** Averages that forget with time: the first looks count as in a plain mean. */
  #learn({ now, parameters: { halfLifeMs } }: Situation<Numbers>, midSats: number, awayBps: number): void {
    const faded = 1 - 2 ** (-(now - this.#seenAt) / halfLifeMs);
    this.#looks += 1;
    const weight = Math.max(1 / this.#looks, faded);
    this.#meanSats += weight * (midSats - this.#meanSats);
    this.#variance += weight * ((1 - weight) * awayBps ** 2 - this.#variance);
    this.#seenAt = now;
  }
}

function fade(situation: Situation<Numbers>, awayBps: number): OrderRequest | null {
  const { instrument, touch } = situation;
  const side: Side = awayBps < 0 ? 'BUY' : 'SELL';
  const touchSats = side === 'BUY' ? touch.bestAskSats : touch.bestBidSats;
  if (touchSats === null || !hasReserve(situation, side)) return null;
  return takeUpTo(instrument, side, touchSats, sizeAt(situation, touchSats));
}

/**
 * Bets that a price comes back: takes when the mid is further from its own exponential average than usual (a z-score, as
 * in Bollinger's bands).
 */
export const meanReversion = defineBackground({
  strategy: 'mean-reversion',
  description: 'Buys what has fallen unusually far and sells what has risen unusually far.',
  parameters,
  createMind: () => new ReversionMind(),
});
