import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/sqlite';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { entities } from '../../src/ledger/entities.ts';
import { Migration20260105000000 } from '../../src/ledger/migrations/Migration20260105000000.ts';
import { Migration20260301000000 } from '../../src/ledger/migrations/Migration20260301000000.ts';
import { Migration20260420000000 } from '../../src/ledger/migrations/Migration20260420000000.ts';
import { Migration20260430000000 } from '../../src/ledger/migrations/Migration20260430000000.ts';
import { Migration20260515000000 } from '../../src/ledger/migrations/Migration20260515000000.ts';
import { createTables, migrations } from '../../src/ledger/schema.ts';

const classes = [
  Migration20260105000000,
  Migration20260301000000,
  Migration20260420000000,
  Migration20260430000000,
  Migration20260515000000,
];
const migrationsList = classes.map((migration) => ({ name: migration.name, class: migration }));

let orm: MikroORM;
afterEach(() => orm.close());

async function emptyOrm(): Promise<MikroORM> {
  orm = await MikroORM.init({
    dbName: ':memory:',
    entities: [...entities],
    extensions: [Migrator],
    migrations: { migrationsList, snapshot: false, silent: true },
  });
  return orm;
}

/** The handle beneath the ORM: an instance of our own copy of the library. */
function nativeFile(): Promise<Database.Database> {
  return orm.em.getConnection().getNativeClient();
}

async function freshTables(): Promise<Database.Database> {
  await emptyOrm();
  const file = await nativeFile();
  createTables(file);
  return file;
}

/** Name, columns and text of everything in a file, without what differs in nothing but spelling. */
function contents(file: Database.Database): unknown[] {
  const rows = file.prepare<[], { name: string; sql: string }>(
    `select name, sql from sqlite_schema where sql is not null and name not like 'sqlite_%' order by name`,
  );
  return rows.all().filter(({ name }) => name !== 'mikro_orm_migrations');
}

type TableInfo = { readonly name: string; readonly strict: number; readonly type: string };

function looseTables(file: Database.Database): TableInfo[] {
  const tables = file.pragma('table_list') as TableInfo[];
  return tables.filter(({ name, strict, type }) => type === 'table' && strict === 0 && !name.startsWith('sqlite_'));
}

describe('The schema of a run has one source', () => {
  it('Migrations and entities agree', async () => {
    const { migrator, schema } = await emptyOrm();
    await migrator.up();
    expect(await schema.getUpdateSchemaSQL({ wrap: false })).toBe('');
  });

  it('A fresh run has exactly the tables that the migrator makes', async () => {
    const { migrator } = await emptyOrm();
    await migrator.up();
    const fresh = new Database(':memory:');
    createTables(fresh);
    expect(contents(fresh)).toEqual(contents(await nativeFile()));
    expect(contents(fresh).length).toBeGreaterThan(15);
    fresh.close();
  });

  it('The migrator finds nothing left to do in a fresh run', async () => {
    const { migrator } = await emptyOrm();
    createTables(await nativeFile());
    expect(await migrator.getPending()).toEqual([]);
    expect((await migrator.getExecuted()).map(({ name }) => name)).toEqual(migrations.map(({ name }) => name));
  });

  it('After every migration every table is strict and holds integers and text only', async () => {
    const { migrator } = await emptyOrm();
    for (const { name } of migrationsList) {
      await migrator.up(name);
      const file = await nativeFile();
      // The migrator's own note of what it did; in a fresh run that table is strict as well.
      expect(looseTables(file).map((table) => table.name)).toEqual(['mikro_orm_migrations']);
      const columns = file.prepare<[], { table: string; type: string }>(
        `select m.name as "table", c.type from sqlite_schema m, pragma_table_info(m.name) c
         where m.type = 'table' and m.name not in ('mikro_orm_migrations', 'sqlite_sequence')`,
      );
      expect(new Set(columns.all().map(({ type }) => type.toUpperCase()))).toEqual(new Set(['INTEGER', 'TEXT']));
    }
  });

  it('A fresh run has no loose table at all', async () => {
    const file = await freshTables();
    expect(looseTables(file)).toEqual([]);
  });
});

describe('Amounts are exact or refused', () => {
  const largest = Number.MAX_SAFE_INTEGER;
  const add = (file: Database.Database, amount: bigint | number) =>
    file
      .prepare('insert into postings values (1, ?, ?, ?, 1, 0, 2, 0, ?)')
      .run(Number(file.prepare('select count(*) as count from postings').pluck().get()), 'BTC', amount, 'FUND');

  it('2^53 - 1 comes back as it was', async () => {
    const file = await freshTables();
    add(file, largest);
    expect(file.prepare('select amount from postings').pluck().get()).toBe(largest);
    expect(file.prepare('select amount from postings').safeIntegers().pluck().get()).toBe(9007199254740991n);
  });

  it.each([
    ['2^53', 9007199254740992n],
    ['2^53 + 1', 9007199254740993n],
    ['nothing', 0],
    ['less than nothing', -1],
    ['a fraction', 1.5],
    ['infinity', Number.POSITIVE_INFINITY],
    ['no number', Number.NaN],
  ])('%s is refused', async (_name, amount) => {
    const file = await freshTables();
    expect(() => add(file, amount)).toThrow(/constraint failed|cannot store/);
  });
});
