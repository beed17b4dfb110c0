import { sql } from 'kysely';
import type { OrderId } from '../../market/order.ts';
import type { Seq } from '../../market/units.ts';
import type { OrderView } from '../../projections/views.ts';
import { must } from '../../util/assert.ts';
import type { OrderFilter, Page } from '../history.ts';
import { ledgerTables } from '../ledger-tables.ts';
import { type OrderColumns, placedOrder } from '../rows/order-columns.ts';
import { inPage, isAmong, type Reader } from './reader.ts';

/** More orders than one decision may place. */
const MAX_ORDERS_OF_DECISION = 100;

const orders = ledgerTables.selectFrom('orders').selectAll('orders');

/** Quotes of liquidity bots apart: several share a seq, and the fold does not list them either. Literal, so that the indexes of orders apply. */
const isOrder = sql<boolean>`is_quote = 0`;

export function readOrders(reader: Reader, filter: OrderFilter, page: Page): readonly OrderView[] {
  const { market, participantId, status, side } = filter;
  let wanted = orders.where(isOrder);
  if (participantId !== null) wanted = wanted.where('participant_id', '=', participantId);
  if (market !== null) wanted = wanted.where('market', '=', market);
  if (status !== null) wanted = wanted.where('status', '=', status);
  if (side !== null) wanted = wanted.where('side', '=', side);
  return reader.all(inPage(wanted, 'orders.placed_seq', page)).map(toOrder);
}

/** Those that are there. */
export function readOrdersWithIds(reader: Reader, orderIds: readonly OrderId[]): ReadonlyMap<OrderId, OrderView> {
  const found = reader.all(orders.where(isAmong('order_id', orderIds))).map(toOrder);
  return new Map(found.map((view) => [view.order.orderId, view]));
}

/** By decision, in order of placing; decisions that placed nothing are not there. */
export function readOrdersOfDecisions(
  reader: Reader,
  decisionSeqs: readonly Seq[],
): ReadonlyMap<Seq, readonly OrderView[]> {
  const placed = orders.where(isAmong('decision_seq', decisionSeqs));
  const found = reader.all(placed.limit(MAX_ORDERS_OF_DECISION * decisionSeqs.length)).map(toOrder);
  found.sort((a, b) => a.order.orderId - b.order.orderId);
  return Map.groupBy(found, ({ order }) => must(order.decisionSeq, 'the decision it was asked for by'));
}

function toOrder(found: object): OrderView {
  const row = found as OrderColumns;
  return {
    order: placedOrder(row),
    status: row.status,
    filledLots: row.filled_lots,
    remainingLots: row.remaining_lots,
    rejectReason: row.reject_reason,
    cancelReason: row.cancel_reason,
    triggeredSeq: row.triggered_seq,
    placedSeq: row.placed_seq,
    placedAt: row.placed_time,
    updatedSeq: row.updated_seq,
    updatedAt: row.updated_time,
  };
}
