import type { Seq } from '../market/units.ts';
import { assertContinues } from './entry-order.ts';
import type { Journal, JournalEntry } from './journal.ts';
import { EMPTY_HASH, encodeEntry, entryLines, nextHash } from './journal-hash.ts';

/** A journal of which only the hash is kept: for runs that want a result and no history, however long they are. */
export class HashJournal implements Pick<Journal, 'append' | 'lastSeq' | 'journalHash' | 'close'> {
  #lastSeq: Seq = 0;
  #hash = EMPTY_HASH;

  append(batch: readonly JournalEntry[]): Seq {
    this.#lastSeq = assertContinues(this.#lastSeq, batch);
    for (const entry of batch) this.#hash = nextHash(this.#hash, entryLines(entry, encodeEntry(entry)));
    return this.#lastSeq;
  }

  lastSeq(): Seq {
    return this.#lastSeq;
  }

  journalHash(): string {
    return this.#hash;
  }

  close(): void {}
}
