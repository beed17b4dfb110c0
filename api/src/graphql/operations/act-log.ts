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
    read: () =>
      readIfThere(path)
        .split('\n')
        .filter((line) => line !== ''),
    // A line that a kill cut off stays alone: the next one begins anew.
    append: (line) => {
      appendFileSync(path, `\n${line}`, { mode: 0o600 });
    },
    replace: (lines) => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.new`, lines.map((line) => `\n${line}`).join(''), { mode: 0o600 });
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
