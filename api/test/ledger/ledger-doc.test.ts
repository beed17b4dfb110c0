import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runPaths } from '../../src/ledger/run-paths.ts';
import { openForReading } from '../../src/ledger/sqlite-file.ts';
import { createReadModel } from '../../src/projections/read-model.ts';
import { rowFold } from '../../src/simulation/row-fold.ts';
import { must } from '../../src/util/assert.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';
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

  it('asks ten questions', () => expect(sqlBlocks()).toHaveLength(10));

  it('finds all the money in its first answer', () => {
    const rows = file.prepare<[], { held_by_all: number; issued: number }>(must(sqlBlocks()[0], 'first query')).all();
    expect(rows.length).toBe(3);
    for (const row of rows) expect(row.held_by_all).toBe(row.issued);
  });
});

describe('the questions of docs/ledger.md, asked while the server writes the run', () => {
  let server: ServerProcess;
  let live: Database.Database;

  const seqOf = async () => (await server.query<Running>('{ simulation { seq epoch } }')).simulation;

  beforeAll(async () => {
    const dataDir = join(folder.path, 'live');
    server = await startServer(dataDir, { SEED: 'questions' });
    // A minute of candles, some decisions and trades; news comes when somebody publishes it.
    await vi.waitUntil(async () => (await seqOf()).seq > 10_000, { timeout: 40_000, interval: 200 });
    await publishNews(server);
    live = openForReading(runPaths(dataDir, (await seqOf()).epoch).ledger);
  });

  afterAll(async () => {
    live.close();
    await server.kill('SIGTERM');
  });

  it.each(sqlBlocks())('have an answer and disturb nobody: %s', async (sql) => {
    const before = (await seqOf()).seq;
    const rows = answers(live, sql);
    expect(rows.length).toBeGreaterThan(0);
    // A column that is null in every row, of the script's run too, would mean that the question asks for nothing.
    const all = [...rows, ...answers(file, sql)];
    for (const column of Object.keys(must(rows[0], 'row'))) {
      expect(
        all.some((row) => row[column] !== null),
        column,
      ).toBe(true);
    }
    await expect.poll(async () => (await seqOf()).seq, { timeout: 5_000 }).toBeGreaterThan(before);
  });
});

function answers(of: Database.Database, sql: string): readonly Record<string, unknown>[] {
  return of.prepare<[], Record<string, unknown>>(sql).all();
}

type Running = { readonly simulation: { readonly seq: number; readonly epoch: string } };

async function publishNews({ url, godToken }: ServerProcess): Promise<void> {
  const input = '{ headline: "Chips are short", body: "", sentimentBps: 100, markets: ["AAPL/BTC"] }';
  const body = JSON.stringify({ query: `mutation { injectNews(input: ${input}) { changed userErrors { message } } }` });
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${godToken}` };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
  expect(await response.json()).toMatchObject({ data: { injectNews: { changed: true, userErrors: [] } } });
}
