import type { RunHistory } from '../../ledger/history.ts';
import type { MarketEvent } from '../../market/events.ts';
import type { OrderId } from '../../market/order.ts';
import type { ParticipantId } from '../../market/participant.ts';
import type { Seq } from '../../market/units.ts';
import type { OrderView, ReadModel } from '../../projections/views.ts';
import type { KeyFilter, Row } from './lossless-feed.ts';

/** Orders of a snapshot. */
const SNAPSHOT_ORDERS = 500;

/** More than a read model keeps of one participant: all it has. */
const ALL_REJECTIONS = 1_000;

/** The orders that an event placed or moved on; quotes of liquidity bots are none. */
export function orderRows(event: MarketEvent, read: ReadModel): readonly Row<OrderId>[] {
  switch (event.type) {
    case 'OrderAccepted':
    case 'OrderRejected':
      return [rowAt(event.seq, event.order.participantId, event.order.orderId)];
    case 'TradeExecuted':
      return [...rowsOfOrder(event, event.makerOrderId, read), ...rowsOfOrder(event, event.takerOrderId, read)];
    case 'OrderTriggered':
    case 'OrderDecremented':
    case 'OrderCanceled':
    case 'OrderReplaced':
      return rowsOfOrder(event, event.orderId, read);
    default:
      return [];
  }
}

function rowsOfOrder({ seq }: MarketEvent, orderId: OrderId, read: ReadModel): readonly Row<OrderId>[] {
  const order = read.order(orderId)?.order;
  return order === undefined ? [] : [rowAt(seq, order.participantId, orderId)];
}

/** What is open, the newest moves if there is too much of it, oldest move first. */
export function openOrders(read: ReadModel, filter: KeyFilter): readonly Row<OrderId>[] {
  const wanted = read.participants().map(({ participant }) => participant.participantId);
  return wanted
    .filter((participantId) => filter === null || filter.has(participantId))
    .flatMap((participantId) => read.openOrders(participantId))
    .sort((a, b) => a.updatedSeq - b.updatedSeq || a.placedSeq - b.placedSeq)
    .slice(-SNAPSHOT_ORDERS)
    .map(({ order, updatedSeq }) => rowAt(updatedSeq, order.participantId, order.orderId));
}

/** Moves of orders above `seq` from the run's file, about `limit`: fewer only when there are no more up to `head`. */
export function ordersBehind(
  history: RunHistory,
  filter: KeyFilter,
  seq: Seq,
  head: Seq,
  limit: number,
): readonly Row<OrderId>[] {
  const moves = history.orderMoves(filter === null ? null : [...filter], seq, limit);
  return moves.filter((move) => move.seq <= head).map((move) => rowAt(move.seq, move.participantId, move.orderId));
}

/** The orders the rows speak of, each once and whole, in the order in which they were placed. */
export function ordersOf(
  rows: readonly Row<OrderId>[],
  read: ReadModel,
  history: () => RunHistory | null,
): readonly OrderView[] {
  const owners = new Map(rows.map((row) => [row.item, row.key]));
  const found = [...owners].flatMap(([orderId, owner]) => {
    return read.order(orderId) ?? rejected(read, owner, orderId) ?? [];
  });
  const known = new Set(found.map(({ order }) => order.orderId));
  const others = [...owners.keys()].filter((orderId) => !known.has(orderId));
  const older = others.length === 0 ? undefined : history()?.ordersWithIds(others).values();
  return [...found, ...(older ?? [])].sort((a, b) => a.placedSeq - b.placedSeq);
}

function rejected(read: ReadModel, participantId: ParticipantId, orderId: OrderId): OrderView | undefined {
  return read.rejections(participantId, ALL_REJECTIONS).find(({ order }) => order.orderId === orderId);
}

function rowAt(seq: Seq, participantId: ParticipantId, orderId: OrderId): Row<OrderId> {
  return { seq, key: participantId, item: orderId };
}
