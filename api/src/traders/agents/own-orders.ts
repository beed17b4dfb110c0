import type { Decision } from '../../market/decision.ts';
import type { MarketSymbol } from '../../market/instrument.ts';
import type { OrderId } from '../../market/order.ts';
import type { SimTime } from '../../market/units.ts';
import type { OrderView } from '../../projections/views.ts';
import { answerLimits } from './agent-answer.ts';

/** Orders that waited too long. Those with a date end by themselves, and an exit pair is meant to wait. */
export function staleOrders(open: readonly OrderView[], now: SimTime, patienceMs: number): readonly OrderView[] {
  return open.filter(
    ({ order, placedAt }) => order.expireAt === null && order.linkedOrderId === null && now - placedAt >= patienceMs,
  );
}

/** The legs of the exit pair that waits in a market. */
export function exitLegs(open: readonly OrderView[], market: MarketSymbol): readonly OrderView[] {
  return open.filter(({ order }) => order.market === market && order.side === 'SELL' && order.linkedOrderId !== null);
}

/** A stop to buy that waits for its price. */
export function entryStop(open: readonly OrderView[], market: MarketSymbol): OrderView | undefined {
  return open.find((view) => view.order.market === market && view.order.side === 'BUY' && isWaitingStop(view));
}

function isWaitingStop({ order, triggeredSeq }: OrderView): boolean {
  return order.stopPriceSats !== null && order.linkedOrderId === null && triggeredSeq === null;
}

/** What a decision withdraws: the stale, what is in its own way, and the oldest beyond what it may have open. */
export function withdrawals(
  open: readonly OrderView[],
  stale: readonly OrderView[],
  decision: Decision,
): readonly OrderId[] {
  const outdated = [...stale, ...open.filter((view) => isOutdated(view, decision))];
  const kept = open.filter((view) => !outdated.includes(view) && !hasPartnerIn(outdated, view));
  const added = decision.orders.length + (decision.exit === undefined ? 0 : 2);
  const excess = Math.max(0, kept.length + added - answerLimits.openOrders);
  const oldest = kept.filter(({ order }) => order.linkedOrderId === null).slice(0, excess);
  return onceEach([...outdated, ...oldest]).slice(0, answerLimits.cancels);
}

/** Nobody trades with himself; a newer stop says where the line is now; a newer exit takes in what the older was for. */
function isOutdated(view: OrderView, { market, orders, exit }: Decision): boolean {
  const { order } = view;
  const side = orders[0]?.side;
  if (order.market !== market) return false;
  if (order.linkedOrderId !== null) return exit !== undefined && order.side === 'SELL';
  if (side === undefined) return false;
  return order.side !== side || isWaitingStop(view);
}

/** One leg of a pair is enough: the other ends with it. */
function onceEach(views: readonly OrderView[]): readonly OrderId[] {
  const ids = new Set<OrderId>();
  for (const { order } of views) {
    if (order.linkedOrderId === null || !ids.has(order.linkedOrderId)) ids.add(order.orderId);
  }
  return [...ids];
}

function hasPartnerIn(views: readonly OrderView[], { order }: OrderView): boolean {
  return views.some((other) => other.order.orderId === order.linkedOrderId);
}
