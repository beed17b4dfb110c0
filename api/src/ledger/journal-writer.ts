import type { PreparedBatch } from './prepared-batch.ts';
import { CommitRows } from './rows/commit-rows.ts';
import { DerivedRows } from './rows/derived-rows.ts';
import { JournalInserts } from './rows/journal-inserts.ts';
import type { SqliteFile } from './sqlite-file.ts';

/**
 * Writes prepared batches into one open file, a transaction each. It remembers what the tables hold, so after a failed
 * transaction it must be made anew.
 */
export class JournalWriter {
  readonly #begin;
  readonly #end;
  readonly #undo;
  readonly #rows: JournalInserts;
  readonly #commits: CommitRows;
  readonly #derived: DerivedRows;
  readonly #file: SqliteFile;

  constructor(file: SqliteFile, fence: number) {
    this.#file = file;
    this.#begin = file.prepare('begin immediate');
    this.#end = file.prepare('commit');
    this.#undo = file.prepare('rollback');
    this.#rows = new JournalInserts(file, fence);
    this.#commits = new CommitRows(file);
    this.#derived = new DerivedRows(file);
  }

  /** Whole or not at all; when it throws, the file has to say which. */
  write(batch: PreparedBatch): void {
    this.#begin.run();
    try {
      this.#fill(batch);
      this.#end.run();
    } catch (error) {
      if (this.#file.inTransaction) this.#undo.run();
      throw error;
    }
  }

  #fill({ batch, entries, folded, commit }: PreparedBatch): void {
    for (const entry of entries) this.#rows.put(entry, commit.atMs);
    this.#derived.writeAll(batch);
    this.#derived.flush(folded, commit.lastSeq);
    this.#commits.write(commit);
  }
}
