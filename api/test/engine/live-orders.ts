import type { MarketEvent } from '../../src/market/events.ts';
import type { OrderId } from '../../src/market/order.ts';
import type { Target } from './command-stream.ts';

/** The orders that rest and the stops that wait, folded from events: what a command stream can aim at, in an order that events alone decide. */
export class LiveOrders {
  readonly targets: Target[] = [];
  readonly #places = new Map<OrderId, number>();
  readonly #left = new Map<OrderId, number>();

  observe(event: MarketEvent): void {
    switch (event.type) {
      case 'OrderAccepted': {
        const { orderId, market, participantId, priceSats, quantityLots } = event.order;
        this.#add({ orderId, market, participantId, priceSats, quantityLots }, quantityLots);
        break;
      }
      case 'QuotesReplaced':
        for (const orderId of event.canceledOrderIds) this.#remove(orderId);
        for (const { orderId, priceSats, quantityLots } of event.placed) {
          const { market, participantId } = event;
          this.#add({ orderId, market, participantId, priceSats, quantityLots }, quantityLots);
        }
        break;
      case 'OrderReplaced': {
        const { orderId, market, participantId, priceSats, quantityLots } = event;
        this.#remove(orderId);
        this.#add({ orderId, market, participantId, priceSats, quantityLots }, event.remainingLots);
        break;
      }
      case 'OrderDecremented':
        this.#decrement(event.orderId, event.decrementLots);
        break;
      case 'OrderCanceled':
        this.#remove(event.orderId);
        break;
      case 'TradeExecuted':
        this.#fill(event.makerOrderId, event.quantityLots);
        this.#fill(event.takerOrderId, event.quantityLots);
        break;
      default:
    }
  }

  #add(target: Target, left: number): void {
    this.#places.set(target.orderId, this.targets.length);
    this.#left.set(target.orderId, left);
    this.targets.push(target);
  }

  /** Order and size shrink; no filled part comes of it. */
  #decrement(orderId: OrderId, lots: number): void {
    const place = this.#places.get(orderId) ?? -1;
    const target = this.targets[place];
    if (target === undefined) throw new Error(`order ${orderId} is not live`);
    this.targets[place] = { ...target, quantityLots: target.quantityLots - lots };
    this.#left.set(orderId, (this.#left.get(orderId) ?? 0) - lots);
  }

  #fill(orderId: OrderId, lots: number): void {
    const left = (this.#left.get(orderId) ?? 0) - lots;
    this.#left.set(orderId, left);
    if (left <= 0) this.#remove(orderId);
  }

  /** The last one takes the place of the one that leaves. */
  #remove(orderId: OrderId): void {
    const place = this.#places.get(orderId);
    const last = this.targets.pop();
    if (place === undefined || last === undefined) throw new Error(`order ${orderId} is not live`);
    this.#places.delete(orderId);
    if (last.orderId === orderId) return;
    this.targets[place] = last;
    this.#places.set(last.orderId, place);
  }
}
