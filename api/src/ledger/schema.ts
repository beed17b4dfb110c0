import { completeExchange } from './migrations/complete-exchange.ts';
import { initialSchema } from './migrations/initial-schema.ts';
import { journalIntegrity } from './migrations/journal-integrity.ts';
import { keepModels } from './migrations/keep-models.ts';
import { runInputs } from './migrations/run-inputs.ts';
import type { SqliteFile } from './sqlite-file.ts';

/** Every migration in order, under the name by which MikroORM's migrator knows it. */
export const migrations: readonly { readonly name: string; readonly statements: readonly string[] }[] = [
  { name: 'Migration20260105000000', statements: initialSchema },
  { name: 'Migration20260301000000', statements: completeExchange },
  { name: 'Migration20260420000000', statements: runInputs },
  { name: 'Migration20260430000000', statements: keepModels },
  { name: 'Migration20260515000000', statements: journalIntegrity },
];

/** Where the migrator notes what it applied; the same columns as its own, but STRICT. */
const MIGRATIONS_TABLE =
  'create table `mikro_orm_migrations` (`id` integer primary key autoincrement not null, `name` text, ' +
  '`executed_at` text default current_timestamp) strict';

/**
 * Gives an empty file its tables by executing the migrations' own statements and noting them as applied: a run begins
 * without the quarter of a second that loading the migrator takes.
 */
export function createTables(file: SqliteFile): void {
  file.transaction(() => {
    file.exec(MIGRATIONS_TABLE);
    apply(file, migrations);
  })();
}

/** Brings a file that an older program made up to date, rows and all. */
export function updateTables(file: SqliteFile): void {
  const missing = missingMigrations(file);
  if (missing.length > 0) file.transaction(() => apply(file, missing))();
}

/** Whether a newer program than the one that made the file has to touch it before it can be read. */
export function isOutdated(file: SqliteFile): boolean {
  return missingMigrations(file).length > 0;
}

function missingMigrations(file: SqliteFile): typeof migrations {
  const done = file.prepare<[], string>('select name from mikro_orm_migrations').pluck().all();
  return migrations.filter(({ name }) => !done.includes(name));
}

function apply(file: SqliteFile, wanted: typeof migrations): void {
  // Without the moment of its application: nothing could tell whether that was changed.
  const note = file.prepare('insert into mikro_orm_migrations (name, executed_at) values (?, null)');
  for (const { name, statements } of wanted) {
    for (const statement of statements) file.exec(statement);
    note.run(name);
  }
}

/** False for a file that nobody gave its tables yet. */
export function hasTables(file: SqliteFile): boolean {
  return file.prepare(`select 1 from sqlite_schema where name = 'commits'`).get() !== undefined;
}

export function hasColumn(file: SqliteFile, table: string, column: string): boolean {
  const names = file.prepare<[string], string>('select name from pragma_table_info(?)').pluck().all(table);
  return names.includes(column);
}
