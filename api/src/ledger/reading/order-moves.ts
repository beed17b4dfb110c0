import { sql } from 'kysely';
import type { ParticipantId } from '../../market/participant.ts';
import type { Seq } from '../../market/units.ts';
import type { OrderMove } from '../history.ts';
import { ledgerTables } from '../ledger-tables.ts';
import type { Reader } from './reader.ts';

/** An event moves two orders at most: the two of a trade. */
const PER_EVENT = 2;

/** What moves orders. */
const movers = [
  'OrderAccepted',
  'OrderRejected',
  'OrderReplaced',
  'OrderCanceled',
  'OrderTriggered',
  'OrderDecremented',
  'TradeExecuted',
] as const;

/** Where each of them keeps the numbers of its orders. */
const isMoved = sql<boolean>`orders.order_id in (
  coalesce(journal.payload ->> '$.orderId', journal.payload ->> '$.order.orderId', journal.payload ->> '$.makerOrderId'),
  journal.payload ->> '$.takerOrderId')`;

const isOrder = sql<boolean>`is_quote = 0`;

const columns = ['orders.order_id as orderId', 'orders.participant_id as participantId'] as const;

/** Every move, from the journal. */
export function readMoves(reader: Reader, afterSeq: Seq, limit: number): readonly OrderMove[] {
  const moves = ledgerTables
    .selectFrom('journal')
    .innerJoin('orders', (join) => join.on(isMoved))
    .where('journal.seq', '>', afterSeq)
    .where('journal.type', 'in', movers)
    .where(isOrder)
    .select(['journal.seq as seq', ...columns])
    .orderBy('journal.seq')
    .limit(limit + PER_EVENT);
  return wholeEvents(reader.all(moves), limit);
}

/** The last move of each order of some participants. */
export function readLastMoves(
  reader: Reader,
  participantIds: readonly ParticipantId[],
  afterSeq: Seq,
  limit: number,
): readonly OrderMove[] {
  if (participantIds.length === 0) return [];
  const moves = ledgerTables
    .selectFrom('orders')
    .where('participant_id', 'in', [...participantIds])
    .where('updated_seq', '>', afterSeq)
    .where(isOrder)
    .select(['updated_seq as seq', ...columns])
    .orderBy('updated_seq')
    .limit(limit + PER_EVENT);
  return wholeEvents(reader.all(moves), limit);
}

function wholeEvents(moves: readonly OrderMove[], limit: number): readonly OrderMove[] {
  const lastSeq = moves[limit - 1]?.seq;
  return lastSeq === undefined ? moves : moves.filter(({ seq }) => seq <= lastSeq);
}
