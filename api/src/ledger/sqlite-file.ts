import { closeSync, fsyncSync, openSync, readFileSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { assert } from '../util/assert.ts';
import { codeOf } from './ledger-error.ts';

export type SqliteFile = Database.Database;

/** The library waits for a lock inside a synchronous call; longer would be felt as a stall. */
const BUSY_TIMEOUT_MS = 50;

const FULL = 2;

/** Hot index pages are rewritten by almost every commit: copying them into the file less often saves a fifth of the time. */
const PAGES_BETWEEN_CHECKPOINTS = 8_000;

/** SQLite's own 2 MB are less than the hot pages of the indexes. */
const CACHE_KIB = 16_000;

/** Of a file's header: which kind of log its readers and writers must know. */
const LOG_VERSIONS = [18, 20] as const;
const NO_LOG = 1;

/** What SQLite says when it cannot make a file beside the one that it reads. */
const NO_ROOM = /^SQLITE_(CANTOPEN|FULL|IOERR_SHM)/;

/** A larger run waits until there is room on the disk again. */
const MOST_IN_MEMORY_BYTES = 256 * 1024 * 1024;

/** The write-ahead log shrinks back to this after a checkpoint. */
const LOG_LIMIT_BYTES = 64 * 1024 * 1024;

/**
 * Opens the file for its one writer. Every setting that durability rests on is read back. A file that is not there is made,
 * unless it must exist: an emptied place must never look like a fresh start.
 */
export function openForWriting(path: string, { mustExist = false } = {}): SqliteFile {
  const file = new Database(path, { timeout: BUSY_TIMEOUT_MS, fileMustExist: mustExist });
  try {
    return withSettings(file);
  } catch (error) {
    file.close();
    throw error;
  }
}

function withSettings(file: SqliteFile): SqliteFile {
  file.pragma('journal_mode = WAL');
  file.pragma('synchronous = FULL');
  file.pragma('foreign_keys = ON');
  file.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  file.pragma(`journal_size_limit = ${LOG_LIMIT_BYTES}`);
  file.pragma(`wal_autocheckpoint = ${PAGES_BETWEEN_CHECKPOINTS}`);
  file.pragma(`cache_size = -${CACHE_KIB}`);
  assertSetting(file, 'journal_mode', 'wal');
  assertSetting(file, 'synchronous', FULL);
  assertSetting(file, 'foreign_keys', 1);
  assertSetting(file, 'busy_timeout', BUSY_TIMEOUT_MS);
  return file;
}

/** Opens the file beside its writer, or long after it. Writing through it is refused by SQLite. */
export function openForReading(path: string): SqliteFile {
  const file = new Database(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  try {
    return readOnly(file);
  } catch (error) {
    file.close();
    if (!NO_ROOM.test(codeOf(error)) || !isWhole(path)) throw error;
    return readOnly(new Database(inOnePiece(path)));
  }
}

/** The first look is where SQLite makes the index of the write-ahead log beside the file, even of an empty one. */
function readOnly(file: SqliteFile): SqliteFile {
  file.pragma('query_only = ON');
  assertSetting(file, 'query_only', 1);
  file.pragma('schema_version');
  return file;
}

/** Whether all that was committed is in the file itself, and it is small enough to be read when the disk has no room. */
function isWhole(path: string): boolean {
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false });
  return (log === undefined || log.size === 0) && statSync(path).size <= MOST_IN_MEMORY_BYTES;
}

/** Without a log, which a copy in memory cannot have. */
function inOnePiece(path: string): Buffer {
  const bytes = readFileSync(path);
  bytes.fill(NO_LOG, ...LOG_VERSIONS);
  return bytes;
}

/**
 * Copies everything committed in a file, beside its writer if there is one, to a file that must not exist. Takes about a
 * second for 100 MB.
 */
export function copyDurably(from: string, to: string): void {
  const file = new Database(from, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  try {
    file.prepare('vacuum into ?').run(to);
  } finally {
    file.close();
  }
  // SQLite does not sync what VACUUM INTO makes.
  const handle = openSync(to, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function assertSetting(file: SqliteFile, name: string, wanted: string | number): void {
  const found: unknown = file.pragma(name, { simple: true });
  assert(found === wanted, () => `SQLite keeps ${name} at ${String(found)} instead of ${wanted}`);
}
