import type { Journal, JournalEntry } from '../../src/ledger/journal.ts';
import type { ModelEntry } from '../../src/ledger/model-entry.ts';

/** A journal in memory whose disk can be made to fail. */
export class ArrayJournal implements Journal {
  readonly entries: JournalEntry[] = [];
  isBroken = false;
  isClosed = false;

  append(batch: readonly JournalEntry[]): number {
    if (this.isBroken) throw new Error('disk I/O error');
    this.entries.push(...batch);
    return this.lastSeq();
  }

  /** What passed between traders and models, in order. */
  get models(): readonly ModelEntry[] {
    return this.entries.flatMap(({ models = [] }) => models);
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
