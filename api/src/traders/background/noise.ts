import type { OrderRequest, Side } from '../../market/order.ts';
import { BASIS_POINTS } from '../../market/units.ts';
import { relativeOrderSize } from '../order-size.ts';
import { ceilToTick, floorToTick, lotsWorth, restAt, takeUpTo } from '../orders.ts';
import { defineBackground, type Situation } from './background-strategy.ts';

const defaults = {
  meanWakeMs: 60_000,
  staleMs: 45_000,
  roundLotSats: 1_000_000,
  /** Part of its orders that take what is offered. */
  takeShareBps: 5_000,
  /** How far from the touch its resting orders stand on average. */
  meanOffsetBps: 4,
  /** How strongly it leans back to half bitcoin, half stock; keeps random trading from ending in ruin. */
  balancePull: 0.8,
};

function choose(situation: Situation<typeof defaults>): OrderRequest | null {
  const { instrument, parameters, rng, view, cashShare } = situation;
  const ticker = view.ticker(instrument.symbol);
  const side: Side = rng.chance(0.5 + parameters.balancePull * (cashShare - 0.5)) ? 'BUY' : 'SELL';
  const takes = rng.chance(parameters.takeShareBps / BASIS_POINTS);
  const offset = rng.exponential(parameters.meanOffsetBps) / BASIS_POINTS;
  const midSats = ticker.midSats ?? ticker.lastPriceSats ?? ticker.referencePriceSats;
  const lots = Math.max(1, lotsWorth(relativeOrderSize(rng) * parameters.roundLotSats, midSats, instrument));
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
  defaults,
  startMemory: null,
  choose: (situation, memory) => ({ order: choose(situation), memory }),
});
