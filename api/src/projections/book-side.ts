import type { OrderId } from '../market/order.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { Lots, Sats } from '../market/units.ts';
import { must } from '../util/assert.ts';
import type { Level, QueuedOrder } from './views.ts';

/** An order in its queue; what it shows changes. */
export type Queued = { -readonly [Key in keyof QueuedOrder]: QueuedOrder[Key] };

/** A price with its queue; a Map keeps the order of arrival. */
type Queue = { quantityLots: Lots; readonly orders: Map<OrderId, Queued> };

/** One side of a folded book: prices sorted best first. */
export class BookSide {
  readonly #queues = new Map<Sats, Queue>();
  readonly #prices: Sats[] = [];
  readonly #direction: 1 | -1;

  /** @param direction 1 when the lowest price is best (asks), -1 when the highest is (bids) */
  constructor(direction: 1 | -1) {
    this.#direction = direction;
  }

  bestPriceSats(): Sats | null {
    return this.#prices[0] ?? null;
  }

  levels(depth: number): Level[] {
    return this.#prices.slice(0, depth).map((priceSats) => {
      const queue = this.#queue(priceSats);
      return { priceSats, quantityLots: queue.quantityLots, orderCount: queue.orders.size };
    });
  }

  /** Best price first, then by place in the queue. */
  queued(limit: number): QueuedOrder[] {
    const found: QueuedOrder[] = [];
    for (const priceSats of this.#prices) {
      for (const { orderId, participantId, displayedLots } of this.#queue(priceSats).orders.values()) {
        if (found.length >= limit) return found;
        found.push({ orderId, participantId, priceSats, displayedLots });
      }
    }
    return found;
  }

  restingAt(priceSats: Sats, limit: number): ParticipantId[] {
    const orders = this.#queues.get(priceSats)?.orders.values() ?? [];
    return [...orders].slice(0, limit).map(({ participantId }) => participantId);
  }

  /** At the end of the queue of its price. */
  add(order: Queued): void {
    const queue = this.#queues.get(order.priceSats) ?? this.#open(order.priceSats);
    queue.quantityLots += order.displayedLots;
    queue.orders.set(order.orderId, order);
  }

  /** Changes what an order shows; its place stays. */
  show(order: Queued, displayedLots: Lots): void {
    this.#queue(order.priceSats).quantityLots += displayedLots - order.displayedLots;
    order.displayedLots = displayedLots;
  }

  remove(order: Queued): void {
    const queue = this.#queue(order.priceSats);
    queue.quantityLots -= order.displayedLots;
    queue.orders.delete(order.orderId);
    if (queue.orders.size > 0) return;
    this.#queues.delete(order.priceSats);
    this.#prices.splice(this.#position(order.priceSats), 1);
  }

  #queue(priceSats: Sats): Queue {
    return must(this.#queues.get(priceSats), `level ${priceSats}`);
  }

  #open(priceSats: Sats): Queue {
    const queue: Queue = { quantityLots: 0, orders: new Map() };
    this.#queues.set(priceSats, queue);
    this.#prices.splice(this.#position(priceSats), 0, priceSats);
    return queue;
  }

  /** Where the price is, or belongs, in the sorted list. */
  #position(priceSats: Sats): number {
    let low = 0;
    let high = this.#prices.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((must(this.#prices[middle], 'price') - priceSats) * this.#direction < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
