import type { EventOf, MarketEvent } from '../market/events.ts';
import type { MarketSymbol } from '../market/instrument.ts';
import type { OrderId, PlacedOrder, Side } from '../market/order.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { Lots, Sats } from '../market/units.ts';
import { must, unreachable } from '../util/assert.ts';
import { BookSide, type Queued } from './book-side.ts';
import type { Projection } from './projection.ts';
import type { BookView, Level, QueuedOrder } from './views.ts';

type Placed = Queued & {
  readonly market: MarketSymbol;
  readonly side: Side;
  /** An iceberg's slice; null shows all. */
  readonly displayLots: Lots | null;
  /** Hidden part included. */
  remainingLots: Lots;
};

type Sides = { readonly BUY: BookSide; readonly SELL: BookSide };

type State = {
  readonly markets: readonly MarketSymbol[];
  /** Of every side, in the order in which they would trade. */
  readonly resting: readonly Placed[];
  readonly waiting: readonly Placed[];
};

const empty: BookView = { bids: [], asks: [] };

/**
 * The books and who queues in them, as far as they show. An accepted limit order joins at once, trades take from both
 * orders, cancels remove the rest: so the fold equals the engine's book whenever a command is complete. Stops wait
 * outside until they are triggered.
 */
export class BookProjection implements Projection {
  readonly #books = new Map<MarketSymbol, Sides>();
  readonly #orders = new Map<OrderId, Placed>();
  /** Stop-limits that no print has elected; a plain stop is in no book ever. */
  readonly #waiting = new Map<OrderId, Placed>();

  apply(event: MarketEvent): void {
    switch (event.type) {
      case 'RunStarted':
        for (const { symbol } of event.instruments) this.#open(symbol);
        return;
      case 'OrderAccepted':
        this.#accept(event.order);
        return;
      case 'OrderTriggered':
        this.#trigger(event.orderId);
        return;
      case 'TradeExecuted':
        this.#trade(event);
        return;
      case 'IcebergRefilled':
        this.#refill(event.orderId, event.displayedLots);
        return;
      case 'OrderDecremented':
        this.#shrink(event.orderId, event.remainingLots);
        return;
      case 'OrderCanceled':
        this.#remove(event.orderId);
        return;
      case 'OrderReplaced':
        this.#replace(event);
        return;
      case 'QuotesReplaced':
        this.#quote(event);
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

  queue(market: MarketSymbol, side: Side, limit: number): readonly QueuedOrder[] {
    return this.#books.get(market)?.[side].queued(limit) ?? [];
  }

  restingAt(market: MarketSymbol, side: Side, priceSats: Sats, limit: number): readonly ParticipantId[] {
    return this.#books.get(market)?.[side].restingAt(priceSats, limit) ?? [];
  }

  state(): State {
    const sides = [...this.#books.values()].flatMap(({ BUY, SELL }) => [BUY, SELL]);
    const ids = sides.flatMap((side) => side.queued(Number.POSITIVE_INFINITY).map(({ orderId }) => orderId));
    const resting = ids.map((orderId) => must(this.#orders.get(orderId), `order ${orderId}`));
    return { markets: [...this.#books.keys()], resting, waiting: [...this.#waiting.values()] };
  }

  restore(state: unknown): void {
    const { markets, resting, waiting } = state as State;
    this.#books.clear();
    this.#orders.clear();
    this.#waiting.clear();
    for (const market of markets) this.#open(market);
    for (const order of waiting) this.#waiting.set(order.orderId, { ...order });
    for (const order of resting) this.#queue({ ...order });
  }

  #open(market: MarketSymbol): void {
    this.#books.set(market, { BUY: new BookSide(-1), SELL: new BookSide(1) });
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

  /** What has no price never rests. */
  #accept(order: PlacedOrder): void {
    if (order.priceSats === null) return;
    const { orderId, participantId, market, side, priceSats, displayLots, quantityLots: remainingLots } = order;
    const placed = { orderId, participantId, market, side, priceSats, displayLots, remainingLots, displayedLots: 0 };
    if (order.kind === 'STOP_LIMIT') this.#waiting.set(orderId, placed);
    else this.#rest(placed);
  }

  #trigger(orderId: OrderId): void {
    const stop = this.#waiting.get(orderId);
    if (stop === undefined) return;
    this.#waiting.delete(orderId);
    this.#rest(stop);
  }

  /** At the end of its queue, showing a full slice. */
  #rest(order: Placed): void {
    order.displayedLots = slice(order);
    this.#queue(order);
  }

  #queue(order: Placed): void {
    this.#orders.set(order.orderId, order);
    this.#side(order).add(order);
  }

  #quote({ participantId, market, canceledOrderIds, placed }: EventOf<'QuotesReplaced'>): void {
    for (const orderId of canceledOrderIds) this.#remove(orderId);
    for (const { orderId, side, priceSats, quantityLots: remainingLots } of placed) {
      const [displayLots, displayedLots] = [null, 0];
      this.#rest({ orderId, participantId, market, side, priceSats, displayLots, remainingLots, displayedLots });
    }
  }

  /** An aggressor trades with all of its size, whoever rested with what showed; in an auction both rested. */
  #trade({ makerOrderId, takerOrderId, quantityLots, isAuction }: EventOf<'TradeExecuted'>): void {
    this.#fill(makerOrderId, quantityLots, true);
    this.#fill(takerOrderId, quantityLots, isAuction);
  }

  /** Market orders are in no book, so their trades find nothing here to reduce. */
  #fill(orderId: OrderId, quantityLots: Lots, isResting: boolean): void {
    const order = this.#orders.get(orderId);
    if (order === undefined) return;
    order.remainingLots -= quantityLots;
    if (order.remainingLots === 0) this.#remove(orderId);
    else this.#side(order).show(order, isResting ? order.displayedLots - quantityLots : slice(order));
  }

  #refill(orderId: OrderId, displayedLots: Lots): void {
    const order = must(this.#orders.get(orderId), `iceberg ${orderId}`);
    const side = this.#side(order);
    side.remove(order);
    order.displayedLots = displayedLots;
    side.add(order);
  }

  /** The place stays, and the hidden part goes first. */
  #shrink(orderId: OrderId, remainingLots: Lots): void {
    const order = this.#orders.get(orderId);
    if (order === undefined) return;
    order.remainingLots = remainingLots;
    this.#side(order).show(order, Math.min(order.displayedLots, remainingLots));
  }

  #remove(orderId: OrderId): void {
    if (this.#waiting.size > 0) this.#waiting.delete(orderId);
    const order = this.#orders.get(orderId);
    if (order === undefined) return;
    this.#side(order).remove(order);
    this.#orders.delete(orderId);
  }

  #replace({ orderId, priceSats, remainingLots, keptPriority }: EventOf<'OrderReplaced'>): void {
    const stop = this.#waiting.get(orderId);
    if (stop !== undefined) this.#waiting.set(orderId, { ...stop, priceSats: limitOf(stop, priceSats), remainingLots });
    const order = this.#orders.get(orderId);
    if (order === undefined) return;
    if (keptPriority) {
      this.#shrink(orderId, remainingLots);
      return;
    }
    this.#remove(orderId);
    if (remainingLots > 0) this.#rest({ ...order, priceSats: limitOf(order, priceSats), remainingLots });
  }
}

/** How much of an order shows when it joins a queue. */
function slice({ displayLots, remainingLots }: Placed): Lots {
  return Math.min(displayLots ?? remainingLots, remainingLots);
}

function limitOf({ orderId }: Placed, priceSats: Sats | null): Sats {
  return must(priceSats, `limit of order ${orderId}`);
}
