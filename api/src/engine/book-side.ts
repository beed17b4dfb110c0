import type { Lots } from '../market/units.ts';
import { assert } from '../util/assert.ts';
import * as integerIndex from '../util/integer-index.ts';
import type { SideCode } from './codes.ts';
import * as codes from './codes.ts';
import type { MarketIndex, OrderTable, Row } from './order-table.ts';
import { type Level, PriceLadder, type Ticks } from './price-ladder.ts';
import type { WorkingOrder } from './working-order.ts';

// Constants of this module's own are compiled in, imported ones are looked up each time: docs/adr/0009.
const { SPECIAL } = codes;
const { NONE } = integerIndex;

/**
 * One side of a book, or the stops that wait on it: queues of rows at the prices of a ladder, in price-time priority.
 * Joining, leaving and finding the next cost the same however long a queue or however wide the book is.
 */
export class BookSide {
  readonly ladder: PriceLadder;
  readonly #orders: OrderTable;

  constructor(side: SideCode, orders: OrderTable) {
    this.ladder = new PriceLadder(side);
    this.#orders = orders;
  }

  /** The order that trades next: best price, then oldest. */
  get head(): Row {
    const { ladder } = this;
    return ladder.best === NONE ? NONE : ladder.oldest(ladder.best);
  }

  get isEmpty(): boolean {
    return this.ladder.best === NONE;
  }

  /** 0 when the side is empty. */
  get bestTicks(): Ticks {
    const { ladder } = this;
    return ladder.best === NONE ? 0 : ladder.ticks(ladder.best);
  }

  /** A new order joins the end of the queue at a price; its owner needs so much held for it. */
  add(market: MarketIndex, order: WorkingOrder, ticks: Ticks, heldAmount: number): Row {
    const { ladder } = this;
    const level = ladder.open(ticks);
    const row = this.#orders.add(market, order, heldAmount, level, ladder.youngest(level));
    const { remainingLots } = order;
    const displayedLots = (order.flags & SPECIAL) === 0 ? remainingLots : this.#orders.displayedLots(row);
    ladder.append(level, row, displayedLots, (remainingLots - displayedLots) | 0);
    return row;
  }

  /** An order that is in no queue joins the end of the one at a price. */
  join(row: Row, ticks: Ticks): void {
    const level = this.ladder.open(ticks);
    this.#put(row, level, this.ladder.youngest(level), NONE);
  }

  /** Joins the queue where its order id belongs: stops keep their age. */
  joinByAge(row: Row, ticks: Ticks): void {
    const orders = this.#orders;
    const level = this.ladder.open(ticks);
    let before = this.ladder.youngest(level);
    while (before !== NONE && orders.orderId(before) > orders.orderId(row)) before = orders.older(before);
    this.#put(row, level, before, before === NONE ? this.ladder.oldest(level) : orders.younger(before));
  }

  leave(row: Row): void {
    this.#uncount(row, this.#orders.older(row), this.#orders.younger(row));
    this.#orders.dequeue(row);
  }

  /** An order leaves its queue and is no more. */
  remove(row: Row): void {
    const before = this.#orders.older(row);
    const after = this.#orders.younger(row);
    this.#uncount(row, before, after);
    this.#orders.removeFrom(before, row, after);
  }

  /** The ladder forgets the order, as long as the table still says where it stands: between these two. */
  #uncount(row: Row, before: Row, after: Row): void {
    const { ladder } = this;
    const orders = this.#orders;
    const level = orders.level(row);
    const displayed = orders.displayedLots(row);
    // Not `-x`: the negative of nothing hidden is -0, which is no small integer and would be boxed.
    ladder.count(level, 0 - displayed, (displayed - orders.remainingLots(row)) | 0);
    ladder.left(level, before, after);
  }

  /** Takes lots off what an order displays; it stays in its place even when nothing shows any more. Answers what remains. */
  reduce(row: Row, lots: Lots): Lots {
    const orders = this.#orders;
    if (lots <= 0 || lots > orders.displayedLots(row)) assert(false, 'more is taken than shows');
    this.ladder.count(orders.level(row), 0 - lots, 0);
    return orders.take(row, lots);
  }

  /** Lowers the total by so many lots: the hidden part gives first. The order keeps its place. */
  shrink(row: Row, lots: Lots): void {
    const orders = this.#orders;
    const remaining = orders.remainingLots(row) - lots;
    assert(remaining > 0, 'an order cannot shrink to nothing');
    const displayed = Math.min(orders.displayedLots(row), remaining);
    const lessDisplayed = orders.displayedLots(row) - displayed;
    this.ladder.count(orders.level(row), -lessDisplayed, lessDisplayed - lots);
    orders.setSize(row, orders.quantityLots(row) - lots, remaining, displayed);
  }

  /** Shows so much of an order, as a snapshot says; it keeps its place. */
  show(row: Row, displayedLots: Lots): void {
    const orders = this.#orders;
    const more = displayedLots - orders.displayedLots(row);
    if (more === 0) return;
    this.ladder.count(orders.level(row), more, -more);
    orders.setSize(row, orders.quantityLots(row), orders.remainingLots(row), displayedLots);
  }

  /** Shows the next slice of an iceberg, at the end of its queue. */
  refill(row: Row, lots: Lots): void {
    const ticks = this.#orders.ticks(row);
    this.leave(row);
    this.join(row, ticks);
    this.show(row, lots);
  }

  /** The row behind this one in priority, or `NONE`. */
  next(row: Row): Row {
    const younger = this.#orders.younger(row);
    if (younger !== NONE) return younger;
    const level = this.ladder.nextWorse(this.#orders.level(row));
    return level === NONE ? NONE : this.ladder.oldest(level);
  }

  /** All rows in priority order; a list of its own. */
  rows(limit = Number.MAX_SAFE_INTEGER): Row[] {
    const rows: Row[] = [];
    for (let row = this.head; row !== NONE && rows.length < limit; row = this.next(row)) rows.push(row);
    return rows;
  }

  #put(row: Row, level: Level, before: Row, after: Row): void {
    const orders = this.#orders;
    orders.enqueue(row, level, before, after);
    this.ladder.joined(level, row, before, after);
    this.ladder.count(level, orders.displayedLots(row), orders.hiddenLots(row));
  }
}
