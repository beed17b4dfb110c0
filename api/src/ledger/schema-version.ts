import { NewerLedger } from './ledger-error.ts';
import { migrations } from './schema.ts';
import type { SqliteFile } from './sqlite-file.ts';

/** Migrations the file has had, in order. Throws SQLite's error for a file that has no tables. */
export function appliedMigrations(file: SqliteFile): readonly string[] {
  return file.prepare<[], string>('select name from mikro_orm_migrations order by id').pluck().all();
}

/** Throws `NewerLedger` when the file has had migrations that this program does not know. */
export function assertNotNewer(file: SqliteFile): void {
  const applied = appliedMigrations(file);
  const known = migrations.map(({ name }) => name);
  const unknown = applied.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const madeBy = file.prepare<[], string>('select code_version from run').pluck().get() ?? 'unknown';
  throw new NewerLedger(
    `ledger.sqlite has schema version ${applied.length} (${unknown}; made by program ${madeBy}): this program knows ` +
      `schema versions up to ${known.length} (${known.at(-1)}). Use the newer program`,
  );
}
