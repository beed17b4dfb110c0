import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Lines that outlive the process, also one that is killed: what was appended is read by the next one. */
export interface ActLog {
  read(): readonly string[];
  append(line: string): void;
  /** Puts these lines in the place of all that are there. */
  replace(lines: readonly string[]): void;
}

export function fileActLog(path: string): ActLog {
  return {
    read: () => readIfThere(path).split('\n').slice(0, -1),
    append: (line) => {
      appendFileSync(path, `${line}\n`, { mode: 0o600 });
    },
    replace: (lines) => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.new`, lines.map((line) => `${line}\n`).join(''), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
  };
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

/** Forgets with the process: for servers that are not asked to keep anything. */
export function memoryActLog(lines: string[] = []): ActLog {
  return {
    read: () => [...lines],
    append: (line) => {
      lines.push(line);
    },
    replace: (others) => {
      lines.splice(0, lines.length, ...others);
    },
  };
}
