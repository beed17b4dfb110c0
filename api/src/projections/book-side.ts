import type { OrderId } from '../market/order.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { Lots, Sats } from '../market/units.ts';
import { must } from '../util/assert.ts';
import type { Level } from './views.ts';

/** A price with its queue; a Map keeps the order of arrival. */
type Queue = { quantityLots: Lots; readonly orders: Map<OrderId, ParticipantId> };

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

  restingAt(priceSats: Sats, limit: number): ParticipantId[] {
    const orders = this.#queues.get(priceSats)?.orders.values() ?? [];
    return [...orders].slice(0, limit);
  }

  add(priceSats: Sats, orderId: OrderId, participantId: ParticipantId, quantityLots: Lots): void {
    const queue = this.#queues.get(priceSats) ?? this.#open(priceSats);
    queue.quantityLots += quantityLots;
    queue.orders.set(orderId, participantId);
  }

  reduce(priceSats: Sats, quantityLots: Lots): void {
    this.#queue(priceSats).quantityLots -= quantityLots;
  }

  remove(priceSats: Sats, orderId: OrderId, quantityLots: Lots): void {
    const queue = this.#queue(priceSats);
    queue.quantityLots -= quantityLots;
    queue.orders.delete(orderId);
    if (queue.orders.size > 0) return;
    this.#queues.delete(priceSats);
    this.#prices.splice(this.#position(priceSats), 1);
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
