import { rmSync } from 'node:fs';
import { EMPTY_HASH, hashedLine, nextHash } from '../../src/ledger/journal-hash.ts';
import type { RunPaths } from '../../src/ledger/run-paths.ts';
import { openForWriting, type SqliteFile } from '../../src/ledger/sqlite-file.ts';

/** Takes from a ledger what a program did not know that had neither stops nor auctions. */
const WRITTEN_BEFORE: readonly string[] = [
  ...['stop_price_sats', 'display_lots', 'expire_at', 'linked_order_id', 'triggered_seq'].map(
    (column) => `alter table orders drop column ${column}`,
  ),
  'alter table trades drop column is_auction',
  ...['inputs', 'model_texts', 'model_questions', 'model_answers', 'model_calls'].map((table) => `drop table ${table}`),
  'alter table journal drop column crc',
  'alter table commits drop column wall_hash',
  'alter table standings drop column seq',
  `delete from mikro_orm_migrations where name > 'Migration20260105000000'`,
  `update journal set version = 1, payload = json_remove(payload, '$.order.stopPriceSats', '$.order.displayLots',
     '$.order.expireAt', '$.order.linkedOrderId', '$.isAuction') where payload like '{%'`,
  'update journal set version = 1',
];

/** Leaves of a run what an older program would have written, with the hashes it would have had. */
export function makeOld(paths: RunPaths): void {
  const file = openForWriting(paths.ledger);
  for (const statement of WRITTEN_BEFORE) file.exec(statement);
  const old = rehash(file);
  file.prepare('delete from commits where last_seq < ?').run(old.lastSeq);
  file.prepare('update commits set journal_hash = ?').run(old.journalHash);
  file.close();
  rmSync(paths.mark);
}

type Line = { seq: number; time: number; kind: string; type: string; version: number; payload: string };

/** The hash of the journal as it lies there. */
function rehash(file: SqliteFile): { readonly lastSeq: number; readonly journalHash: string } {
  const rows = file.prepare<[], Line>('select seq, time, kind, type, version, payload from journal order by seq').all();
  let journalHash = EMPTY_HASH;
  let lines = '';
  for (const { seq, time, kind, type, version, payload } of rows) {
    if (kind === 'COMMAND' && lines !== '') {
      journalHash = nextHash(journalHash, lines);
      lines = '';
    }
    lines += hashedLine(seq, time, type, version, payload);
  }
  return { lastSeq: rows.at(-1)?.seq ?? 0, journalHash: nextHash(journalHash, lines) };
}
