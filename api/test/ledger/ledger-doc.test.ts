import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { openForReading } from '../../src/ledger/sqlite-file.ts';
import { createReadModel } from '../../src/projections/read-model.ts';
import { rowFold } from '../../src/simulation/row-fold.ts';
import { must } from '../../src/util/assert.ts';
import { MarketScript } from './market-script.ts';
import { tempFolder } from './temp-folder.ts';
import { testRun } from './test-run.ts';

const text = readFileSync(fileURLToPath(new URL('../../../docs/ledger.md', import.meta.url)), 'utf8');
const folder = tempFolder();
let file: Database.Database;

beforeAll(() => {
  const read = createReadModel();
  const run = testRun(folder.path, rowFold(read));
  const entries = new MarketScript('doc').take(4_000);
  for (const event of entries.flatMap(({ events }) => events)) read.apply(event);
  run.journal.append(entries);
  // The writer stays: whoever asks these questions may do so while the server runs.
  file = openForReading(run.paths.ledger);
});

/** Each `### name` with the first column of the table below it. */
function documentedTables(): Map<string, string[]> {
  const sections = text.split(/^### /m).slice(1);
  return new Map(
    sections.map((section) => {
      const name = must(/^`(\w+)`/.exec(section)?.[1], 'name of a table');
      const table = must(
        /\| column \| meaning \|\n\|---\|---\|\n((?:\|.*\n)+)/.exec(section)?.[1],
        `columns of ${name}`,
      );
      return [name, [...table.matchAll(/^\| `(\w+)` \| \S/gm)].map((match) => must(match[1], 'column'))];
    }),
  );
}

function sqlBlocks(): string[] {
  return [...text.matchAll(/```sql\n([\s\S]*?)```/g)].map((match) => must(match[1], 'query'));
}

describe('docs/ledger.md', () => {
  it('tells of every table and every column, in order, and of no other', () => {
    const tables = file
      .prepare<[], string>(
        `select name from sqlite_schema where type in ('table', 'view') and name not like 'sqlite%'
         and name <> 'mikro_orm_migrations'`,
      )
      .pluck()
      .all();
    const columnsOf = file.prepare<[string], string>('select name from pragma_table_info(?)').pluck();
    const actual = Object.fromEntries(tables.map((name) => [name, columnsOf.all(name)]));
    expect(Object.fromEntries(documentedTables())).toEqual(actual);
  });

  it('asks five questions', () => expect(sqlBlocks()).toHaveLength(5));

  it.each(sqlBlocks())('has an answer to %s', (sql) => {
    const rows = file.prepare<[], Record<string, unknown>>(sql).all();
    expect(rows.length).toBeGreaterThan(0);
    const columns = Object.keys(must(rows[0], 'row'));
    // A column that is null in every row would mean that the question asks for nothing.
    for (const column of columns)
      expect(
        rows.some((row) => row[column] !== null),
        column,
      ).toBe(true);
  });

  it('finds all the money in its first answer', () => {
    const rows = file.prepare<[], { held_by_all: number; issued: number }>(must(sqlBlocks()[0], 'first query')).all();
    expect(rows.length).toBe(3);
    for (const row of rows) expect(row.held_by_all).toBe(row.issued);
  });
});
