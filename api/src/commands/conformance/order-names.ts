import type { OrderId } from '../../market/order.ts';
import type { ParticipantId } from '../../market/participant.ts';

/** An order as the exchange knows it. */
export type KnownOrder = { readonly orderId: OrderId; readonly participantId: ParticipantId };

/** The ids of a scenario file and those of the exchange. An id is taken once an order of that name was accepted. */
export class OrderNames {
  readonly #orders = new Map<string, KnownOrder>();
  readonly #names = new Map<OrderId, string>();

  take(name: string, { orderId, participantId }: KnownOrder): void {
    this.#orders.set(name, { orderId, participantId });
    this.#names.set(orderId, name);
  }

  isTaken(name: string): boolean {
    return this.#orders.has(name);
  }

  find(name: string): KnownOrder | null {
    return this.#orders.get(name) ?? null;
  }

  nameOf(orderId: OrderId): string {
    return this.#names.get(orderId) ?? `#${orderId}`;
  }
}
