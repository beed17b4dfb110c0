/** The run's folder or file cannot be used; the message says which and what to do, in one line. */
export class LedgerError extends Error {
  override readonly name: string = 'LedgerError';
}

/** The file is not what was written to it. The message says where, what was found and what was expected. */
export class LedgerDamage extends LedgerError {
  override readonly name = 'LedgerDamage';
}

/** A newer program wrote the file. The message names both versions. */
export class NewerLedger extends LedgerError {
  override readonly name = 'NewerLedger';
}

/** The code of an error of the operating system or of SQLite, such as `ENOTDIR` or `SQLITE_FULL`. */
export function codeOf(error: unknown): string {
  const isCoded = error instanceof Error && 'code' in error && typeof error.code === 'string';
  return isCoded ? String((error as Error & { code: string }).code) : 'UNKNOWN';
}
