import { existsSync, rmSync } from 'node:fs';
import type { RunManifest } from './history.ts';
import { readManifestOrDamage, writeManifest } from './manifest-file.ts';
import { figuresOf, type RunFigures } from './run-figures.ts';
import { folderBytes, type RunPaths, runIds, runPaths } from './run-paths.ts';
import { hasTables } from './schema.ts';
import { openForWriting, type SqliteFile } from './sqlite-file.ts';
import { findImbalance } from './verify-books.ts';
import { lockWriter } from './writer-lock.ts';

const nothingKept: RunFigures = { lastSeq: 0, lastTime: 0, tradeCount: 0 };

/**
 * Finds runs whose writer died without a last word, checks their books and says so in their manifests: `RECOVERED` when
 * they balance, else `QUARANTINED` with what is wrong. Runs that are being written are left alone, and so is the spared one,
 * which somebody else will continue. Returns what it marked,
 * oldest first. `now` is wall clock, milliseconds since the epoch.
 */
export function recoverInterruptedRuns(
  dataDir: string,
  now: () => number,
  sparedRunId: string | null = null,
): readonly RunManifest[] {
  return runIds(dataDir).flatMap((runId) => {
    if (runId === sparedRunId) return [];
    const paths = runPaths(dataDir, runId);
    if (!existsSync(paths.manifest)) removeUnborn(paths);
    const manifest = readManifestOrDamage(paths.manifest, runId);
    if (manifest?.status !== 'RUNNING') return [];
    return whileLocked(paths, () => mark(paths, manifest, now())) ?? [];
  });
}

/** The newest run whose writer died without a last word; null when there is none. */
export function newestInterruptedRun(dataDir: string): string | null {
  const isInterrupted = (runId: string) => {
    const paths = runPaths(dataDir, runId);
    const isUnfinished = readManifestOrDamage(paths.manifest, runId)?.status === 'RUNNING';
    return isUnfinished && whileLocked(paths, () => !isUnborn(paths)) === true;
  };
  return runIds(dataDir).findLast(isInterrupted) ?? null;
}

/** A folder whose maker died before it was a run: nobody ever saw anything in it. */
function removeUnborn(paths: RunPaths): void {
  whileLocked(paths, () => {
    if (isUnborn(paths)) rmSync(paths.folder, { recursive: true });
  });
}

/** In doubt it is not: only a ledger that can be read and holds nothing counts. */
function isUnborn(paths: RunPaths): boolean {
  if (!existsSync(paths.ledger)) return true;
  try {
    return withLedger(paths, (file) => !hasTables(file) || figuresOf(file).lastSeq === 0);
  } catch {
    return false;
  }
}

export function withLedger<T>(paths: RunPaths, work: (file: SqliteFile) => T): T {
  const file = openForWriting(paths.ledger);
  try {
    return work(file);
  } finally {
    file.close();
  }
}

/** Null when another process writes the run. */
export function whileLocked<T>(paths: RunPaths, work: () => T): T | null {
  const lock = lockWriter(paths.lock);
  if (lock === null) return null;
  try {
    return work();
  } finally {
    lock.release();
  }
}

function mark(paths: RunPaths, manifest: RunManifest, atMs: number): RunManifest {
  const { problem, reached } = inspect(paths);
  const marked: RunManifest = {
    ...manifest,
    ...reached,
    status: problem === null ? 'RECOVERED' : 'QUARANTINED',
    endedAt: new Date(atMs).toISOString(),
    endReason: problem === null ? 'interrupted' : `interrupted: ${problem}`,
    sizeBytes: folderBytes(paths.folder),
  };
  writeManifest(paths.manifest, marked);
  return marked;
}

/** Opening the file also brings what the writer had committed out of the write-ahead log. */
function inspect(paths: RunPaths): { readonly problem: string | null; readonly reached: RunFigures } {
  if (!existsSync(paths.ledger)) return { problem: 'ledger.sqlite is missing', reached: nothingKept };
  try {
    return withLedger(paths, (file) => ({ problem: findImbalance(file), reached: figuresOf(file) }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { problem: `ledger.sqlite cannot be read: ${reason}`, reached: nothingKept };
  }
}
