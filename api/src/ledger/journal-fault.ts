import { codeOf } from './ledger-error.ts';

/**
 * The disk failed while the journal was written. Whether the last batch reached it is unknown until the journal has
 * recovered. It may pass by itself, so the message says what the disk needs.
 */
export class JournalFault extends Error {
  override readonly name = 'JournalFault';
  /** Of SQLite or of the operating system, such as `SQLITE_FULL`. */
  readonly code: string;

  constructor(cause: unknown) {
    const code = codeOf(cause);
    super(`${needOf(code)} (${code}). The market waits; nothing is lost, and it goes on by itself.`, { cause });
    this.code = code;
  }
}

/** Codes of SQLite begin with one of these when the disk, not the file's content, is the matter. */
const PASSING = ['SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_BUSY', 'SQLITE_LOCKED'];
const PASSING_SYSTEM = ['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS', 'EACCES', 'EPERM', 'EMFILE', 'ENFILE', 'EBUSY'];

/** Whether the disk is to blame and may recover; everything else is a bug or damage. */
export function isPassing(error: unknown): boolean {
  const code = codeOf(error);
  return PASSING.some((prefix) => code.startsWith(prefix)) || PASSING_SYSTEM.includes(code);
}

function needOf(code: string): string {
  if (/FULL|ENOSPC|EDQUOT|EFBIG/.test(code)) return 'The disk is full: make room on it';
  if (/READONLY|EROFS|EACCES|EPERM/.test(code)) return 'The data folder cannot be written to: make it writable';
  if (/BUSY|LOCKED|EBUSY/.test(code)) return 'Another program holds the ledger: close it';
  if (/CANTOPEN|EMFILE|ENFILE/.test(code)) return 'The ledger cannot be opened: look at the data folder';
  return 'The disk reports errors: look at it';
}
