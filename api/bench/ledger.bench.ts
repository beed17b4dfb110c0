/**
 * The journal of the default scenario against bare prepared statements that insert the very same rows of all tables,
 * already made, into the same schema with the same settings and as many transactions. The journal also encodes, hashes,
 * derives, and keeps balances and order states current; the peer only inserts what came out. Medians of interleaved rounds, CPU time of this thread.
 */

import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JournalEntry } from '../src/ledger/journal.ts';
import { FolderStore } from '../src/ledger/journal-store.ts';
import { createTables } from '../src/ledger/schema.ts';
import { openForWriting, type SqliteFile } from '../src/ledger/sqlite-file.ts';
import { SqliteJournal } from '../src/ledger/sqlite-journal.ts';
import { openKernel } from '../src/simulation/open-kernel.ts';
import { must } from '../src/util/assert.ts';
import { scenarios } from '../test/kit/scenarios.ts';
import { cpuMs, median } from './measure.ts';

const ROUNDS = 5;
const commands = Number(process.env.BENCH_COMMANDS ?? 20_000);
const folder = mkdtempSync(join(tmpdir(), 'ledger-bench-'));
let files = 0;

type Table = { readonly insert: string; readonly rows: readonly (readonly unknown[])[] };
type Measured = { readonly cpuMs: number; readonly wallMs: number };

/** What the default scenario writes. */
function runDefaultScenario(): readonly JournalEntry[] {
  const kernel = openKernel(must(scenarios[0], 'scenario'), 'bench', null);
  const made: JournalEntry[] = [];
  while (made.length < commands) {
    kernel.step();
    made.push(...kernel.drain());
  }
  return made;
}

function newFile(): SqliteFile {
  files += 1;
  const file = openForWriting(join(folder, `${files}.sqlite`));
  createTables(file);
  return file;
}

function measure(work: () => void): Measured {
  globalThis.gc?.();
  const wall = performance.now();
  return { cpuMs: cpuMs(work), wallMs: performance.now() - wall };
}

function batchesOf(entries: readonly JournalEntry[], rowsPerBatch: number): JournalEntry[][] {
  const batches: JournalEntry[][] = [[]];
  let rows = 0;
  for (const entry of entries) {
    if (rows >= rowsPerBatch) {
      batches.push([]);
      rows = 0;
    }
    must(batches.at(-1), 'batch').push(entry);
    rows += 1 + entry.events.length;
  }
  return batches;
}

function writeJournal(batches: readonly JournalEntry[][]): Measured & { readonly file: SqliteFile } {
  const file = newFile();
  const store = new FolderStore({ ledger: file.name, mark: `${file.name}.mark` });
  file.close();
  const journal = new SqliteJournal(store, { now: () => 0 });
  const measured = measure(() => {
    for (const batch of batches) journal.append(batch);
  });
  return { ...measured, file: journal.file };
}

/** All rows of all tables, in order of their keys. */
function tablesOf(file: SqliteFile): readonly Table[] {
  const names = file
    .prepare<[], string>(
      `select name from sqlite_schema where type = 'table' and name not like 'sqlite%' and name <> 'mikro_orm_migrations' order by 1`,
    )
    .pluck()
    .all();
  return names.map((name) => {
    const rows = file.prepare<[], unknown[]>(`select * from ${name}`).raw().all();
    const marks = (rows[0] ?? []).map(() => '?').join(', ');
    return { insert: `insert into ${name} values (${marks})`, rows };
  });
}

/** Each table's rows spread evenly over the transactions. */
function writeBare(tables: readonly Table[], transactions: number): Measured {
  const file = newFile();
  const filled = tables.filter(({ rows }) => rows.length > 0);
  const parts = filled.map(({ insert, rows }) => ({ insert: file.prepare(insert), rows }));
  const write = file.transaction((index: number) => {
    for (const { insert, rows } of parts) {
      const end = Math.ceil((rows.length * (index + 1)) / transactions);
      for (let row = Math.ceil((rows.length * index) / transactions); row < end; row += 1) {
        insert.run(...must(rows[row], 'row'));
      }
    }
  });
  const measured = measure(() => {
    for (let index = 0; index < transactions; index += 1) write.immediate(index);
  });
  file.close();
  return measured;
}

function compare(entries: readonly JournalEntry[], rowsPerBatch: number): void {
  const batches = batchesOf(entries, rowsPerBatch);
  const ours: Measured[] = [];
  const bare: Measured[] = [];
  let bytes = 0;
  let rowCount = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { file, ...measured } = writeJournal(batches);
    const tables = tablesOf(file);
    file.close();
    bytes = statSync(join(folder, `${files}.sqlite`)).size;
    rowCount = tables.reduce((sum, { rows }) => sum + rows.length, 0);
    ours.push(measured);
    bare.push(writeBare(tables, batches.length));
  }
  report(entries, rowsPerBatch, { ours, bare, bytes, rowCount });
}

type Result = {
  readonly ours: readonly Measured[];
  readonly bare: readonly Measured[];
  readonly bytes: number;
  readonly rowCount: number;
};

function report(entries: readonly JournalEntry[], rowsPerBatch: number, { ours, bare, bytes, rowCount }: Result): void {
  const journalRows = entries.reduce((sum, { events }) => sum + 1 + events.length, 0);
  const ourMs = median(ours.map((measured) => measured.cpuMs));
  const cpuRatio = median(bare.map((measured) => measured.cpuMs)) / ourMs;
  const wallRatio = median(bare.map(({ wallMs }) => wallMs)) / median(ours.map(({ wallMs }) => wallMs));
  const perSecond = Math.round((journalRows / ourMs) * 1_000);
  console.log(
    `${rowsPerBatch} rows a batch: ${perSecond} journal rows/cpu-s (${rowCount} rows in all tables), ` +
      `journal : bare ${cpuRatio.toFixed(2)} by CPU, ${wallRatio.toFixed(2)} by wall clock; ` +
      `${(bytes / journalRows).toFixed(0)} bytes on disk a journal row`,
  );
}

const entries = runDefaultScenario();
for (const rowsPerBatch of [1_000, 100]) compare(entries, rowsPerBatch);
rmSync(folder, { recursive: true, force: true });
