import { existsSync, rmSync } from 'node:fs';
import { folderBytes, type RunPaths, runIds, runPaths } from './run-paths.ts';
import { lockWriter } from './writer-lock.ts';

export type RetentionOptions = {
  readonly dataDir: string;
  /** What all runs together may take. */
  readonly maxBytes: number;
  /** Never removed; null when there is none. */
  readonly currentRunId: string | null;
};

export type RemovedRun = { readonly runId: string; readonly sizeBytes: number };

/**
 * Removes whole runs, oldest first, until what is left fits. Never the current one, nor one that is being written, so
 * what is left may still be too much. Returns what it removed.
 */
export function removeOldestRuns({ dataDir, maxBytes, currentRunId }: RetentionOptions): readonly RemovedRun[] {
  // A folder without a manifest may be a run that is just being made.
  const runs = runIds(dataDir).flatMap((runId) => {
    const { folder, manifest } = runPaths(dataDir, runId);
    return existsSync(manifest) ? [{ runId, sizeBytes: folderBytes(folder) }] : [];
  });
  let totalBytes = runs.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const removed: RemovedRun[] = [];
  for (const run of runs) {
    if (totalBytes <= maxBytes) break;
    if (run.runId === currentRunId || !removeRun(runPaths(dataDir, run.runId))) continue;
    totalBytes -= run.sizeBytes;
    removed.push(run);
  }
  return removed;
}

/** Removes a run's folder with all that is in it. False, and nothing is removed, while the run is being written. */
export function removeRun({ folder, lock: lockPath }: RunPaths): boolean {
  const lock = lockWriter(lockPath);
  if ('holder' in lock) return false;
  lock.release();
  rmSync(folder, { recursive: true, force: true });
  return true;
}
