import type { MarketEvent } from '../market/events.ts';
import type { MarketSymbol } from '../market/instrument.ts';
import type { OrderId, Side } from '../market/order.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { Lots, Sats } from '../market/units.ts';
import { must, unreachable } from '../util/assert.ts';
import { BookSide } from './book-side.ts';
import type { Projection } from './projection.ts';
import type { BookView, Level } from './views.ts';

type Placed = {
  readonly orderId: OrderId;
  readonly participantId: ParticipantId;
  readonly market: MarketSymbol;
  readonly side: Side;
  priceSats: Sats;
  remainingLots: Lots;
};

type Sides = { readonly BUY: BookSide; readonly SELL: BookSide };

const empty: BookView = { bids: [], asks: [] };

/**
 * The L2 books and who queues in them. An accepted limit order adds its whole quantity, trades take from maker and
 * taker, cancels remove the rest: so the fold equals the engine's book whenever a command is complete.
 */
export class BookProjection implements Projection {
  readonly #books = new Map<MarketSymbol, Sides>();
  readonly #orders = new Map<OrderId, Placed>();

  apply(event: MarketEvent): void {
    switch (event.type) {
      case 'RunStarted':
        for (const { symbol } of event.instruments)
          this.#books.set(symbol, { BUY: new BookSide(-1), SELL: new BookSide(1) });
        return;
      case 'OrderAccepted':
        if (event.order.priceSats === null) return;
        this.#add({ ...event.order, priceSats: event.order.priceSats, remainingLots: event.order.quantityLots });
        return;
      case 'TradeExecuted':
        this.#reduce(event.makerOrderId, event.quantityLots);
        this.#reduce(event.takerOrderId, event.quantityLots);
        return;
      case 'OrderCanceled':
        this.#remove(event.orderId);
        return;
      case 'OrderReplaced':
        this.#replace(event.orderId, event.priceSats, event.remainingLots, event.keptPriority);
        return;
      case 'QuotesReplaced':
        for (const orderId of event.canceledOrderIds) this.#remove(orderId);
        for (const quote of event.placed) {
          const { participantId, market } = event;
          this.#add({ ...quote, participantId, market, remainingLots: quote.quantityLots });
        }
        return;
      default:
        return;
    }
  }

  view(market: MarketSymbol, depth: number): BookView {
    const sides = this.#books.get(market);
    return sides === undefined ? empty : { bids: sides.BUY.levels(depth), asks: sides.SELL.levels(depth) };
  }

  best(market: MarketSymbol, side: Side): Level | undefined {
    return this.#books.get(market)?.[side].levels(1)[0];
  }

  bestPriceSats(market: MarketSymbol, side: Side): Sats | null {
    return this.#books.get(market)?.[side].bestPriceSats() ?? null;
  }

  restingAt(market: MarketSymbol, side: Side, priceSats: Sats, limit: number): readonly ParticipantId[] {
    return this.#books.get(market)?.[side].restingAt(priceSats, limit) ?? [];
  }

  #side(order: Placed): BookSide {
    const sides = must(this.#books.get(order.market), `book of ${order.market}`);
    switch (order.side) {
      case 'BUY':
        return sides.BUY;
      case 'SELL':
        return sides.SELL;
      default:
        return unreachable(order.side);
    }
  }

  #add(placed: Placed): void {
    const { orderId, participantId, market, side, priceSats, remainingLots } = placed;
    const order: Placed = { orderId, participantId, market, side, priceSats, remainingLots };
    this.#orders.set(orderId, order);
    this.#side(order).add(order.priceSats, order.orderId, order.participantId, order.remainingLots);
  }

  /** Market orders are in no book, so their trades find nothing here to reduce. */
  #reduce(orderId: OrderId, quantityLots: Lots): void {
    const order = this.#orders.get(orderId);
    if (order === undefined) return;
    order.remainingLots -= quantityLots;
    if (order.remainingLots === 0) {
      this.#side(order).remove(order.priceSats, orderId, quantityLots);
      this.#orders.delete(orderId);
      return;
    }
    this.#side(order).reduce(order.priceSats, quantityLots);
  }

  #remove(orderId: OrderId): void {
    const order = this.#orders.get(orderId);
    if (order === undefined) return;
    this.#side(order).remove(order.priceSats, orderId, order.remainingLots);
    this.#orders.delete(orderId);
  }

  #replace(orderId: OrderId, priceSats: Sats, remainingLots: Lots, keptPriority: boolean): void {
    const order = must(this.#orders.get(orderId), `order ${orderId}`);
    if (keptPriority) {
      this.#side(order).reduce(order.priceSats, order.remainingLots - remainingLots);
      order.remainingLots = remainingLots;
      return;
    }
    this.#remove(orderId);
    if (remainingLots > 0) this.#add({ ...order, priceSats, remainingLots });
  }
}
