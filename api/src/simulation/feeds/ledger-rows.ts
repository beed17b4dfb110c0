import { entriesOf, type RunHistory } from '../../ledger/history.ts';
import type { EventOf } from '../../market/events.ts';
import type { Seq } from '../../market/units.ts';
import type { LedgerEntryView } from '../../projections/views.ts';
import type { Row } from './lossless-feed.ts';

const LEDGER_KEY = 'ledger';

export function ledgerRow({ seq, time, causeSeq, postings }: EventOf<'FundsPosted'>): Row<LedgerEntryView> {
  return rowOf({ seq, time, causeSeq, postings });
}

function rowOf(entry: LedgerEntryView): Row<LedgerEntryView> {
  return { seq: entry.seq, key: LEDGER_KEY, item: entry };
}

/** The newest entries of the run's file up to `head`, oldest first. */
export function newestEntries(history: RunHistory, head: Seq, limit: number): readonly Row<LedgerEntryView>[] {
  return entriesOf(history.postings(null, { beforeSeq: head + 1, afterSeq: null, limit }))
    .reverse()
    .map(rowOf);
}

/** Entries above `seq` from the run's file, at most `limit`: fewer only when there are no more up to `head`. */
export function entriesBehind(
  history: RunHistory,
  seq: Seq,
  head: Seq,
  limit: number,
): readonly Row<LedgerEntryView>[] {
  const rows: Row<LedgerEntryView>[] = [];
  for (let afterSeq = seq; rows.length < limit && afterSeq < head; ) {
    const entries = entriesOf(history.postings(null, { beforeSeq: null, afterSeq, limit }));
    if (entries.length === 0) break;
    for (const entry of entries) if (entry.seq <= head && rows.length < limit) rows.push(rowOf(entry));
    afterSeq = entries.at(-1)?.seq ?? head;
  }
  return rows;
}
