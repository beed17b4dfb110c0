/** The run's folder or file cannot be used; the message says which and what to do, in one line. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';
}

/** The code of an error of the operating system or of SQLite, such as `ENOTDIR` or `SQLITE_FULL`. */
export function codeOf(error: unknown): string {
  const isCoded = error instanceof Error && 'code' in error && typeof error.code === 'string';
  return isCoded ? String((error as Error & { code: string }).code) : 'UNKNOWN';
}
