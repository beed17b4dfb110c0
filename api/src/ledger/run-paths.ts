import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { assert } from '../util/assert.ts';
import { codeOf } from './ledger-error.ts';
import { isRunId } from './run-id.ts';

export type RunPaths = {
  readonly folder: string;
  readonly ledger: string;
  readonly manifest: string;
  /** Held by the live writer; nothing is ever written to it. */
  readonly lock: string;
  /** What the run was made of (`run-setup.ts`). */
  readonly scenario: string;
  readonly prices: string;
  /** How far the ledger was durable (`high-water-mark.ts`). */
  readonly mark: string;
};

export function runsFolder(dataDir: string): string {
  return join(dataDir, 'runs');
}

export function runPaths(dataDir: string, runId: string): RunPaths {
  assert(isRunId(runId), () => `${JSON.stringify(runId)} is no run id`);
  return runPathsIn(join(runsFolder(dataDir), runId));
}

/** Of a run's folder wherever it lies: copying the folder copies the run. */
export function runPathsIn(folder: string): RunPaths {
  return {
    folder,
    ledger: join(folder, 'ledger.sqlite'),
    manifest: join(folder, 'manifest.json'),
    lock: join(folder, 'writer.lock'),
    scenario: join(folder, 'scenario.json'),
    prices: join(folder, 'prices.csv'),
    mark: join(folder, 'high-water.mark'),
  };
}

/** Every folder that is named like a run, oldest first. */
export function runIds(dataDir: string): readonly string[] {
  const folder = runsFolder(dataDir);
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && isRunId(entry.name))
    .map(({ name }) => name)
    .sort();
}

/** What a run takes on disk, bytes. Files may vanish meanwhile. */
export function folderBytes(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + fileBytes(join(folder, name)), 0);
}

function fileBytes(path: string): number {
  try {
    return statSync(path).size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 0;
    throw error;
  }
}
