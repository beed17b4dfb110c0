import Database from 'better-sqlite3';
import { createTables } from './schema.ts';
import { appliedMigrations } from './schema-version.ts';
import type { SqliteFile } from './sqlite-file.ts';

type Part = { readonly type: string; readonly name: string; readonly table: string; readonly sql: string | null };

const PARTS = 'select type, name, tbl_name as "table", sql from sqlite_schema order by type, name';

/** Settings in the file's header that a fresh file has as well; none of them is ever changed. */
const HEADER = ['user_version', 'application_id', 'encoding', 'auto_vacuum', 'page_size'];

/** Whether the database itself is sound: pages, indexes, tables as this program makes them. Null when it is. */
export function findFileDamage(file: SqliteFile): string | null {
  const broken = file.prepare<[], string>('pragma integrity_check(1)').pluck().get();
  if (broken !== 'ok') return `the database is damaged: ${broken?.replaceAll('\n', ' ')}`;
  const fresh = new Database(':memory:');
  try {
    createTables(fresh);
    return findOddMigration(file, fresh) ?? findOddPart(file, fresh) ?? findOddHeader(file, fresh);
  } finally {
    fresh.close();
  }
}

function findOddMigration(file: SqliteFile, fresh: SqliteFile): string | null {
  const [found, expected] = [file, fresh].map((one) => JSON.stringify(appliedMigrations(one)));
  return found === expected ? null : `the migrations are ${found}: expected ${expected}`;
}

function findOddPart(file: SqliteFile, fresh: SqliteFile): string | null {
  const partsOf = (one: SqliteFile) =>
    new Map(
      one
        .prepare<[], Part>(PARTS)
        .all()
        .map((part) => [part.name, part]),
    );
  const [found, expected] = [partsOf(file), partsOf(fresh)];
  for (const name of new Set([...expected.keys(), ...found.keys()])) {
    const [have, want] = [found, expected].map((parts) => JSON.stringify(parts.get(name) ?? null));
    if (have !== want) return `${name} is ${have}: expected ${want}`;
  }
  return null;
}

function findOddHeader(file: SqliteFile, fresh: SqliteFile): string | null {
  for (const name of HEADER) {
    const [found, expected] = [file, fresh].map((one) => one.pragma(name, { simple: true }));
    if (found !== expected) return `${name} is ${found}: expected ${expected}`;
  }
  return null;
}
