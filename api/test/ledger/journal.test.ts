import { expect, it } from 'vitest';
import { MemoryJournal } from '../../src/ledger/memory-journal.ts';
import { describeJournal } from './journal-contract.ts';
import { MarketScript } from './market-script.ts';
import { tempFolder } from './temp-folder.ts';
import { testRun } from './test-run.ts';

const folder = tempFolder();

describeJournal('MemoryJournal', () => new MemoryJournal());
describeJournal('SqliteJournal', () => testRun(folder.path).journal);

it('Both journals give the same run the same hash', () => {
  const memory = new MemoryJournal();
  const { journal } = testRun(folder.path);
  const entries = new MarketScript('both').take(300);
  memory.append(entries);
  journal.append(entries);
  expect(journal.journalHash()).toBe(memory.journalHash());
});
