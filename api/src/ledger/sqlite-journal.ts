import type { MarketEvent } from '../market/events.ts';
import type { Seq } from '../market/units.ts';
import { assert, must } from '../util/assert.ts';
import { assertContinues } from './entry-order.ts';
import { type FoldedRows, foldNothing, type RowFold } from './folded-rows.ts';
import { HintBell } from './hint-bell.ts';
import type { Journal, JournalEntry } from './journal.ts';
import { isPassing, JournalFault } from './journal-fault.ts';
import { EMPTY_HASH } from './journal-hash.ts';
import { readEntries } from './journal-rows.ts';
import type { JournalStore } from './journal-store.ts';
import { JournalWriter } from './journal-writer.ts';
import { LedgerDamage } from './ledger-error.ts';
import { type PreparedBatch, prepareBatch } from './prepared-batch.ts';
import { type RecordedEntry, readRecorded } from './recorded-entries.ts';
import { type Commit, newestCommits, nothingCommitted } from './rows/commit-rows.ts';
import type { SqliteFile } from './sqlite-file.ts';

export type SqliteJournalOptions = {
  /** Wall clock, milliseconds since the epoch; stored beside the truth, never part of it. */
  readonly now: () => number;
  /** Where candles and equity come from; none are kept without it. */
  readonly fold?: RowFold;
};

/**
 * The one writer of a run's file, which must have its tables. Each batch is one transaction, synced to disk before
 * `append` returns. After a fault nothing is believed but the disk: the file is opened anew and asked how far it got.
 */
export class SqliteJournal implements Journal {
  readonly #store: JournalStore;
  readonly #now: () => number;
  readonly #fold: RowFold;
  readonly #fence: number;
  readonly #bell = new HintBell();
  #file: SqliteFile;
  #writer: JournalWriter;
  #last: Commit;
  /** What the last append wanted and is not known to be durable. */
  #pending: PreparedBatch | null = null;
  #isBroken = false;

  constructor(store: JournalStore, options: SqliteJournalOptions) {
    this.#store = store;
    this.#now = options.now;
    this.#fold = options.fold ?? foldNothing;
    this.#file = store.open();
    this.#last = lastCommit(this.#file);
    this.#fence = this.#last.fence + 1;
    this.#writer = new JournalWriter(this.#file, this.#fence);
  }

  /** The writer's generation: one more than that of whoever wrote the file before. */
  get fence(): number {
    return this.#fence;
  }

  /** The file as it is open now; after a fault it is another handle. */
  get file(): SqliteFile {
    return this.#file;
  }

  append(batch: readonly JournalEntry[]): Seq {
    assert(!this.#isBroken, 'the ledger is damaged: open the run anew');
    assert(this.#pending === null, 'the last append failed: recover comes first');
    const lastSeq = assertContinues(this.#last.lastSeq, batch);
    if (lastSeq === this.#last.lastSeq) return lastSeq;
    const events: MarketEvent[] = [];
    for (const entry of batch) for (const event of entry.events) events.push(event);
    // Folded once, also when the batch has to be written twice: the fold remembers.
    const folded: FoldedRows = this.#fold(events);
    this.#pending = prepareBatch(this.#last, batch, folded, { atMs: Math.round(this.#now()), fence: this.#fence });
    return this.#attempt((pending) => this.#write(pending));
  }

  recover(): Seq {
    assert(!this.#isBroken, 'the ledger is damaged: open the run anew');
    if (this.#pending === null) return this.#last.lastSeq;
    return this.#attempt((pending) => {
      if (!this.#isDurable(pending)) this.#write(pending);
    });
  }

  read(afterSeq: Seq, limit: number): readonly JournalEntry[] {
    return readEntries(this.#file, afterSeq, limit);
  }

  /** The same as they are written down. */
  recorded(afterSeq: Seq, limit: number): readonly RecordedEntry[] {
    return readRecorded(this.#file, afterSeq, limit);
  }

  lastSeq(): Seq {
    return this.#last.lastSeq;
  }

  journalHash(): string {
    return this.#last.journalHash;
  }

  onHint(listener: (durableSeq: Seq) => void): () => void {
    return this.#bell.listen(listener);
  }

  /**
   * Moves everything from the write-ahead log into the file itself, so that copying the file copies the run. After a fault
   * it only lets go.
   */
  close(): void {
    if (!this.#file.open) return;
    try {
      if (this.#pending === null && !this.#isBroken) this.#rest();
    } finally {
      this.#store.close();
      this.#file.close();
    }
  }

  #rest(): void {
    this.#store.seal(markOf(this.#last));
    this.#file.pragma('wal_checkpoint(TRUNCATE)');
  }

  #attempt(work: (pending: PreparedBatch) => void): Seq {
    const pending = must(this.#pending, 'a batch to write');
    try {
      work(pending);
      this.#store.assertInPlace();
      this.#store.mark(markOf(pending.commit));
    } catch (error) {
      if (isPassing(error)) throw new JournalFault(error);
      this.#isBroken = true;
      throw error;
    }
    this.#last = pending.commit;
    this.#pending = null;
    this.#bell.ring(this.#last.lastSeq);
    return this.#last.lastSeq;
  }

  #write(pending: PreparedBatch): void {
    this.#store.assertInPlace();
    this.#writer.write(pending);
  }

  /** Opens the file anew: what it remembers of a failed transaction is worth nothing. */
  #isDurable({ commit }: PreparedBatch): boolean {
    this.#file.close();
    this.#file = this.#store.open();
    this.#writer = new JournalWriter(this.#file, this.#fence);
    const found = lastCommit(this.#file);
    if (isSame(found, commit)) return true;
    if (isSame(found, this.#last)) return false;
    throw new LedgerDamage(
      `ledger.sqlite ends at row ${found.lastSeq} with hash ${found.journalHash}: expected row ${this.#last.lastSeq} ` +
        `with ${this.#last.journalHash} or row ${commit.lastSeq} with ${commit.journalHash}`,
    );
  }
}

function lastCommit(file: SqliteFile): Commit {
  return newestCommits(file, 1)[0] ?? nothingCommitted;
}

function isSame(a: Commit, b: Commit): boolean {
  return a.lastSeq === b.lastSeq && a.journalHash === b.journalHash && (a.wallHash ?? '') === (b.wallHash ?? '');
}

function markOf({ lastSeq, journalHash, wallHash }: Commit) {
  return { seq: lastSeq, journalHash, wallHash: wallHash ?? EMPTY_HASH };
}
