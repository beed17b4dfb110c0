import type { Side } from '../../market/order.ts';
import { BASIS_POINTS, type Lots, type Sats } from '../../market/units.ts';
import { relativeOrderSize } from '../order-size.ts';
import { lotsWorth } from '../orders.ts';
import type { Situation } from './background-strategy.ts';

/** How much people trade at a price: the size mixture times the round lot, at least one lot. */
export function sizeAt<P extends { readonly roundLotSats: number }>(
  { instrument, parameters, rng }: Situation<P>,
  priceSats: Sats,
): Lots {
  return Math.max(1, lotsWorth(relativeOrderSize(rng) * parameters.roundLotSats, priceSats, instrument));
}

/** Whether it may give more of what it pays with on this side: bitcoin when it buys, stock when it sells. */
export function hasReserve<P extends { readonly reserveBps: number }>(
  { cashShare, parameters }: Situation<P>,
  side: Side,
): boolean {
  return (side === 'BUY' ? cashShare : 1 - cashShare) >= parameters.reserveBps / BASIS_POINTS;
}
