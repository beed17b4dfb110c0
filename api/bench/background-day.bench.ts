/**
 * A trading day of one market with the background population of ABIDES' rmsc04 and no screen: CPU time of this thread
 * with nothing but the journal's hash kept (`--ledger memory`) and with the journal in SQLite, and kernel events per CPU second beside the messages per CPU second of
 * ABIDES. A kernel event is a thing that came due, a command, or something that happened in the book; the quotes that a
 * maker replaces in one command count one by one, as ABIDES sends them, and the smaller rate counts them as one. The
 * first day of the process is cold, rates are medians of those after it. Then more and more people, for the memory that
 * each takes. BENCH_ROUNDS sets the number of days.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allowMoreInlining } from '../src/compiler-flags.ts';
import { HashJournal } from '../src/ledger/hash-journal.ts';
import type { Journal, JournalEntry } from '../src/ledger/journal.ts';
import { FolderStore } from '../src/ledger/journal-store.ts';
import { createTables } from '../src/ledger/schema.ts';
import { openForWriting } from '../src/ledger/sqlite-file.ts';
import { SqliteJournal } from '../src/ledger/sqlite-journal.ts';
import type { MarketEvent } from '../src/market/events.ts';
import type { Seq } from '../src/market/units.ts';
import { readScenarioFile } from '../src/scenario-files.ts';
import { runHeadless } from '../src/simulation/headless.ts';
import type { Kernel } from '../src/simulation/kernel.ts';
import { openKernel } from '../src/simulation/open-kernel.ts';
import type { Scenario } from '../src/simulation/scenario.ts';
import { threadCpuMs } from '../test/kit/thread-cpu.ts';
import { median } from './measure.ts';

// As the server does.
allowMoreInlining();

/** Measured with rmsc04 on a machine of this kind; its full day with a logged book took 11 to 13 CPU seconds. */
const ABIDES_MESSAGES_PER_CPU_SECOND = 55_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 6.5 * HOUR_MS;
/** Bookkeeping beside what a book tells. */
const NOT_OF_THE_BOOK: ReadonlySet<MarketEvent['type']> = new Set([
  'FundsPosted',
  'TimeAdvanced',
  'ParticipantAdmitted',
]);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);

type Kept = Pick<Journal, 'append' | 'close'>;

type Day = { readonly cpuSeconds: number; readonly due: number; readonly counts: Counts };

/** What happened in the book; `bundled` counts the quotes of one command as one. */
type Counts = { commands: number; bookEvents: number; bundled: number };

function populated(times: number): Scenario {
  const read = readScenarioFile(fileURLToPath(new URL('./scenarios/rmsc04.yaml', import.meta.url)));
  if (!read.ok) throw new Error(read.problems.map(({ found, expected }) => `${found}, not ${expected}`).join('\n'));
  const { population, ...rest } = read.scenario;
  const background = population.background.map((group) => ({ ...group, perMarket: group.perMarket * times }));
  return { ...rest, population: { ...population, background } };
}

async function playDay(kernel: Kernel, journal: Kept): Promise<Day> {
  const counts = { commands: 0, bookEvents: 0, bundled: 0 };
  const append = (batch: readonly JournalEntry[]) => {
    for (const entry of batch) count(entry, counts);
    return journal.append(batch);
  };
  const beforeMs = threadCpuMs();
  await runHeadless({ kernel, journal: { append }, until: kernel.now + DAY_MS });
  return { cpuSeconds: (threadCpuMs() - beforeMs) / 1_000, due: kernel.stepCount, counts };
}

function count({ events }: JournalEntry, counts: Counts): void {
  counts.commands += 1;
  for (const event of events) {
    const quotes = event.type === 'QuotesReplaced' ? event.placed.length + event.canceledOrderIds.length : 1;
    if (NOT_OF_THE_BOOK.has(event.type)) continue;
    counts.bookEvents += quotes;
    counts.bundled += 1;
  }
}

function sqliteJournal(folder: string): SqliteJournal {
  const file = openForWriting(join(folder, 'ledger.sqlite'));
  createTables(file);
  file.close();
  const store = new FolderStore({ ledger: file.name, mark: `${file.name}.mark` });
  return new SqliteJournal(store, { now: () => 0 });
}

async function daysOf(scenario: Scenario, openJournal: (folder: string) => Kept): Promise<readonly Day[]> {
  const days: Day[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'background-day-'));
    const journal = openJournal(folder);
    globalThis.gc?.();
    days.push(await playDay(openKernel(scenario, 'bench', null), journal));
    journal.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return days;
}

function report(name: string, [first, ...rest]: readonly Day[]): void {
  if (first === undefined) return;
  const { due, counts } = first;
  const seconds = median(rest.map(({ cpuSeconds }) => cpuSeconds));
  const rate = (due + counts.commands + counts.bookEvents) / seconds;
  const bundledRate = (due + counts.commands + counts.bundled) / seconds;
  console.log(
    `${name}: a day in ${seconds.toFixed(2)} CPU-s, the first one in ${first.cpuSeconds.toFixed(2)}\n` +
      `  ${due} things due, ${counts.commands} commands, ${counts.bookEvents} events of the book (${counts.bundled} bundled)\n` +
      `  ${thousands(rate)} kernel events a CPU-s: ${perAbides(rate)} (bundled ${thousands(bundledRate)}: ${perAbides(bundledRate)})`,
  );
}

function thousands(rate: number): string {
  return `${Math.round(rate / 1_000)} thousand`;
}

function perAbides(rate: number): string {
  return `${(rate / ABIDES_MESSAGES_PER_CPU_SECOND).toFixed(1)}x ABIDES`;
}

/** Heap of a market after its first hour, in bytes for each participant. */
async function memoryOf(times: number): Promise<void> {
  const before = usedHeap();
  const kernel = openKernel(populated(times), 'bench', null);
  await runHeadless({ kernel, journal: { append: forget }, until: kernel.now + HOUR_MS, goesOn: true });
  const people = kernel.seats().length;
  const bytes = usedHeap() - before;
  console.log(
    `${people} people: ${(bytes / 2 ** 20).toFixed(1)} MB of heap, ${(bytes / people / 1024).toFixed(1)} KiB each`,
  );
}

function forget(batch: readonly JournalEntry[]): Seq {
  return batch.at(-1)?.command.seq ?? 0;
}

function usedHeap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

const scenario = populated(1);
report('only the hash of the journal kept', await daysOf(scenario, () => new HashJournal()));
report('journal in SQLite', await daysOf(scenario, sqliteJournal));
for (const times of [1, 3, 9]) await memoryOf(times);
