import type { Side } from '../src/market/order.ts';

/** What the auditor knows about one order, from events alone. */
export type AuditedOrder = {
  readonly orderId: number;
  readonly owner: string;
  readonly market: string;
  readonly side: Side;
  /** Null for market orders. */
  priceSats: number | null;
  totalLots: number;
  remainingLots: number;
  readonly mayRest: boolean;
  readonly mayTradeWithItself: boolean;
};

/** One price: total lots and number of orders. */
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

  /** All levels of a side, best first. */
  depth(side: Side): AuditedLevel[] {
    const sign = side === 'BUY' ? -1 : 1;
    return [...this.#queues[side]]
      .sort(([a], [b]) => sign * (a - b))
      .map(([price, orders]) => [price, orders.reduce((sum, order) => sum + order.remainingLots, 0), orders.length]);
  }
}
