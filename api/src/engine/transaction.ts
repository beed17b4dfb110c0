import type { SequencedCommand } from '../market/commands.ts';
import type { EventBody, MarketEvent } from '../market/events.ts';
import type { CancelReason, OrderId } from '../market/order.ts';
import type { Lots, Seq, SimTime } from '../market/units.ts';
import { assert } from '../util/assert.ts';
import { NONE } from '../util/integer-index.ts';
import type { AccountIndex } from './accounts.ts';
import type { ExchangeState } from './exchange-state.ts';
import type { MarketState } from './market-state.ts';
import type { Row } from './order-table.ts';
import type { Refusal } from './outcome.ts';
import { isIdentifier } from './shapes.ts';
import type { WorkingOrder } from './working-order.ts';

/** One command while it is being applied: the state it works on and the events it has caused so far. */
export class Transaction {
  readonly state: ExchangeState;
  readonly time: SimTime;
  readonly command: SequencedCommand;
  readonly #events: MarketEvent[] = [];
  /** Events and postings that the clock brought, before the command itself. */
  #clockEvents = 0;

  constructor(state: ExchangeState, command: SequencedCommand) {
    this.state = state;
    this.command = command;
    this.time = command.time;
  }

  /** Gives an event its place. */
  emit(body: EventBody): void {
    this.push({ ...body, seq: this.nextSeq, time: this.time, causeSeq: this.command.seq });
  }

  /** Place of the next event. The events of a busy market are built in one piece with it, for `push`. */
  get nextSeq(): Seq {
    return this.command.seq + this.#events.length + 1;
  }

  push(event: MarketEvent): void {
    this.#events.push(event);
  }

  /** What came before the command's own doing: a refusal may follow it. */
  clockIsDone(): void {
    this.#clockEvents = this.#events.length;
  }

  /** Tells a refusal. It comes alone: a refused command has changed nothing. */
  reject(refusal: Refusal): void {
    assert(this.#events.length === this.#clockEvents, 'a refused command changed something');
    const command = isIdentifier(this.command.type) ? this.command.type : 'unknown';
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

  /** Writes the postings, if any, and ends the command. */
  commit(): readonly MarketEvent[] {
    const { accounts } = this.state;
    const { nextSeq: seq, time } = this;
    if (accounts.hasPostings) {
      this.push({ type: 'FundsPosted', postings: accounts.takePostings(), seq, time, causeSeq: this.command.seq });
    }
    assert(this.#events.length > 0, 'a command caused no event');
    return this.#events;
  }

  #idsOf(rows: readonly Row[]): number[] {
    return rows.map((row) => this.state.orders.orderId(row));
  }

  #cancelOne(row: Row, reason: CancelReason): void {
    const { orders, accounts } = this.state;
    const market = this.state.marketOf(row);
    const account = orders.account(row);
    const asset = market.holdAsset(orders.side(row));
    this.#tellCanceled(market, orders.orderId(row), accounts.name(account), orders.remainingLots(row), reason);
    accounts.release(account, asset, market.remove(row));
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
      causeSeq: this.command.seq,
    });
  }
}

/** All live orders of a market: bids best to worst, asks, then stops, buys before sells, nearest first. */
function rowsOf(market: MarketState): Row[] {
  return [market.bids, market.asks, market.buyStops, market.sellStops].flatMap((side) => side.rows());
}
