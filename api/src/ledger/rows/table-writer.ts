import type { MarketEvent } from '../../market/events.ts';
import type { JournalEntry } from '../journal.ts';
import type { SqliteFile } from '../sqlite-file.ts';

/**
 * Derives rows from events, inside the transaction of the events themselves. A writer may remember; what it remembers it
 * can rebuild from the file, so that a new writer goes on where a crash left off.
 */
export interface TableWriter {
  /** The events that it is told; all of them when it does not say. */
  readonly types?: readonly MarketEvent['type'][];
  /** Once for every such event, in order. */
  write(event: MarketEvent, entry: JournalEntry): void;
  /** Once for every command with what it caused, in order. */
  writeEntry?(entry: JournalEntry): void;
  /** After the last event of a transaction: writes what was changed more than once. */
  flush(): void;
}

export type TableWriterMaker = (file: SqliteFile) => TableWriter;
