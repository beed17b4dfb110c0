import type { MarketEvent } from '../../market/events.ts';
import type { Seq } from '../../market/units.ts';
import type { FoldedRows } from '../folded-rows.ts';
import type { JournalEntry } from '../journal.ts';
import type { SqliteFile } from '../sqlite-file.ts';
import { FoldedRowWriter } from './folded-row-writer.ts';
import type { TableWriter } from './table-writer.ts';
import { tableWriters } from './table-writers.ts';

/** What one table is to be told of a transaction. */
type Share = { readonly table: TableWriter; readonly events: MarketEvent[]; readonly entries: JournalEntry[] };

/** All tables that are derived from the journal. It remembers what they hold: another writer needs another one. */
export class DerivedRows {
  readonly #shares: readonly Share[];
  readonly #entryWriters: readonly TableWriter[];
  readonly #folded: FoldedRowWriter;
  /** Those who read a type of event; found when it first comes. */
  readonly #readers = new Map<MarketEvent['type'], readonly Share[]>();

  constructor(file: SqliteFile) {
    const tables = tableWriters.map((make) => make(file));
    this.#shares = tables.map((table) => ({ table, events: [], entries: [] }));
    this.#entryWriters = tables.filter(({ writeEntry }) => writeEntry !== undefined);
    this.#folded = new FoldedRowWriter(file);
  }

  write(entry: JournalEntry): void {
    this.writeAll([entry]);
  }

  /** Table by table: what one needs of the processor's cache is not pushed out by another. */
  writeAll(entries: readonly JournalEntry[]): void {
    for (const table of this.#entryWriters) for (const entry of entries) table.writeEntry?.(entry);
    for (const entry of entries) for (const event of entry.events) this.#hand(event, entry);
    for (const share of this.#shares) writeShare(share);
  }

  /** After the last entry of a transaction. `lastSeq` is its last event. */
  flush(folded: FoldedRows, lastSeq: Seq): void {
    for (const { table } of this.#shares) table.flush();
    this.#folded.write(folded, lastSeq);
  }

  #hand(event: MarketEvent, entry: JournalEntry): void {
    const readers = this.#readers.get(event.type) ?? this.#findReaders(event.type);
    for (const { events, entries } of readers) {
      events.push(event);
      entries.push(entry);
    }
  }

  #findReaders(type: MarketEvent['type']): readonly Share[] {
    const readers = this.#shares.filter(({ table }) => table.types?.includes(type) !== false);
    this.#readers.set(type, readers);
    return readers;
  }
}

function writeShare({ table, events, entries }: Share): void {
  for (let index = 0; index < events.length; index += 1) {
    const [event, entry] = [events[index], entries[index]];
    if (event !== undefined && entry !== undefined) table.write(event, entry);
  }
  events.length = 0;
  entries.length = 0;
}
