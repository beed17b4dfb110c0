import { existsSync } from 'node:fs';
import { type Mark, readMark } from './high-water-mark.ts';
import type { RunManifest } from './history.ts';
import { EMPTY_HASH } from './journal-hash.ts';
import { codeOf, LedgerDamage } from './ledger-error.ts';
import { type Commit, newestCommits, nothingCommitted } from './rows/commit-rows.ts';
import type { RunPaths } from './run-paths.ts';
import { hasColumn, hasTables, isOutdated } from './schema.ts';
import { assertNotNewer } from './schema-version.ts';
import { openForReading, type SqliteFile } from './sqlite-file.ts';
import { verifyChain } from './verify-chain.ts';

/**
 * What shows in a moment, however long the run: is the file there and this run's, does it reach as far as its high-water
 * mark and its manifest say, and is the chain whole from the last kept commit before that? Null when all is well. What only
 * a full reading shows, `verifyRun` finds. Null too when a full disk keeps it from being read. Throws `NewerLedger`.
 */
export function findTailDamage(paths: RunPaths, manifest: RunManifest): string | null {
  if (!existsSync(paths.ledger)) return 'ledger.sqlite is missing';
  let file: SqliteFile | undefined;
  try {
    file = openForReading(paths.ledger);
    const foreign = findRunDamage(file, manifest);
    if (foreign !== null) return foreign;
    assertNotNewer(file);
    // What an older program left has no checksums yet; it gets them when it is first opened.
    return isOutdated(file) ? null : findJournalDamage(file, paths, manifest);
  } catch (error) {
    if (error instanceof LedgerDamage) return error.message;
    if (lacksRoom(codeOf(error))) return null;
    if (codeOf(error).startsWith('SQLITE_')) return `ledger.sqlite cannot be read: ${(error as Error).message}`;
    throw error;
  } finally {
    file?.close();
  }
}

/** On a full disk SQLite cannot make the index beside its log, without which it reads nothing: no word about the file. */
function lacksRoom(code: string): boolean {
  return code === 'SQLITE_FULL' || code.startsWith('SQLITE_IOERR_SHM');
}

type About = Pick<RunManifest, 'runId' | 'scenario' | 'seed' | 'codeVersion' | 'startedAt'>;

const RUN = 'select run_id as runId, scenario, seed, code_version as codeVersion, started_at as startedAt from run';

/** Null when the file belongs to the run of the manifest, else what it is instead. */
export function findRunDamage(file: SqliteFile, manifest: RunManifest): string | null {
  if (!hasTables(file)) return 'ledger.sqlite is empty: it has no tables, though the manifest tells of a run';
  const rows = file.prepare<[], About>(RUN).all();
  const { runId, scenario, seed, codeVersion, startedAt } = manifest;
  const expected = JSON.stringify([{ runId, scenario, seed, codeVersion, startedAt }]);
  const found = JSON.stringify(rows);
  return found === expected ? null : `ledger.sqlite says it is ${found}: the manifest says ${expected}`;
}

function findJournalDamage(file: SqliteFile, paths: RunPaths, manifest: RunManifest): string | null {
  const { mark, problem } = markOf(file, paths);
  if (problem !== null) return problem;
  const [last] = newestCommits(file, 1);
  const isAtMark = last !== undefined && mark !== undefined && isAt(last, mark);
  // Nobody goes on from here, so it is enough that the end is the one that was left.
  if (isAtMark && manifest.status !== 'RUNNING') return findEarlyEnd(last.lastSeq, manifest);
  const { problem: broken, lastSeq } = verifyChain(file, { after: trusted(file, mark), mark });
  return broken ?? findEarlyEnd(lastSeq, manifest);
}

function isAt({ lastSeq, journalHash, wallHash }: Commit, mark: Mark): boolean {
  return lastSeq === mark.seq && journalHash === mark.journalHash && (wallHash ?? EMPTY_HASH) === mark.wallHash;
}

/** The mark of a run, and what is wrong when it has none though it must. */
export function markOf(
  file: SqliteFile,
  paths: RunPaths,
): { readonly mark: Mark | undefined; readonly problem: string | null } {
  const mark = readMark(paths.mark);
  // A file that no writer touched since there are marks needs none.
  const isNeeded = hasColumn(file, 'commits', 'wall_hash');
  if (mark !== undefined || !isNeeded) return { mark, problem: null };
  return { mark, problem: 'high-water.mark is missing: nothing tells whether the ledger is complete' };
}

/** A run that ended reaches exactly as far as its manifest says; one that goes on may be ahead of it, never behind. */
export function findEarlyEnd(lastSeq: number, { status, lastSeq: told }: RunManifest): string | null {
  if (lastSeq === told || (status === 'RUNNING' && lastSeq > told)) return null;
  if (status === 'QUARANTINED') return null;
  return `the journal ends at row ${lastSeq}: the manifest says ${told}`;
}

/** The newest kept commit from which a walk still meets the mark and the last commit. */
function trusted(file: SqliteFile, mark: Mark | undefined): Commit {
  const [newest, ...older] = newestCommits(file, 64);
  const before = Math.min(mark?.seq ?? Number.POSITIVE_INFINITY, newest?.lastSeq ?? 0);
  return older.find(({ lastSeq }) => lastSeq < before) ?? nothingCommitted;
}
