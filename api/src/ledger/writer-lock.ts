import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { codeOf } from './ledger-error.ts';

/** Held while somebody writes. The operating system frees it when the process dies, however it dies. */
export type WriterLock = { release(): void };

const holderShape = z.strictObject({ pid: z.number().int().positive(), host: z.string(), since: z.iso.datetime() });

/** Who holds a lock; `since` is wall clock, RFC 3339. */
export type LockHolder = z.infer<typeof holderShape>;

/** Somebody else has it; null when the holder did not say who it is. */
export type HeldLock = { readonly holder: LockHolder | null };

/** The lock, or at once who holds it. */
export function lockWriter(path: string): WriterLock | HeldLock {
  const file = new Database(path, { timeout: 0 });
  try {
    file.pragma('journal_mode = MEMORY');
    file.exec('begin exclusive');
  } catch (error) {
    file.close();
    if (codeOf(error).startsWith('SQLITE_BUSY')) return { holder: readHolder(path) };
    throw error;
  }
  sayHolder(path);
  return { release: () => release(path, file) };
}

/** Such as `process 4711 on host lab since 2026-01-05T14:30:00.000Z`. */
export function describeHolder(holder: LockHolder | null): string {
  if (holder === null) return 'another process';
  return `process ${holder.pid} on host ${holder.host} since ${holder.since}`;
}

function release(path: string, file: Database.Database): void {
  if (!file.open) return;
  rmSync(holderPath(path), { force: true });
  file.close();
}

/** Beside the lock, not in it: SQLite looks after that file. A dead holder's word stays until the next one speaks. */
function holderPath(path: string): string {
  return `${path}.json`;
}

/** A disk that cannot take a note does not keep anybody from holding the lock. */
function sayHolder(path: string): void {
  const holder: LockHolder = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
  try {
    writeFileSync(holderPath(path), `${JSON.stringify(holder)}\n`);
  } catch (error) {
    if (codeOf(error) === 'UNKNOWN') throw error;
  }
}

function readHolder(path: string): LockHolder | null {
  try {
    return holderShape.parse(JSON.parse(readFileSync(holderPath(path), 'utf8')));
  } catch {
    return null;
  }
}
