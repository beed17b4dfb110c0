import { z } from 'zod';
import type { OrderRequest, Side } from '../../market/order.ts';
import { BASIS_POINTS } from '../../market/units.ts';
import { amount, type ParametersOf, whole } from '../bot-strategy.ts';
import { relativeOrderSize } from '../order-size.ts';
import { ceilToTick, floorToTick, lotsWorth, restAt, takeUpTo } from '../orders.ts';
import { defineBackground, pace, type Situation } from './background-strategy.ts';

const parameters = z.strictObject({
  ...pace({ meanWakeMs: 60_000, staleMs: 45_000, roundLotSats: 1_000_000 }),
  takeShareBps: whole(5_000, [0, 10_000], 'part of its orders that take what is offered, basis points'),
  meanOffsetBps: amount(4, [0, 1_000], 'mean distance of its resting orders from the touch, basis points'),
  // Keeps random trading from ending in ruin.
  balancePull: amount(0.8, [0, 1], 'how strongly it leans back to half bitcoin, half stock, part of its imbalance'),
});

type Numbers = ParametersOf<typeof parameters>;

function choose(situation: Situation<Numbers>): OrderRequest | null {
  const { instrument, parameters: numbers, rng, view, cashShare } = situation;
  const ticker = view.ticker(instrument.symbol);
  const side: Side = rng.chance(0.5 + numbers.balancePull * (cashShare - 0.5)) ? 'BUY' : 'SELL';
  const takes = rng.chance(numbers.takeShareBps / BASIS_POINTS);
  const offset = rng.exponential(numbers.meanOffsetBps) / BASIS_POINTS;
  const midSats = ticker.midSats ?? ticker.lastPriceSats ?? ticker.referencePriceSats;
  const lots = Math.max(1, lotsWorth(relativeOrderSize(rng) * numbers.roundLotSats, midSats, instrument));
  const touchSats = side === 'BUY' ? ticker.bestAskSats : ticker.bestBidSats;
  if (takes) return touchSats === null ? null : takeUpTo(instrument, side, touchSats, lots);
  const nearSats = (side === 'BUY' ? ticker.bestBidSats : ticker.bestAskSats) ?? midSats;
  const priceSats =
    side === 'BUY' ? floorToTick(nearSats * (1 - offset), instrument) : ceilToTick(nearSats * (1 + offset), instrument);
  return restAt(instrument, side, priceSats, lots);
}

/** Trades without a reason: half the time at the touch, else from near it. Multi-wake after HASUFEL's templates. */
export const noise = defineBackground({
  strategy: 'noise',
  description: 'Trades small sizes at random, as people do who just need money or stock.',
  parameters,
  startMemory: null,
  choose: (situation, memory) => ({ order: choose(situation), memory }),
});
