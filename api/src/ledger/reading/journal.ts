import type { Seq } from '../../market/units.ts';
import type { JournalLink } from '../history.ts';
import { ledgerTables } from '../ledger-tables.ts';
import { isAmong, type Reader } from './reader.ts';

export function readCommittedAtMs(reader: Reader, seqs: readonly Seq[]): ReadonlyMap<Seq, number> {
  const query = ledgerTables.selectFrom('journal').select(['journal.seq as seq', 'journal.at_ms as atMs']);
  return new Map(reader.all(query.where(isAmong('journal.seq', seqs))).map(({ seq, atMs }) => [seq, atMs]));
}

export function readJournalHash(reader: Reader, upTo: Seq): JournalLink | null {
  const query = ledgerTables
    .selectFrom('commits')
    .select(['last_seq as seq', 'journal_hash as hash'])
    .where('last_seq', '<=', upTo)
    .orderBy('last_seq', 'desc')
    .limit(1);
  return reader.first(query) ?? null;
}
