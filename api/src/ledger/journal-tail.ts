import { statSync } from 'node:fs';
import type { Seq } from '../market/units.ts';
import type { JournalEntry, JournalReader } from './journal.ts';
import { readEntries } from './journal-rows.ts';
import { codeOf } from './ledger-error.ts';
import { newestCommits } from './rows/commit-rows.ts';
import { openForReading, type SqliteFile } from './sqlite-file.ts';

/** The journal of a run as another process reads it while it grows. Nothing is seen before it is durable. */
export class JournalTail implements JournalReader {
  readonly #path: string;
  readonly #file: SqliteFile;
  readonly #inode: number;
  readonly #listeners = new Set<(durableSeq: Seq) => void>();
  #version: unknown;

  /** Throws SQLite's error when the file cannot be read. */
  constructor(path: string) {
    this.#path = path;
    this.#inode = statSync(path).ino;
    this.#file = openForReading(path);
    this.#version = this.#file.pragma('data_version', { simple: true });
  }

  /** Whole entries above `afterSeq`, at most `limit`, in order. */
  read(afterSeq: Seq, limit: number): readonly JournalEntry[] {
    return readEntries(this.#file, afterSeq, limit);
  }

  /** 0 when empty. */
  lastSeq(): Seq {
    return newestCommits(this.#file, 1)[0]?.lastSeq ?? 0;
  }

  /** Called by `poll` when somebody committed: a hint that there may be more to read. Returns the way to unsubscribe. */
  onHint(listener: (durableSeq: Seq) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Looks whether another connection committed since the last time; costs some microseconds when none did. */
  poll(): void {
    const version: unknown = this.#file.pragma('data_version', { simple: true });
    if (version === this.#version) return;
    this.#version = version;
    const durableSeq = this.lastSeq();
    for (const listener of this.#listeners) listener(durableSeq);
  }

  /** Whether the path leads to another file by now, or to none: what is open here will not grow any more. */
  isReplaced(): boolean {
    try {
      return statSync(this.#path).ino !== this.#inode;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return true;
      throw error;
    }
  }

  close(): void {
    this.#file.close();
  }
}
