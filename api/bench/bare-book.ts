import { BookSide } from '../src/engine/book-side.ts';
import { BUY, GTC, LIMIT, packFlags, SELL, type SideCode, STP_NONE } from '../src/engine/codes.ts';
import { OrderTable } from '../src/engine/order-table.ts';
import { WorkingOrder } from '../src/engine/working-order.ts';
import { NONE } from '../src/util/integer-index.ts';

const FLAGS = [packFlags(BUY, LIMIT, GTC, STP_NONE), packFlags(SELL, LIMIT, GTC, STP_NONE)] as const;

/** The exchange's book without the exchange: match, rest or cancel, no money, no rules and no events. */
export class BareBook {
  readonly orders = new OrderTable(() => 0);
  readonly #sides = [new BookSide(BUY, this.orders), new BookSide(SELL, this.orders)] as const;
  readonly #working = new WorkingOrder();
  tradeCount = 0;

  get bytes(): number {
    return this.orders.bytes + this.#sides[BUY].ladder.bytes + this.#sides[SELL].ladder.bytes;
  }

  isLive(orderId: number): boolean {
    return this.orders.find(orderId) !== NONE;
  }

  cancel(orderId: number): void {
    const row = this.orders.find(orderId);
    if (row === NONE) return;
    this.#sides[this.orders.side(row)].leave(row);
    this.orders.remove(row);
  }

  place(orderId: number, side: SideCode, ticks: number, lots: number, mayRest: boolean): void {
    const left = this.#match(side, ticks, lots);
    if (left === 0 || !mayRest) return;
    const order = this.#working;
    order.orderId = orderId;
    order.flags = FLAGS[side];
    order.ticks = ticks;
    order.quantityLots = lots;
    order.remainingLots = left;
    this.#sides[side].add(0, order, ticks, 0);
  }

  /** `[price, lots]` of every level, bids first, each side best first. */
  depth(): [number, number][] {
    return this.#sides.flatMap(({ ladder }) => {
      const levels: [number, number][] = [];
      for (let level = ladder.best; level !== NONE; level = ladder.nextWorse(level)) {
        levels.push([ladder.ticks(level), ladder.displayedLots(level)]);
      }
      return levels;
    });
  }

  #match(side: SideCode, ticks: number, lots: number): number {
    const { orders } = this;
    const makers = this.#sides[side === BUY ? SELL : BUY];
    let left = lots;
    for (let maker = makers.head; maker !== NONE && left > 0; maker = makers.head) {
      const price = orders.ticks(maker);
      if (side === BUY ? price > ticks : price < ticks) break;
      const fill = Math.min(left, orders.displayedLots(maker));
      left -= fill;
      this.tradeCount += 1;
      if (makers.reduce(maker, fill) > 0) continue;
      makers.leave(maker);
      orders.remove(maker);
    }
    return left;
  }
}
