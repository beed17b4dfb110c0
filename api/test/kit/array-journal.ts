import type { Journal, JournalEntry } from '../../src/ledger/journal.ts';

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
