import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Keeps one small text over restarts. A read after a write gives what was written, also after a kill. */
export interface BudgetStore {
  /** Null when nothing was ever written. */
  read(): string | null;
  write(text: string): void;
}

/** A file that is replaced as a whole: a reader sees the old text or the new one, never a part. */
export function fileBudgetStore(path: string): BudgetStore {
  return {
    read: () => readIfThere(path),
    write: (text) => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.new`, text, { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
  };
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** For tests and headless runs: forgets with the process. */
export function memoryBudgetStore(initial: string | null = null): BudgetStore {
  let kept = initial;
  return {
    read: () => kept,
    write: (text) => {
      kept = text;
    },
  };
}
