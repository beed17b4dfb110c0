import type { RunHistory } from '../../ledger/history.ts';
import type { MarketEvent } from '../../market/events.ts';
import type { OrderId } from '../../market/order.ts';
import type { Seq } from '../../market/units.ts';
import type { ReadModel, ThoughtView } from '../../projections/views.ts';
import type { KeyFilter, Row } from './lossless-feed.ts';

/** Thoughts of a snapshot. */
const SNAPSHOT_THOUGHTS = 100;

/** More than a read model keeps: all it has. */
const ALL_IN_MEMORY = 100_000;

/** A row says which thought came or moved on; the thought itself is looked up, whole, when it is told. */
export type ThoughtSeq = Seq;

/** The thoughts that an event made or moved on. */
export function thoughtRows(event: MarketEvent, read: ReadModel): readonly Row<ThoughtSeq>[] {
  switch (event.type) {
    case 'AgentDecided':
    case 'AgentAbstained':
      return [{ seq: event.seq, key: event.record.participantId, item: event.seq }];
    case 'OrderAccepted':
    case 'OrderRejected': {
      const { participantId, decisionSeq } = event.order;
      return decisionSeq === null ? [] : [{ seq: event.seq, key: participantId, item: decisionSeq }];
    }
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

function rowsOfOrder(event: MarketEvent, orderId: OrderId, read: ReadModel): readonly Row<ThoughtSeq>[] {
  const order = read.order(orderId)?.order;
  if (order === undefined || order.decisionSeq === null) return [];
  return [{ seq: event.seq, key: order.participantId, item: order.decisionSeq }];
}

/** The thoughts the rows speak of, each once, oldest first. */
export function thoughtsOf(
  rows: readonly Row<ThoughtSeq>[],
  read: ReadModel,
  history: () => RunHistory | null,
): readonly ThoughtView[] {
  const seqs = [...new Set(rows.map((row) => row.item))].sort((a, b) => a - b);
  const forgotten = seqs.filter((seq) => read.thought(seq) === undefined);
  const older = forgotten.length === 0 ? undefined : history()?.thoughtsAt(forgotten);
  return seqs.map((seq) => read.thought(seq) ?? older?.get(seq)).filter((thought) => thought !== undefined);
}

export function newestThoughts(read: ReadModel, filter: KeyFilter): Row<ThoughtSeq>[] {
  const wanted = read
    .thoughts(ALL_IN_MEMORY)
    .filter(({ participantId }) => filter === null || filter.has(participantId));
  return wanted
    .slice(0, SNAPSHOT_THOUGHTS)
    .reverse()
    .map((thought) => rowAt(thought, thought.seq));
}

/**
 * Thoughts that came or moved on above `seq`: first those that memory no longer holds, from the run's file; then those in
 * memory, by their last move. About `limit`: fewer only when there are no more up to `head`.
 */
export function thoughtsBehind(
  read: ReadModel,
  history: RunHistory | null,
  filter: KeyFilter,
  seq: Seq,
  limit: number,
): readonly Row<ThoughtSeq>[] | null {
  const inMemory = read.thoughts(ALL_IN_MEMORY);
  const oldestSeq = inMemory.at(-1)?.seq ?? read.seq + 1;
  const older = seq + 1 < oldestSeq ? olderThoughts(history, filter, seq, oldestSeq, limit) : [];
  if (older === null || older.length >= limit) return older;
  const moved = inMemory
    .filter(({ participantId }) => filter === null || filter.has(participantId))
    .map((thought) => rowAt(thought, lastMove(thought)))
    .filter((row) => row.seq > seq)
    .sort((a, b) => a.seq - b.seq || a.item - b.item);
  return [...older, ...wholeSeqs(moved, limit - older.length)];
}

function olderThoughts(
  history: RunHistory | null,
  filter: KeyFilter,
  seq: Seq,
  beforeSeq: Seq,
  limit: number,
): readonly Row<ThoughtSeq>[] | null {
  if (history === null) return null;
  const rows: Row<ThoughtSeq>[] = [];
  for (let afterSeq = seq; rows.length < limit; ) {
    const page = history.thoughts(
      { market: null, participantId: null, search: null },
      { beforeSeq: null, afterSeq, limit },
    );
    for (const thought of page) {
      const isWanted = thought.seq < beforeSeq && (filter === null || filter.has(thought.participantId));
      if (isWanted && rows.length < limit) rows.push(rowAt(thought, thought.seq));
    }
    afterSeq = page.at(-1)?.seq ?? beforeSeq;
    if (page.length < limit || afterSeq >= beforeSeq) break;
  }
  return rows;
}

/** At least `limit` rows, and all that share the last one's seq. */
function wholeSeqs(rows: readonly Row<ThoughtSeq>[], limit: number): readonly Row<ThoughtSeq>[] {
  const lastSeq = rows[limit - 1]?.seq;
  return lastSeq === undefined ? rows : rows.filter((row) => row.seq <= lastSeq);
}

function lastMove(thought: ThoughtView): Seq {
  return thought.orders.reduce((seq, order) => Math.max(seq, order.updatedSeq), thought.seq);
}

function rowAt(thought: ThoughtView, seq: Seq): Row<ThoughtSeq> {
  return { seq, key: thought.participantId, item: thought.seq };
}
