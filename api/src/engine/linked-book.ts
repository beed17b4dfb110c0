import type { OrderId, SelfTradePrevention, Side } from '../market/order.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { Lots, Sats } from '../market/units.ts';
import { assert, must } from '../util/assert.ts';
import type { BookLevel, OrderBook, RestingOrder } from './book.ts';

/** An order as a link of its level's queue. */
class LinkedOrder implements RestingOrder {
  readonly orderId: OrderId;
  readonly participantId: ParticipantId;
  readonly side: Side;
  readonly priceSats: Sats;
  quantityLots: Lots;
  remainingLots: Lots;
  readonly postOnly: boolean;
  readonly selfTradePrevention: SelfTradePrevention;
  readonly isQuote: boolean;
  readonly level: PriceLevel;
  older: LinkedOrder | null = null;
  younger: LinkedOrder | null = null;

  constructor(order: RestingOrder, level: PriceLevel) {
    this.orderId = order.orderId;
    this.participantId = order.participantId;
    this.side = order.side;
    this.priceSats = order.priceSats;
    this.quantityLots = order.quantityLots;
    this.remainingLots = order.remainingLots;
    this.postOnly = order.postOnly;
    this.selfTradePrevention = order.selfTradePrevention;
    this.isQuote = order.isQuote;
    this.level = level;
  }
}

/** The queue at one price. Joining and leaving cost the same however long the queue is. */
class PriceLevel {
  readonly priceSats: Sats;
  quantityLots: Lots = 0;
  orderCount = 0;
  oldest: LinkedOrder | null = null;
  #youngest: LinkedOrder | null = null;

  constructor(priceSats: Sats) {
    this.priceSats = priceSats;
  }

  append(order: LinkedOrder): void {
    order.older = this.#youngest;
    if (this.#youngest === null) this.oldest = order;
    else this.#youngest.younger = order;
    this.#youngest = order;
    this.quantityLots += order.remainingLots;
    this.orderCount += 1;
  }

  unlink(order: LinkedOrder): void {
    if (order.older === null) this.oldest = order.younger;
    else order.older.younger = order.younger;
    if (order.younger === null) this.#youngest = order.older;
    else order.younger.older = order.older;
    this.quantityLots -= order.remainingLots;
    this.orderCount -= 1;
  }
}

/**
 * One side's levels in a sorted array whose last element is the best price, so that the levels that come and go most
 * are the cheapest to insert and remove.
 */
class BookSide {
  readonly #levels: PriceLevel[] = [];
  readonly #byPrice = new Map<Sats, PriceLevel>();
  /** Turns "better" into "greater" for both sides. */
  readonly #sign: 1 | -1;

  constructor(side: Side) {
    this.#sign = side === 'BUY' ? 1 : -1;
  }

  get best(): PriceLevel | null {
    return this.#levels[this.#levels.length - 1] ?? null;
  }

  levelAt(priceSats: Sats): PriceLevel {
    const known = this.#byPrice.get(priceSats);
    if (known !== undefined) return known;
    const level = new PriceLevel(priceSats);
    this.#byPrice.set(priceSats, level);
    this.#levels.splice(this.#position(priceSats), 0, level);
    return level;
  }

  drop(level: PriceLevel): void {
    this.#byPrice.delete(level.priceSats);
    if (this.best === level) this.#levels.pop();
    else this.#levels.splice(this.#position(level.priceSats), 1);
  }

  bestFirst(limit: number): PriceLevel[] {
    return limit < this.#levels.length ? this.#levels.slice(-limit).reverse() : this.#levels.toReversed();
  }

  walk(visit: (order: RestingOrder) => boolean): void {
    for (let index = this.#levels.length - 1; index >= 0; index -= 1) {
      let order = must(this.#levels[index], 'level').oldest;
      for (; order !== null; order = order.younger) if (!visit(order)) return;
    }
  }

  /** Where a price stands or belongs: the number of levels that are worse. */
  #position(priceSats: Sats): number {
    let low = 0;
    let high = this.#levels.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const worse = this.#sign * (must(this.#levels[middle], 'level').priceSats - priceSats) < 0;
      if (worse) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Sorted price levels, each a doubly linked queue; orders by id in a map. */
export class LinkedBook implements OrderBook {
  readonly #bids = new BookSide('BUY');
  readonly #asks = new BookSide('SELL');
  readonly #byId = new Map<OrderId, LinkedOrder>();
  readonly #byOwner = new Map<ParticipantId, Set<LinkedOrder>>();

  bestPrice(side: Side): Sats | null {
    return this.#side(side).best?.priceSats ?? null;
  }

  head(side: Side): RestingOrder | null {
    return this.#side(side).best?.oldest ?? null;
  }

  find(orderId: OrderId): RestingOrder | null {
    return this.#byId.get(orderId) ?? null;
  }

  ordersOf(participantId: ParticipantId): RestingOrder[] {
    return [...(this.#byOwner.get(participantId) ?? [])].sort((a, b) => a.orderId - b.orderId);
  }

  walk(side: Side, visit: (order: RestingOrder) => boolean): void {
    this.#side(side).walk(visit);
  }

  levels(side: Side, limit: number): BookLevel[] {
    return this.#side(side)
      .bestFirst(limit)
      .map(({ priceSats, quantityLots, orderCount }) => ({ priceSats, quantityLots, orderCount }));
  }

  rest(order: RestingOrder): void {
    assert(order.remainingLots > 0, () => `order ${order.orderId} has nothing to rest`);
    assert(!this.#byId.has(order.orderId), () => `order ${order.orderId} rests already`);
    const level = this.#side(order.side).levelAt(order.priceSats);
    const linked = new LinkedOrder(order, level);
    level.append(linked);
    this.#byId.set(order.orderId, linked);
    this.#ownedBy(order.participantId).add(linked);
  }

  fillHead(side: Side, lots: Lots): void {
    const order = must(this.#side(side).best?.oldest, 'head of the book');
    assert(lots > 0 && lots <= order.remainingLots, () => `order ${order.orderId} cannot fill ${lots} lots`);
    order.remainingLots -= lots;
    order.level.quantityLots -= lots;
    if (order.remainingLots === 0) this.#take(order);
  }

  shrink(orderId: OrderId, lots: Lots): void {
    const order = must(this.#byId.get(orderId), `order ${orderId}`);
    assert(lots >= 0 && lots < order.remainingLots, () => `order ${orderId} cannot shrink by ${lots} lots`);
    order.quantityLots -= lots;
    order.remainingLots -= lots;
    order.level.quantityLots -= lots;
  }

  remove(orderId: OrderId): void {
    this.#take(must(this.#byId.get(orderId), `order ${orderId}`));
  }

  #side(side: Side): BookSide {
    return side === 'BUY' ? this.#bids : this.#asks;
  }

  #ownedBy(participantId: ParticipantId): Set<LinkedOrder> {
    const known = this.#byOwner.get(participantId);
    if (known !== undefined) return known;
    const owned = new Set<LinkedOrder>();
    this.#byOwner.set(participantId, owned);
    return owned;
  }

  #take(order: LinkedOrder): void {
    order.level.unlink(order);
    if (order.level.orderCount === 0) this.#side(order.side).drop(order.level);
    this.#byId.delete(order.orderId);
    must(this.#byOwner.get(order.participantId), 'owner').delete(order);
  }
}
