import type { Seq } from '../market/units.ts';
import { assertContinues } from './entry-order.ts';
import { HintBell } from './hint-bell.ts';
import type { Journal, JournalEntry } from './journal.ts';
import { EMPTY_HASH, encodeEntry, entryLines, nextHash } from './journal-hash.ts';

/** A journal that is gone with the process: for tests, and for runs that only want a result. */
export class MemoryJournal implements Journal {
  readonly #entries: JournalEntry[] = [];
  readonly #bell = new HintBell();
  #lastSeq: Seq = 0;
  #hash = EMPTY_HASH;

  append(batch: readonly JournalEntry[]): Seq {
    const lastSeq = assertContinues(this.#lastSeq, batch);
    for (const entry of batch) {
      this.#hash = nextHash(this.#hash, entryLines(entry, encodeEntry(entry)));
      this.#entries.push(entry);
    }
    this.#lastSeq = lastSeq;
    if (batch.length > 0) this.#bell.ring(lastSeq);
    return lastSeq;
  }

  /** Memory has no faults to recover from. */
  recover(): Seq {
    return this.#lastSeq;
  }

  onHint(listener: (durableSeq: Seq) => void): () => void {
    return this.#bell.listen(listener);
  }

  read(afterSeq: Seq, limit: number): readonly JournalEntry[] {
    const start = this.#indexAfter(afterSeq);
    return this.#entries.slice(start, start + Math.max(0, limit));
  }

  lastSeq(): Seq {
    return this.#lastSeq;
  }

  journalHash(): string {
    return this.#hash;
  }

  close(): void {}

  /** Where the first entry above `afterSeq` lies, by halving. */
  #indexAfter(afterSeq: Seq): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#entries[middle]?.command.seq ?? 0) <= afterSeq) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
