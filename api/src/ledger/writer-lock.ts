import Database from 'better-sqlite3';
import { codeOf } from './ledger-error.ts';

/** Held while somebody writes a run. The operating system frees it when the process dies, however it dies. */
export type WriterLock = { release(): void };

/** Null when somebody else holds it. */
export function lockWriter(path: string): WriterLock | null {
  const file = new Database(path, { timeout: 0 });
  try {
    file.pragma('journal_mode = MEMORY');
    file.exec('begin exclusive');
    return { release: () => void file.close() };
  } catch (error) {
    file.close();
    if (codeOf(error).startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
}
