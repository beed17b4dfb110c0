import { existsSync, rmSync } from 'node:fs';
import type { RunManifest } from './history.ts';
import { NewerLedger } from './ledger-error.ts';
import { readManifestOrDamage, writeManifest } from './manifest-file.ts';
import { newestCommits } from './rows/commit-rows.ts';
import { figuresOf, type RunFigures } from './run-figures.ts';
import { folderBytes, type RunPaths, runIds, runPaths } from './run-paths.ts';
import { hasTables } from './schema.ts';
import { openForReading, openForWriting, type SqliteFile } from './sqlite-file.ts';
import { findRunDamage, findTailDamage, markOf } from './tail-damage.ts';
import { updateLedger } from './update-ledger.ts';
import { findImbalance } from './verify-books.ts';
import { verifyChain } from './verify-chain.ts';
import { lockWriter } from './writer-lock.ts';

const nothingKept: RunFigures = { lastSeq: 0, lastTime: 0, tradeCount: 0 };

/**
 * Looks at every kept run. One whose writer died without a last word is read whole and marked: `RECOVERED` when chain,
 * high-water mark and books hold, else `QUARANTINED` with what is wrong. One that ended is marked `QUARANTINED` when its
 * file is gone, is another one or ends too early. Runs that are being written, and those of newer programs, are left alone,
 * and so is the spared one, which somebody continues. Returns what it marked, oldest first. `now` is wall clock,
 * milliseconds since the epoch.
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
    if (manifest === undefined || manifest.status === 'QUARANTINED') return [];
    return unlessNewer(() =>
      manifest.status === 'RUNNING' ? interrupted(paths, manifest, now()) : ended(paths, manifest),
    );
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

function interrupted(paths: RunPaths, manifest: RunManifest, atMs: number): readonly RunManifest[] {
  return whileLocked(paths, () => [markInterrupted(paths, manifest, atMs)]) ?? [];
}

function ended(paths: RunPaths, manifest: RunManifest): readonly RunManifest[] {
  const problem = findTailDamage(paths, manifest);
  if (problem === null) return [];
  return whileLocked(paths, () => [write(paths, { ...manifest, status: 'QUARANTINED', endReason: problem })]) ?? [];
}

function unlessNewer(work: () => readonly RunManifest[]): readonly RunManifest[] {
  try {
    return work();
  } catch (error) {
    if (error instanceof NewerLedger) return [];
    throw error;
  }
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
    // Only to look: whoever closes a file that he may write to first moves the whole log into it.
    const file = openForReading(paths.ledger);
    try {
      return !hasTables(file) || newestCommits(file, 1).length === 0;
    } finally {
      file.close();
    }
  } catch {
    return false;
  }
}

export function withLedger<T>(paths: RunPaths, work: (file: SqliteFile) => T): T {
  const file = openForWriting(paths.ledger, { mustExist: true });
  try {
    return work(file);
  } finally {
    file.close();
  }
}

/** Null when another process writes the run. */
export function whileLocked<T>(paths: RunPaths, work: () => T): T | null {
  const lock = lockWriter(paths.lock);
  if ('holder' in lock) return null;
  try {
    return work();
  } finally {
    lock.release();
  }
}

function markInterrupted(paths: RunPaths, manifest: RunManifest, atMs: number): RunManifest {
  const { problem, reached } = inspect(paths, manifest);
  return write(paths, {
    ...manifest,
    ...reached,
    status: problem === null ? 'RECOVERED' : 'QUARANTINED',
    endedAt: new Date(atMs).toISOString(),
    endReason: problem === null ? 'interrupted' : `interrupted: ${problem}`,
  });
}

function write(paths: RunPaths, manifest: RunManifest): RunManifest {
  const marked = { ...manifest, sizeBytes: folderBytes(paths.folder) };
  writeManifest(paths.manifest, marked);
  return marked;
}

/** Opening the file also brings what the writer had committed out of the write-ahead log. */
function inspect(
  paths: RunPaths,
  manifest: RunManifest,
): { readonly problem: string | null; readonly reached: RunFigures } {
  if (!existsSync(paths.ledger)) return { problem: 'ledger.sqlite is missing', reached: nothingKept };
  try {
    if (withLedger(paths, hasTables)) updateLedger(paths);
    return withLedger(paths, (file) => ({
      problem: findDamage(file, paths, manifest),
      reached: hasTables(file) ? figuresOf(file) : nothingKept,
    }));
  } catch (error) {
    if (error instanceof NewerLedger) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    return { problem: `ledger.sqlite cannot be read: ${reason}`, reached: nothingKept };
  }
}

function findDamage(file: SqliteFile, paths: RunPaths, manifest: RunManifest): string | null {
  const foreign = findRunDamage(file, manifest);
  if (foreign !== null) return foreign;
  const { mark, problem } = markOf(file, paths);
  return problem ?? verifyChain(file, { mark }).problem ?? findImbalance(file);
}
