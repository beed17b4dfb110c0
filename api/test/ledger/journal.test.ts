import { expect, it } from 'vitest';
import type { Journal, JournalEntry } from '../../src/ledger/journal.ts';
import { JournalFault } from '../../src/ledger/journal-fault.ts';
import { FolderStore } from '../../src/ledger/journal-store.ts';
import { MemoryJournal } from '../../src/ledger/memory-journal.ts';
import type { SqliteJournal } from '../../src/ledger/sqlite-journal.ts';
import { FaultPlan, FaultyStore } from '../kit/faulty-store.ts';
import { describeJournal } from './journal-contract.ts';
import { MarketScript } from './market-script.ts';
import { tempFolder } from './temp-folder.ts';
import { testRun } from './test-run.ts';

const folder = tempFolder();

describeJournal('MemoryJournal', () => new MemoryJournal());
describeJournal('SqliteJournal', () => testRun(folder.path).journal);

describeJournal('SqliteJournal over a disk that fails now and then', () => new StubbornJournal(flakyRun()));

/** Every so often an operation is done and told as failed; never again before the batch it belongs to can be through. */
function flakyRun(): SqliteJournal {
  const plan = new FlakyPlan();
  return testRun(folder.path, undefined, (paths) => new FaultyStore(new FolderStore(paths), plan)).journal;
}

class FlakyPlan extends FaultPlan {
  #calls = 0;

  constructor() {
    super('AFTER', false);
  }

  override do<T>(name: string, operation: () => T): T {
    this.#calls += 1;
    const isFailing = this.#calls % 9_973 === 17;
    this.arm(isFailing ? 1 : Number.POSITIVE_INFINITY);
    return super.do(name, operation);
  }
}

/** Does what the simulation does after a fault: recovers until it succeeds. */
class StubbornJournal implements Journal {
  readonly #journal: SqliteJournal;

  constructor(journal: SqliteJournal) {
    this.#journal = journal;
  }

  append(batch: readonly JournalEntry[]): number {
    try {
      return this.#journal.append(batch);
    } catch (error) {
      if (!(error instanceof JournalFault)) throw error;
      return this.recover();
    }
  }

  recover(): number {
    for (;;) {
      try {
        return this.#journal.recover();
      } catch (error) {
        if (!(error instanceof JournalFault)) throw error;
      }
    }
  }

  read(afterSeq: number, limit: number): readonly JournalEntry[] {
    return this.#journal.read(afterSeq, limit);
  }

  lastSeq(): number {
    return this.#journal.lastSeq();
  }

  onHint(listener: (durableSeq: number) => void): () => void {
    return this.#journal.onHint(listener);
  }

  journalHash(): string {
    return this.#journal.journalHash();
  }

  close(): void {
    this.#journal.close();
  }
}

it('Both journals give the same run the same hash', () => {
  const memory = new MemoryJournal();
  const { journal } = testRun(folder.path);
  const entries = new MarketScript('both').take(300);
  memory.append(entries);
  journal.append(entries);
  expect(journal.journalHash()).toBe(memory.journalHash());
});
