import type { Seq } from '../../market/units.ts';
import type { FoldedRows } from '../folded-rows.ts';
import type { JournalEntry } from '../journal.ts';
import type { SqliteFile } from '../sqlite-file.ts';
import { FoldedRowWriter } from './folded-row-writer.ts';
import type { TableWriter } from './table-writer.ts';
import { tableWriters } from './table-writers.ts';

/** All tables that are derived from the journal. It remembers what they hold: another writer needs another one. */
export class DerivedRows {
  readonly #tables: readonly TableWriter[];
  readonly #folded: FoldedRowWriter;

  constructor(file: SqliteFile) {
    this.#tables = tableWriters.map((make) => make(file));
    this.#folded = new FoldedRowWriter(file);
  }

  write(entry: JournalEntry): void {
    for (const event of entry.events) for (const table of this.#tables) table.write(event, entry);
  }

  /** After the last entry of a transaction. `lastSeq` is its last event. */
  flush(folded: FoldedRows, lastSeq: Seq): void {
    for (const table of this.#tables) table.flush();
    this.#folded.write(folded, lastSeq);
  }
}
