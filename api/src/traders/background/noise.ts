import { z } from 'zod';
import type { OrderRequest, Side } from '../../market/order.ts';
import { BASIS_POINTS } from '../../market/units.ts';
import { amount, type ParametersOf, whole } from '../bot-strategy.ts';
import { ceilToTick, floorToTick, restAt, takeUpTo } from '../orders.ts';
import { defineBackground, forgetful, pace, type Situation } from './background-strategy.ts';
import { sizeAt } from './choose-size.ts';

const parameters = z.strictObject({
  ...pace({ meanWakeMs: 60_000, staleMs: 45_000, roundLotSats: 1_000_000 }),
  takeShareBps: whole(5_000, [0, 10_000], 'part of its orders that take what is offered, basis points'),
  meanOffsetBps: amount(4, [0, 1_000], 'mean distance of its resting orders from the touch, basis points'),
  // Keeps random trading from ending in ruin.
  balancePull: amount(0.8, [0, 1], 'how strongly it leans back to half bitcoin and half stock, ratio'),
});

type Numbers = ParametersOf<typeof parameters>;

function choose(situation: Situation<Numbers>): OrderRequest | null {
  const { instrument, parameters: numbers, rng, touch, cashShare } = situation;
  const side: Side = rng.chance(0.5 + numbers.balancePull * (cashShare - 0.5)) ? 'BUY' : 'SELL';
  const takes = rng.chance(numbers.takeShareBps / BASIS_POINTS);
  const offset = rng.exponential(numbers.meanOffsetBps) / BASIS_POINTS;
  const midSats = touch.midSats ?? touch.lastPriceSats ?? touch.referencePriceSats;
  const lots = sizeAt(situation, midSats);
  const touchSats = side === 'BUY' ? touch.bestAskSats : touch.bestBidSats;
  if (takes) return touchSats === null ? null : takeUpTo(instrument, side, touchSats, lots);
  const nearSats = (side === 'BUY' ? touch.bestBidSats : touch.bestAskSats) ?? midSats;
  const priceSats =
    side === 'BUY' ? floorToTick(nearSats * (1 - offset), instrument) : ceilToTick(nearSats * (1 + offset), instrument);
  return restAt(instrument, side, priceSats, lots);
}

/** Trades without a reason: half the time at the touch, else from near it. Multi-wake after HASUFEL's templates. */
export const noise = defineBackground({
  strategy: 'noise',
  description: 'Trades small sizes at random, as people do who just need money or stock.',
  parameters,
  createMind: forgetful(choose),
});
