import type { OrderKind, PlacedOrder, SelfTradePrevention, Side, TimeInForce } from '../src/market/order.ts';

/** What the auditor knows about one order, from events alone. */
export type AuditedOrder = {
  readonly orderId: number;
  readonly owner: string;
  readonly market: string;
  readonly side: Side;
  /** A triggered `STOP` is a `MARKET` order, a triggered `STOP_LIMIT` a `LIMIT`. */
  kind: OrderKind;
  readonly timeInForce: TimeInForce;
  readonly postOnly: boolean;
  readonly selfTradePrevention: SelfTradePrevention;
  /** Null for orders without a limit. */
  priceSats: number | null;
  readonly stopPriceSats: number | null;
  totalLots: number;
  remainingLots: number;
  readonly displayLots: number | null;
  /** How much of it shows while it rests. */
  displayedLots: number;
  readonly expireAt: number | null;
  linkedOrderId: number | null;
  /** On its way through the book, in the book, between two slices, or waiting for its stop price. */
  place: 'ARRIVING' | 'BOOK' | 'REFILLING' | 'WAITING';
  /** What it has traded since it last arrived. */
  tradedLots: number;
};

/** An order that has just been accepted. */
export function auditedOrder({ participantId, quantityLots, ...order }: PlacedOrder): AuditedOrder {
  const size = { totalLots: quantityLots, remainingLots: quantityLots, displayedLots: quantityLots, tradedLots: 0 };
  return {
    orderId: order.orderId,
    owner: participantId,
    market: order.market,
    side: order.side,
    kind: order.kind,
    timeInForce: order.timeInForce,
    postOnly: order.postOnly,
    selfTradePrevention: order.selfTradePrevention,
    priceSats: order.priceSats,
    stopPriceSats: order.stopPriceSats,
    ...size,
    displayLots: order.displayLots,
    expireAt: order.expireAt,
    linkedOrderId: order.linkedOrderId,
    place: 'ARRIVING',
  };
}

/** One price: displayed lots and number of orders. */
export type AuditedLevel = readonly [priceSats: number, quantityLots: number, orderCount: number];

/** A market's queues as the events tell them: a list of orders for each price and side. Slow and obvious. */
export class AuditedBook {
  readonly #queues: Record<Side, Map<number, AuditedOrder[]>> = { BUY: new Map(), SELL: new Map() };

  join(order: AuditedOrder): void {
    const price = order.priceSats ?? Number.NaN;
    const queues = this.#queues[order.side];
    queues.set(price, [...(queues.get(price) ?? []), order]);
  }

  leave(order: AuditedOrder): void {
    const queues = this.#queues[order.side];
    const price = order.priceSats ?? Number.NaN;
    const left = (queues.get(price) ?? []).filter((other) => other !== order);
    if (left.length > 0) queues.set(price, left);
    else queues.delete(price);
  }

  best(side: Side): number | null {
    let best: number | null = null;
    for (const price of this.#queues[side].keys()) {
      if (best === null || (side === 'BUY' ? price > best : price < best)) best = price;
    }
    return best;
  }

  /** The order that has to trade next on this side. */
  head(side: Side): AuditedOrder | null {
    const best = this.best(side);
    return best === null ? null : (this.#queues[side].get(best)?.[0] ?? null);
  }

  isCrossed(): boolean {
    const bid = this.best('BUY');
    const ask = this.best('SELL');
    return bid !== null && ask !== null && bid >= ask;
  }

  /** All orders of a side, best price first, then in queue order. */
  orders(side: Side): AuditedOrder[] {
    return this.#levels(side).flatMap(([, orders]) => orders);
  }

  /** All levels of a side, best first. */
  depth(side: Side): AuditedLevel[] {
    return this.#levels(side).map(([price, orders]) => [
      price,
      orders.reduce((sum, order) => sum + order.displayedLots, 0),
      orders.length,
    ]);
  }

  #levels(side: Side): [number, AuditedOrder[]][] {
    const sign = side === 'BUY' ? -1 : 1;
    return [...this.#queues[side]].sort(([a], [b]) => sign * (a - b));
  }
}
