import type { Mark } from '../../src/ledger/high-water-mark.ts';
import type { JournalStore } from '../../src/ledger/journal-store.ts';
import type { RunPaths } from '../../src/ledger/run-paths.ts';
import { openForReading, type SqliteFile } from '../../src/ledger/sqlite-file.ts';

/**
 * A run's folder on a disk that somebody mounts read-only, as a system does by itself after an error: SQLite refuses to
 * write and opens files for reading alone, everything else gets `EROFS`.
 */
export class ReadOnlyStore implements JournalStore {
  readonly #store: JournalStore;
  readonly #paths: Pick<RunPaths, 'ledger'>;
  #file: SqliteFile | null = null;
  /** On such a disk the last one to close a ledger cannot move its log into it and remove it: somebody is still there. */
  #lookerOn: SqliteFile | null = null;
  #isReadOnly = false;

  constructor(store: JournalStore, paths: Pick<RunPaths, 'ledger'>) {
    this.#store = store;
    this.#paths = paths;
  }

  mount(isReadOnly: boolean): void {
    this.#isReadOnly = isReadOnly;
    this.#lookerOn?.close();
    this.#lookerOn = isReadOnly ? openForReading(this.#paths.ledger) : null;
    this.#lookerOn?.prepare('select count(*) from sqlite_master').get();
    if (this.#file?.open) this.#file.pragma(`query_only = ${isReadOnly ? 'on' : 'off'}`);
  }

  open(): SqliteFile {
    this.#file = this.#isReadOnly ? openForReading(this.#paths.ledger) : this.#store.open();
    return this.#file;
  }

  assertInPlace(): void {
    this.#store.assertInPlace();
  }

  mark(mark: Mark): void {
    this.#write('write');
    this.#store.mark(mark);
  }

  seal(mark: Mark): void {
    this.#write('fsync');
    this.#store.seal(mark);
  }

  close(): void {
    this.#store.close();
  }

  #write(call: string): void {
    if (!this.#isReadOnly) return;
    throw Object.assign(new Error(`EROFS: read-only file system, ${call}`), { code: 'EROFS' });
  }
}
