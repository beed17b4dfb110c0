import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { createMark } from './high-water-mark.ts';
import { EMPTY_HASH } from './journal-hash.ts';
import { LedgerError } from './ledger-error.ts';
import { syncFolder } from './manifest-file.ts';
import type { RunPaths } from './run-paths.ts';
import { hasColumn, isOutdated, updateTables } from './schema.ts';
import { appliedMigrations, assertNotNewer } from './schema-version.ts';
import { openForReading, openForWriting, type SqliteFile } from './sqlite-file.ts';

/**
 * Brings a run's file that an older program made up to date: first a whole copy of it beside it, then all in one
 * transaction. When that fails the file is as it was. Returns whether there was anything to do. The caller holds the writer's lock. Throws `NewerLedger` when a newer
 * program made the file.
 */
export function updateLedger(paths: RunPaths, update: (file: SqliteFile) => void = updateTables): boolean {
  if (!isOld(paths)) return false;
  const file = openForWriting(paths.ledger, { mustExist: true });
  try {
    const version = appliedMigrations(file).length;
    orAsItWas(paths.ledger, () => {
      backUp(file, backupPath(paths, version));
      beginMark(file, paths);
      update(file);
    });
    return true;
  } finally {
    file.close();
  }
}

/** Only to look: whoever closes a file that he may write to first moves the whole log into it. */
function isOld({ ledger }: RunPaths): boolean {
  const file = openForReading(ledger);
  try {
    assertNotNewer(file);
    return isOutdated(file);
  } finally {
    file.close();
  }
}

/** What went wrong, and that nothing was harmed by it. */
function orAsItWas(ledger: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LedgerError(`${ledger} could not be brought up to date and is as it was: ${reason}`, { cause: error });
  }
}

/** Where the copy of a file of an older schema lies: `ledger.schema-2.sqlite`. */
export function backupPath({ ledger }: RunPaths, version: number): string {
  return ledger.replace(/\.sqlite$/, `.schema-${version}.sqlite`);
}

/** Whole or not at all: made aside, synced, renamed. */
function backUp(file: SqliteFile, path: string): void {
  const aside = `${path}.part`;
  rmSync(aside, { force: true });
  try {
    file.prepare('vacuum into ?').run(aside);
    syncFile(aside);
    renameSync(aside, path);
  } finally {
    rmSync(aside, { force: true });
  }
  syncFolder(dirname(path));
}

function syncFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A file from before there were marks gets one before its tables say that there must be one. */
function beginMark(file: SqliteFile, paths: RunPaths): void {
  if (existsSync(paths.mark) || hasColumn(file, 'commits', 'wall_hash')) return;
  const last = file
    .prepare<[], { seq: number; journalHash: string }>(
      'select last_seq as seq, journal_hash as journalHash from commits order by last_seq desc limit 1',
    )
    .get();
  createMark(paths.mark, { ...(last ?? { seq: 0, journalHash: EMPTY_HASH }), wallHash: EMPTY_HASH });
}
