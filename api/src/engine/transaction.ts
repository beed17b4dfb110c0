import type { EventBody, MarketEvent } from '../market/events.ts';
import type { CancelReason, OrderId } from '../market/order.ts';
import type { Lots, Seq, SimTime } from '../market/units.ts';
import { assert } from '../util/assert.ts';
import * as integerIndex from '../util/integer-index.ts';
import type { AccountIndex } from './accounts.ts';
import type { ExchangeState } from './exchange-state.ts';
import type { MarketState } from './market-state.ts';
import type { Row } from './order-table.ts';
import type { Refusal } from './outcome.ts';
import { isIdentifier } from './shapes.ts';
import type { WorkingOrder } from './working-order.ts';

// Constants of this module's own are compiled in, imported ones are looked up each time: docs/adr/0009.
const { NONE } = integerIndex;

/** One command while it is being applied: the state it works on and the events it has caused so far. */
export class Transaction {
  readonly state: ExchangeState;
  readonly seq: Seq;
  readonly time: SimTime;
  /** Place of the next event. The events of a busy market are built in one piece with it, for `push`. */
  nextSeq: Seq;
  /** The first events one by one, and all in a list once there are more: a list that grows takes room for many. */
  #first: MarketEvent | null = null;
  #second: MarketEvent | null = null;
  #third: MarketEvent | null = null;
  #fourth: MarketEvent | null = null;
  #events: MarketEvent[] | null = null;
  /** Where the command's own doing began, after what the clock brought. */
  #ownSeq: Seq;

  constructor(state: ExchangeState, seq: Seq, time: SimTime) {
    this.state = state;
    this.seq = seq;
    this.time = time;
    this.nextSeq = seq + 1;
    this.#ownSeq = seq + 1;
  }

  /** Gives an event its place. */
  emit(body: EventBody): void {
    this.push({ ...body, seq: this.nextSeq, time: this.time, causeSeq: this.seq });
  }

  push(event: MarketEvent): void {
    const before = this.nextSeq - this.seq - 1;
    this.nextSeq += 1;
    if (before === 0) this.#first = event;
    else if (before === 1) this.#second = event;
    else if (before === 2) this.#third = event;
    else if (before === 3) this.#fourth = event;
    else if (this.#events === null) this.#events = [...this.#firstFour(), event];
    else this.#events.push(event);
  }

  /** What came before the command's own doing: a refusal may follow it. */
  clockIsDone(): void {
    this.#ownSeq = this.nextSeq;
  }

  /** Tells a refusal. It comes alone: a refused command has changed nothing. */
  reject(type: unknown, refusal: Refusal): void {
    assert(this.nextSeq === this.#ownSeq, 'a refused command changed something');
    const command = isIdentifier(type) ? type : 'unknown';
    this.emit({ type: 'CommandRejected', command, ...refusal });
  }

  tellCanceled(market: MarketState, order: WorkingOrder, reason: CancelReason): void {
    this.#tellCanceled(market, order.orderId, this.state.accounts.name(order.account), order.remainingLots, reason);
  }

  /** Ends a live order, frees what it held and says why; the other leg of a pair ends with it. */
  cancel(row: Row, reason: CancelReason): void {
    const { orders } = this.state;
    const linked = orders.linkedOrderId(row);
    this.#cancelOne(row, reason);
    const other = linked === 0 ? NONE : orders.find(linked);
    if (other !== NONE) this.#cancelOne(other, 'LINKED_ORDER');
  }

  /** Cancels these, or what is left of them when one ends another. */
  cancelOrders(orderIds: readonly OrderId[], reason: CancelReason): void {
    for (const orderId of orderIds) {
      const row = this.state.orders.find(orderId);
      if (row !== NONE) this.cancel(row, reason);
    }
  }

  /** Cancels all orders of a market: bids best to worst, then asks, then stops. */
  cancelMarket(market: MarketState, reason: CancelReason): void {
    this.cancelOrders(this.#idsOf(rowsOf(market)), reason);
  }

  /** Cancels an account's orders of a market, in the same order. */
  cancelAccount(market: MarketState, account: AccountIndex, reason: CancelReason): void {
    this.cancelOrders(this.ordersOf(market, account), reason);
  }

  /** The ids of an account's live orders in a market, in the order in which they are canceled. */
  ordersOf(market: MarketState, account: AccountIndex): OrderId[] {
    const { orders } = this.state;
    if (!orders.hasOrders(account)) return [];
    return this.#idsOf(rowsOf(market).filter((row) => orders.account(row) === account));
  }

  /** Writes the postings, if any, and ends the command; what it touched must be right. */
  commit(): readonly MarketEvent[] {
    this.state.check();
    const { accounts } = this.state;
    if (accounts.hasPostings) {
      const { nextSeq: seq, time, seq: causeSeq } = this;
      this.push({ type: 'FundsPosted', postings: accounts.takePostings(), seq, time, causeSeq });
    }
    if (this.nextSeq === this.seq + 1) assert(false, 'a command caused no event');
    return this.#events ?? this.#firstFour();
  }

  #firstFour(): MarketEvent[] {
    const first = this.#first as MarketEvent;
    const second = this.#second;
    const third = this.#third;
    const fourth = this.#fourth;
    if (second === null) return [first];
    if (third === null) return [first, second];
    return fourth === null ? [first, second, third] : [first, second, third, fourth];
  }

  #idsOf(rows: readonly Row[]): number[] {
    return rows.map((row) => this.state.orders.orderId(row));
  }

  #cancelOne(row: Row, reason: CancelReason): void {
    const { orders, accounts } = this.state;
    const market = this.state.marketOf(row);
    const name = accounts.name(orders.account(row));
    this.#tellCanceled(market, orders.orderId(row), name, orders.remainingLots(row), reason);
    accounts.note(market.removeAndRelease(row));
  }

  #tellCanceled(market: MarketState, orderId: number, name: string, remainingLots: Lots, reason: CancelReason): void {
    this.push({
      type: 'OrderCanceled',
      orderId,
      market: market.instrument.symbol,
      participantId: name,
      remainingLots,
      reason,
      seq: this.nextSeq,
      time: this.time,
      causeSeq: this.seq,
    });
  }
}

/** All live orders of a market: bids best to worst, asks, then stops, buys before sells, nearest first. */
function rowsOf(market: MarketState): Row[] {
  return [market.bids, market.asks, market.buyStops, market.sellStops].flatMap((side) => side.rows());
}
