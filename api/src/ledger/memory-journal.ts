import type { Seq } from '../market/units.ts';
import { HashJournal } from './hash-journal.ts';
import { HintBell } from './hint-bell.ts';
import type { Journal, JournalEntry } from './journal.ts';

/** A journal that is gone with the process. */
export class MemoryJournal implements Journal {
  readonly #entries: JournalEntry[] = [];
  readonly #bell = new HintBell();
  readonly #chain = new HashJournal();

  append(batch: readonly JournalEntry[]): Seq {
    const lastSeq = this.#chain.append(batch);
    for (const entry of batch) this.#entries.push(entry);
    if (batch.length > 0) this.#bell.ring(lastSeq);
    return lastSeq;
  }

  /** Memory has no faults to recover from. */
  recover(): Seq {
    return this.#chain.lastSeq();
  }

  onHint(listener: (durableSeq: Seq) => void): () => void {
    return this.#bell.listen(listener);
  }

  read(afterSeq: Seq, limit: number): readonly JournalEntry[] {
    const start = this.#indexAfter(afterSeq);
    return this.#entries.slice(start, start + Math.max(0, limit));
  }

  lastSeq(): Seq {
    return this.#chain.lastSeq();
  }

  journalHash(): string {
    return this.#chain.journalHash();
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
