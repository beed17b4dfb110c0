import type { OrderId } from '../market/order.ts';
import type { Lots } from '../market/units.ts';
import * as integerIndex from '../util/integer-index.ts';
import type { BookSide } from './book-side.ts';
import * as codes from './codes.ts';
import type { ExchangeState } from './exchange-state.ts';
import type { MarketState } from './market-state.ts';
import { type Row, shown } from './order-table.ts';
import type { Transaction } from './transaction.ts';
import type { WorkingOrder } from './working-order.ts';

// Constants of this module's own are compiled in, imported ones are looked up each time: docs/adr/0009.
const { NONE } = integerIndex;
const { kindOf, STOP } = codes;

/**
 * Takes lots off what a resting order displays, and ends it when nothing remains. Answers what its owner no longer needs
 * held for them, which the accounts learn by the settlement.
 */
export function takeFrom(state: ExchangeState, market: MarketState, side: BookSide, row: Row, lots: Lots): number {
  const { orders } = state;
  const held = orders.heldAmount(row);
  if (lots === orders.remainingLots(row)) {
    side.remove(row);
    return held;
  }
  const remaining = side.reduce(row, lots);
  orders.unlinkPair(row);
  const needed = market.holdAmount(orders.side(row), orders.ticks(row), remaining);
  orders.setHeldAmount(row, needed);
  return held - needed;
}

/** A fill of one leg of a pair, or its end, is the end of the other. Rules C02, C04. */
export function endLinked(transaction: Transaction, linkedId: OrderId): void {
  const { orders } = transaction.state;
  const linked = linkedId === 0 ? NONE : orders.find(linkedId);
  if (linked === NONE) return;
  orders.unlinkPair(linked);
  transaction.cancel(linked, 'LINKED_ORDER');
}

/** Whether a fill of so many lots leaves an iceberg that shows nothing. */
export function emptiesSlice({ orders }: ExchangeState, row: Row, lots: Lots): boolean {
  return orders.displayedLots(row) === lots && orders.remainingLots(row) > lots;
}

/** An iceberg shows its next slice, at the end of its queue. Rule I02. */
export function refill(transaction: Transaction, market: MarketState, side: BookSide, row: Row): void {
  const { orders, accounts } = transaction.state;
  const displayedLots = shown(orders.displayLots(row), orders.remainingLots(row));
  side.refill(row, displayedLots);
  const orderId = orders.orderId(row);
  const participantId = accounts.name(orders.account(row));
  transaction.emit({ type: 'IcebergRefilled', orderId, market: market.symbol, participantId, displayedLots });
}

/** What a working order needs held when it rests: a pair is covered once, for its dearer leg. Rule C05. */
export function neededToRest(state: ExchangeState, market: MarketState, order: WorkingOrder): number {
  const own = market.holdAmount(order.side, order.ticks, order.remainingLots);
  const other = order.linkedOrderId === 0 ? NONE : state.orders.find(order.linkedOrderId);
  return other === NONE ? own : Math.max(own, neededToWait(state, market, other));
}

/** What a live order needs held by itself: a stop without a limit is reckoned at its stop price. Rule T07. */
export function neededToWait({ orders }: ExchangeState, market: MarketState, row: Row): number {
  const isStop = kindOf(orders.flags(row)) === STOP;
  const ticks = isStop ? orders.stopTicks(row) : orders.ticks(row);
  return market.holdAmount(orders.side(row), ticks, orders.remainingLots(row));
}

/** Lowers a live order's total; it keeps its place, and what it no longer needs held is free. */
export function shrink(transaction: Transaction, market: MarketState, row: Row, lots: Lots): void {
  const { state } = transaction;
  const { orders, accounts } = state;
  market.placeOf(row).shrink(row, lots);
  const linked = orders.linkedOrderId(row);
  const other = linked === 0 ? NONE : orders.find(linked);
  const own = neededToWait(state, market, row);
  const needed = other === NONE ? own : Math.max(own, neededToWait(state, market, other));
  const freed = market.cover(row, needed);
  accounts.release(orders.account(row), market.holdAsset(orders.side(row)), freed);
}
