import { statSync } from 'node:fs';
import type { Mark } from './high-water-mark.ts';
import { HighWaterMark } from './high-water-mark.ts';
import { codeOf, LedgerDamage } from './ledger-error.ts';
import type { RunPaths } from './run-paths.ts';
import { openForWriting, type SqliteFile } from './sqlite-file.ts';

/** What a journal needs of the disk; tests put one in its place that fails. */
export interface JournalStore {
  /** Opens the ledger, which must exist. Throws `LedgerDamage` when it is another one than was opened before. */
  open(): SqliteFile;
  /** Throws `LedgerDamage` when the ledger or its write-ahead log was deleted or replaced since it was opened. */
  assertInPlace(): void;
  /** Notes how far the ledger is durable. */
  mark(mark: Mark): void;
  /** Notes it for good, before the store is closed. */
  seal(mark: Mark): void;
  close(): void;
}

/** A run's folder as a store. */
export class FolderStore implements JournalStore {
  readonly #paths: Pick<RunPaths, 'ledger' | 'mark'>;
  readonly #mark: HighWaterMark;
  #ledgerId: string | null = null;
  #logId: string | null = null;

  constructor(paths: Pick<RunPaths, 'ledger' | 'mark'>) {
    this.#paths = paths;
    this.#mark = new HighWaterMark(paths.mark);
  }

  open(): SqliteFile {
    if (this.#ledgerId !== null) this.#assertSame(this.#paths.ledger, this.#ledgerId);
    const file = openForWriting(this.#paths.ledger, { mustExist: true });
    this.#ledgerId = idOf(this.#paths.ledger);
    this.#logId = idOf(`${this.#paths.ledger}-wal`);
    return file;
  }

  assertInPlace(): void {
    if (this.#ledgerId !== null) this.#assertSame(this.#paths.ledger, this.#ledgerId);
    const log = `${this.#paths.ledger}-wal`;
    // SQLite makes the log with the first transaction after the file was opened.
    if (this.#logId === null) this.#logId = idOf(log);
    else this.#assertSame(log, this.#logId);
  }

  mark(mark: Mark): void {
    this.#mark.write(mark);
  }

  seal(mark: Mark): void {
    this.#mark.seal(mark);
  }

  close(): void {
    this.#mark.close();
  }

  #assertSame(path: string, id: string): void {
    const found = idOf(path);
    if (found === id) return;
    const what = found === null ? 'deleted' : 'replaced by another file';
    throw new LedgerDamage(
      `${path} was ${what} while the market wrote to it. Nothing more is written; start a new run`,
    );
  }
}

/** Which file a path leads to: device and inode; null when it leads to none. */
function idOf(path: string): string | null {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
    throw error;
  }
}
