import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createRun, type WritableRun } from '../../src/ledger/run-folder.ts';
import { type RunPaths, runPaths } from '../../src/ledger/run-paths.ts';
import { openForReading } from '../../src/ledger/sqlite-file.ts';
import { type VerifyReport, verifyRun } from '../../src/ledger/verify-run.ts';
import { foldFromZero } from '../../src/simulation/market-fold.ts';
import { openKernel } from '../../src/simulation/open-kernel.ts';
import { rowFold } from '../../src/simulation/row-fold.ts';
import { calm } from '../kit/scenarios.ts';

export const RUN_ID = '20260105-143000-aaaa';

export type Acknowledged = { readonly seq: number; readonly journalHash: string };

/** A short run of a real market, slice by slice; what each append answered. It is not finished. */
export function shortRun(
  dataDir: string,
  seconds: number,
): { readonly run: WritableRun; readonly acknowledged: readonly Acknowledged[] } {
  const kernel = openKernel({ ...calm, markets: ['AAPL/BTC'] }, 'damage', null);
  const about = { scenario: 'calm', seed: 'damage', codeVersion: '0.0.0-test' };
  let wallMs = Date.UTC(2026, 0, 5, 14, 30);
  const now = () => {
    wallMs += 17;
    return wallMs;
  };
  const run = createRun({ dataDir, runId: RUN_ID, ...about, now, fold: rowFold(kernel.view) });
  const acknowledged: Acknowledged[] = [];
  const end = kernel.now + seconds * 1_000;
  const save = () => {
    const seq = run.journal.append(kernel.drain());
    acknowledged.push({ seq, journalHash: run.journal.journalHash() });
  };
  save();
  while (kernel.nextTime() <= end) if (kernel.step() > 0) save();
  return { run, acknowledged };
}

/** Another copy of a run's folder, under another data folder. */
export function copyRun(from: RunPaths, dataDir: string): RunPaths {
  const paths = runPaths(dataDir, RUN_ID);
  rmSync(paths.folder, { recursive: true, force: true });
  mkdirSync(paths.folder, { recursive: true });
  for (const name of readdirSync(from.folder)) copyFileSync(join(from.folder, name), join(paths.folder, name));
  return paths;
}

export function verify(paths: RunPaths): VerifyReport {
  return verifyRun(paths, { makeFold: foldFromZero });
}

/** Everything a reader of the file can see: every row of every table and the schema, as one text. */
export function contentsOf(paths: RunPaths): string {
  const file = openForReading(paths.ledger);
  try {
    const schema = file.prepare<[], { name: string; type: string }>('select * from sqlite_schema order by name').all();
    const tables = schema.filter(({ type, name }) => type === 'table' && name !== 'sqlite_sequence');
    const rows = tables.map(({ name }) => file.prepare(`select * from ${name}`).raw().all());
    return JSON.stringify([schema, rows]);
  } finally {
    file.close();
  }
}

export function bytesOf(path: string): Buffer {
  return existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
}
