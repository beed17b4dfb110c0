import type { Lots } from '../market/units.ts';
import { assert } from '../util/assert.ts';
import { NONE } from '../util/integer-index.ts';
import type { SideCode } from './codes.ts';
import type { OrderTable, Row } from './order-table.ts';
import { type Level, PriceLadder, type Ticks } from './price-ladder.ts';

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

  /** 0 when the side is empty. */
  get bestTicks(): Ticks {
    const { ladder } = this;
    return ladder.best === NONE ? 0 : ladder.ticks(ladder.best);
  }

  /** Joins the end of the queue at a price. */
  join(row: Row, ticks: Ticks): void {
    const level = this.ladder.open(ticks);
    this.#put(row, level, this.ladder.youngest(level));
  }

  /** Joins the queue where its order id belongs: stops keep their age. */
  joinByAge(row: Row, ticks: Ticks): void {
    const orders = this.#orders;
    const level = this.ladder.open(ticks);
    let before = this.ladder.youngest(level);
    while (before !== NONE && orders.orderId(before) > orders.orderId(row)) before = orders.older(before);
    this.#put(row, level, before);
  }

  leave(row: Row): void {
    const orders = this.#orders;
    const level = orders.level(row);
    this.#unlink(row, level);
    this.ladder.count(level, -orders.displayedLots(row), -orders.hiddenLots(row), -1);
    orders.setLevel(row, NONE);
    if (this.ladder.orderCount(level) === 0) this.ladder.close(level);
  }

  /** Takes lots off what an order displays; it stays in its place even when nothing shows any more. */
  reduce(row: Row, lots: Lots): void {
    const orders = this.#orders;
    const displayed = orders.displayedLots(row) - lots;
    assert(lots > 0 && displayed >= 0, 'more is taken than shows');
    orders.setSize(row, orders.quantityLots(row), orders.remainingLots(row) - lots, displayed);
    this.ladder.count(orders.level(row), -lots, 0, 0);
  }

  /** Lowers the total by so many lots: the hidden part gives first. The order keeps its place. */
  shrink(row: Row, lots: Lots): void {
    const orders = this.#orders;
    const remaining = orders.remainingLots(row) - lots;
    assert(remaining > 0, 'an order cannot shrink to nothing');
    const displayed = Math.min(orders.displayedLots(row), remaining);
    const lessDisplayed = orders.displayedLots(row) - displayed;
    this.ladder.count(orders.level(row), -lessDisplayed, lessDisplayed - lots, 0);
    orders.setSize(row, orders.quantityLots(row) - lots, remaining, displayed);
    orders.refresh(row);
  }

  /** Shows so much of an order, as a snapshot says; it keeps its place. */
  show(row: Row, displayedLots: Lots): void {
    const orders = this.#orders;
    const more = displayedLots - orders.displayedLots(row);
    if (more === 0) return;
    this.ladder.count(orders.level(row), more, -more, 0);
    orders.setSize(row, orders.quantityLots(row), orders.remainingLots(row), displayedLots);
    orders.refresh(row);
  }

  /** Shows the next slice of an iceberg, at the end of its queue. */
  refill(row: Row, lots: Lots): void {
    const level = this.#orders.level(row);
    this.#unlink(row, level);
    this.#link(row, level, this.ladder.youngest(level));
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

  #put(row: Row, level: Level, before: Row): void {
    const orders = this.#orders;
    orders.setLevel(row, level);
    this.#link(row, level, before);
    this.ladder.count(level, orders.displayedLots(row), orders.hiddenLots(row), 1);
  }

  #link(row: Row, level: Level, before: Row): void {
    const orders = this.#orders;
    const { ladder } = this;
    const after = before === NONE ? ladder.oldest(level) : orders.younger(before);
    orders.setOlder(row, before);
    orders.setYounger(row, after);
    if (before === NONE) ladder.setOldest(level, row);
    else orders.setYounger(before, row);
    if (after === NONE) ladder.setYoungest(level, row);
    else orders.setOlder(after, row);
    orders.linked(this.#idOf(before), orders.orderId(row));
    if (after === NONE) return;
    orders.unlinked(this.#idOf(before), orders.orderId(after));
    orders.linked(orders.orderId(row), orders.orderId(after));
  }

  #unlink(row: Row, level: Level): void {
    const orders = this.#orders;
    const { ladder } = this;
    const before = orders.older(row);
    const after = orders.younger(row);
    if (before === NONE) ladder.setOldest(level, after);
    else orders.setYounger(before, after);
    if (after === NONE) ladder.setYoungest(level, before);
    else orders.setOlder(after, before);
    orders.unlinked(this.#idOf(before), orders.orderId(row));
    if (after === NONE) return;
    orders.unlinked(orders.orderId(row), orders.orderId(after));
    orders.linked(this.#idOf(before), orders.orderId(after));
  }

  #idOf(row: Row): number {
    return row === NONE ? 0 : this.#orders.orderId(row);
  }
}
