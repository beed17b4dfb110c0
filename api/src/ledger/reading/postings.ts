import { sql } from 'kysely';
import { type ParticipantId, systemAccounts } from '../../market/participant.ts';
import type { PostingReason } from '../../market/posting.ts';
import type { Seq } from '../../market/units.ts';
import { must } from '../../util/assert.ts';
import type { Page, PostingRow } from '../history.ts';
import { ledgerTables } from '../ledger-tables.ts';
import { legOf } from '../payload.ts';
import { AFTER_ALL, BEFORE_ALL, directionOf, limitOf, type Reader } from './reader.ts';

const postings = ledgerTables
  .selectFrom('postings')
  .innerJoin('journal', 'journal.seq', 'postings.seq')
  .innerJoin('accounts as payer', 'payer.account_id', 'postings.from_account_id')
  .innerJoin('accounts as payee', 'payee.account_id', 'postings.to_account_id')
  .select([
    'postings.seq as seq',
    'position as index',
    'cause_seq as causeSeq',
    'time',
    'asset',
    'amount',
    'payer.participant_id as from',
    'from_held as fromHeld',
    'payee.participant_id as to',
    'to_held as toHeld',
    'reason',
  ]);

type Row = {
  readonly seq: number;
  readonly index: number;
  readonly causeSeq: number | null;
  readonly time: number;
  readonly asset: string;
  readonly amount: number;
  readonly from: string;
  readonly fromHeld: number;
  readonly to: string;
  readonly toHeld: number;
  readonly reason: string;
};

type Filter = { readonly participantId: ParticipantId | null; readonly reason: PostingReason | null };

/** Whole commands only: a page ends before a command that does not fit, unless it is the only one. */
export function readPostings(reader: Reader, filter: Filter, page: Page): readonly PostingRow[] {
  const rows = readRows(reader, filter, rangeOf(page), limitOf(page) + 1);
  if (limitOf(page) === 0 || rows.length <= limitOf(page)) return rows.slice(0, limitOf(page)).map(toPosting);
  const cutSeq = must(rows.at(-1), 'last posting').seq;
  const whole = rows.filter(({ seq }) => seq !== cutSeq);
  const kept =
    whole.length > 0
      ? whole
      : readRows(reader, filter, { ...rangeOf(page), above: cutSeq - 1, below: cutSeq + 1 }, AFTER_ALL);
  return kept.map(toPosting);
}

type Range = { readonly above: Seq; readonly below: Seq; readonly direction: 'asc' | 'desc' };

function rangeOf(page: Page): Range {
  return { above: page.afterSeq ?? BEFORE_ALL, below: page.beforeSeq ?? AFTER_ALL, direction: directionOf(page) };
}

function readRows(reader: Reader, { participantId, reason }: Filter, range: Range, limit: number): readonly Row[] {
  const moved = reason === null ? postings : postings.where(sql`+reason`, '=', reason);
  const owner = participantId ?? (reason === null ? null : ownerOf(reason));
  if (owner === null) return reader.all(cut(moved, range, limit));
  const account = reader.first(
    ledgerTables.selectFrom('accounts').select('account_id').where('participant_id', '=', owner),
  );
  if (account === undefined) return [];
  const { account_id: id } = account;
  const paid = reader.all(cut(moved.where('from_account_id', '=', id), range, limit));
  const received = reader.all(
    cut(moved.where('to_account_id', '=', id).whereRef('to_account_id', '!=', 'from_account_id'), range, limit),
  );
  const sign = range.direction === 'asc' ? 1 : -1;
  const both = [...paid, ...received].sort((a, b) => sign * (a.seq - b.seq || a.index - b.index));
  return both.slice(0, limit);
}

/** Whose account all that moves for a reason touches: among the postings of that one it is found fast. Null: it moves all the time. */
function ownerOf(reason: PostingReason): ParticipantId | null {
  switch (reason) {
    case 'HOLD':
    case 'RELEASE':
    case 'SETTLE':
      return null;
    case 'FEE':
      return systemAccounts.fees;
    case 'ISSUE':
    case 'FUND':
    case 'ADJUST':
    case 'REPLENISH':
    case 'RETIRE':
    case 'BORROW':
    case 'REPAY':
      return systemAccounts.treasury;
  }
}

function cut(query: typeof postings, { above, below, direction }: Range, limit: number): typeof postings {
  const within = query.where('postings.seq', '>', above).where('postings.seq', '<', below);
  return within.orderBy('postings.seq', direction).orderBy('position', direction).limit(limit);
}

function toPosting(row: Row): PostingRow {
  const { seq, index, time, asset, amount } = row;
  const causeSeq = must(row.causeSeq, `cause of the postings ${seq}`);
  const reason = row.reason as PostingReason;
  return {
    seq,
    index,
    causeSeq,
    time,
    asset,
    amount,
    from: legOf(row.from, row.fromHeld),
    to: legOf(row.to, row.toHeld),
    reason,
  };
}
