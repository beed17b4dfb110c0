import type { OrderRequest } from '../../market/order.ts';
import { BASIS_POINTS, type Lots } from '../../market/units.ts';
import { affordableLots, ceilToTick, floorToTick, takeUpTo } from '../orders.ts';
import type { LadderPlan } from './ladder-quotes.ts';

/** Part of what a maker shows that a bargain may cost: less than what it does not show. */
const BARGAIN_PART = 0.08;

/**
 * An order for what stands in the way of a maker's quotes: offered better than its centre by the taker fee and `edgeBps`.
 * Paid from what the maker does not show.
 */
export function bargain(plan: LadderPlan, edgeBps: number, sizeLots: Lots): OrderRequest | null {
  const { instrument, centreSats, othersAskSats, othersBidSats } = plan;
  const edge = (instrument.takerFeeBps + edgeBps) / BASIS_POINTS;
  const buySats = floorToTick(centreSats * (1 - edge), instrument);
  const sellSats = ceilToTick(centreSats * (1 + edge), instrument);
  if (othersAskSats !== null && othersAskSats <= buySats) {
    const lots = Math.min(sizeLots, affordableLots(plan.cashSats * BARGAIN_PART, buySats, instrument));
    return lots < 1 ? null : takeUpTo(instrument, 'BUY', buySats, lots);
  }
  if (othersBidSats === null || othersBidSats < sellSats) return null;
  const lots = Math.min(sizeLots, Math.floor(plan.stockLots * BARGAIN_PART));
  return lots < 1 ? null : takeUpTo(instrument, 'SELL', sellSats, lots);
}
