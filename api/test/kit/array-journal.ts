import { HintBell } from '../../src/ledger/hint-bell.ts';
import type { Journal, JournalEntry } from '../../src/ledger/journal.ts';
import { JournalFault } from '../../src/ledger/journal-fault.ts';
import { LedgerDamage } from '../../src/ledger/ledger-error.ts';
import type { ModelEntry } from '../../src/ledger/model-entry.ts';

/** A journal in memory whose disk can be made to fail, for a while or for good. */
export class ArrayJournal implements Journal {
  readonly entries: JournalEntry[] = [];
  readonly #bell = new HintBell();
  #pending: JournalEntry[] = [];
  isBroken = false;
  isDamaged = false;
  isClosed = false;
  /** What a write takes: called with every append. */
  onWrite: () => void = () => {};

  append(batch: readonly JournalEntry[]): number {
    this.#pending = [...batch];
    return this.recover();
  }

  recover(): number {
    if (this.isDamaged) throw new LedgerDamage('the ledger was deleted');
    if (this.isBroken) throw new JournalFault(Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR' }));
    this.onWrite();
    this.entries.push(...this.#pending.splice(0));
    this.#bell.ring(this.lastSeq());
    return this.lastSeq();
  }

  /** What passed between traders and models, in order. */
  get models(): readonly ModelEntry[] {
    return this.entries.flatMap(({ models = [] }) => models);
  }

  onHint(listener: (durableSeq: number) => void): () => void {
    return this.#bell.listen(listener);
  }

  read(afterSeq: number, limit: number): readonly JournalEntry[] {
    return this.entries.filter((entry) => entry.command.seq > afterSeq).slice(0, limit);
  }

  lastSeq(): number {
    const last = this.entries.at(-1);
    return last?.events.at(-1)?.seq ?? last?.command.seq ?? 0;
  }

  journalHash(): string {
    return '';
  }

  close(): void {
    this.isClosed = true;
  }
}
