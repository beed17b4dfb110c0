import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { beforeAll, describe, expect, it } from 'vitest';
import { addExport } from '../../src/commands/export.ts';
import { tableFormats } from '../../src/export/formats/index.ts';
import type { ColumnSpec, TableSpec } from '../../src/export/table-spec.ts';
import { tables } from '../../src/export/tables/index.ts';
import { runIds, runPaths } from '../../src/ledger/run-paths.ts';
import { openForReading, type SqliteFile } from '../../src/ledger/sqlite-file.ts';
import { must } from '../../src/util/assert.ts';
import { market, marketJson } from '../kit/market-command.ts';
import { refusalOf } from '../kit/refusal.ts';
import { tempFolder } from '../ledger/temp-folder.ts';

const folder = tempFolder();
const dataDir = join(folder.path, 'data');
let file: SqliteFile;

const outOf = (format: string) => join(folder.path, format);

beforeAll(async () => {
  await marketJson('run', '--for', '3m', '--seed', 'export', '--out', dataDir);
  file = openForReading(runPaths(dataDir, must(runIds(dataDir)[0], 'run')).ledger);
  for (const { name } of tableFormats) {
    await marketJson('export', dataDir, '--format', name, '--interval', 'all', '--out', outOf(name));
  }
});

type Value = number | string | boolean | null;
type Line = Readonly<Record<string, Value>>;

/** What the ledger itself says, read without the code under test but for the names of the columns. */
function expected(table: TableSpec): readonly Line[] {
  const columns = table.columns.map(({ sql, name }) => `${sql} as "${name}"`).join(', ');
  const rows = file.prepare<[], Record<string, Value>>(
    `select ${columns} from ${table.from} order by ${table.key.join(', ')}`,
  );
  return rows.all().map((row) => mapColumns(table.columns, (column) => readable(column, row[column.name] ?? null)));
}

function mapColumns(columns: readonly ColumnSpec[], valueFor: (column: ColumnSpec) => Value): Line {
  return Object.fromEntries(columns.map((column) => [column.name, valueFor(column)]));
}

function readable({ type }: ColumnSpec, value: Value): Value {
  if (value === null) return null;
  if (type === 'bool') return value === 1;
  return type === 'timestamp' ? new Date(Number(value)).toISOString() : value;
}

const readers: Readonly<Record<string, (path: string, table: TableSpec) => Promise<readonly Line[]>>> = {
  csv: async (path, table) => {
    // Without the quotes an empty text could not be told from null.
    const raw = parse(readFileSync(path), {
      columns: true,
      cast: (cell, { quoting }) => (cell === '' && !quoting ? null : cell),
    });
    return (raw as Record<string, string | null>[]).map((row) =>
      mapColumns(table.columns, ({ name, type }) => fromText(type, must(row, 'row')[name] ?? null)),
    );
  },
  ndjson: async (path) => {
    const lines = readFileSync(path, 'utf8').split('\n');
    expect(lines.pop()).toBe('');
    return lines.map((line) => JSON.parse(line) as Line);
  },
  parquet: async (path) => {
    const rows = await parquetReadObjects({ file: await asyncBufferFromFile(path) });
    return rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, fromParquet(value)])),
    );
  },
};

function fromText(type: ColumnSpec['type'], cell: string | null): Value {
  if (cell === null) return null;
  if (type === 'bool') return cell === 'true';
  return type === 'int64' ? Number(cell) : cell;
}

function fromParquet(value: unknown): Value {
  if (typeof value === 'bigint') return Number(value);
  return value instanceof Date ? value.toISOString() : (value as Value);
}

describe('E01 an exported table holds every row of the ledger, exactly', () => {
  for (const format of tableFormats) {
    it.each(tables)(`${format.name}: $name`, async (table) => {
      const read = must(readers[format.name], `a reader of ${format.name}`);
      const rows = await read(join(outOf(format.name), `${table.name}.${format.name}`), table);
      const wanted = expected(table);
      expect(wanted.length).toBeGreaterThan(0);
      expect(rows).toEqual(wanted);
    });
  }

  it('chooses candles by their interval', async () => {
    const out = join(folder.path, 'minutes');
    await marketJson('export', dataDir, '--format', 'ndjson', '--tables', 'candles', '--out', out);
    const [first, ...rest] = readFileSync(join(out, 'candles.ndjson'), 'utf8').trim().split('\n');
    expect(rest.length).toBeGreaterThan(0);
    for (const line of [must(first, 'candle'), ...rest]) expect(JSON.parse(line)).toMatchObject({ interval: 'M1' });
    expect(readdirSync(out).sort()).toEqual(['about.json', 'candles.ndjson']);
  });

  it('says beside the tables which run it was and what a lot is', () => {
    const about = JSON.parse(readFileSync(join(outOf('csv'), 'about.json'), 'utf8')) as Record<string, unknown>;
    const { journal_hash: journalHash, last_seq: lastSeq } = must(
      file
        .prepare<[], { journal_hash: string; last_seq: number }>('select * from commits order by last_seq desc')
        .get(),
      'commit',
    );
    expect(about).toMatchObject({ scenario: 'calm', seed: 'export', journalHash, lastSeq });
    expect(about.markets).toContainEqual(expect.objectContaining({ symbol: 'AAPL/BTC', lotsPerUnit: 10 }));
  });
});

describe('E03 an export', () => {
  it('replaces no file unless told to', async () => {
    const args = ['export', dataDir, '--format', 'csv', '--out', outOf('csv')];
    const refused = await market(...args);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('trades.csv exists already');
    expect(await market(...args, '--force')).toMatchObject({ code: 0 });
  });

  it('leaves no half file when it cannot go on', async () => {
    const out = join(folder.path, 'blocked');
    mkdirSync(join(out, 'candles.csv.part'), { recursive: true });
    const failed = await market('export', dataDir, '--format', 'csv', '--out', out);
    expect(failed.code).toBe(1);
    expect(existsSync(join(out, 'candles.csv'))).toBe(false);
  });

  it.each([
    [['no-such-run'], /"no-such-run" is no run: expected a run's id, its folder/],
    [[dataDir, '--format', 'xlsx'], /Allowed choices are csv, ndjson, parquet/],
    [[dataDir, '--tables', 'trades,prices'], /Found "prices", expected a list of trades, candles/],
  ])('says what is wrong with %s', async (args, message) => {
    expect(await refusalOf(addExport, 'export', ...args)).toMatch(message);
  });

  it('names the runs when a folder holds several', async () => {
    const several = join(folder.path, 'several');
    for (const seed of ['1', '2']) await marketJson('run', '--for', '1s', '--seed', seed, '--out', several);
    const refusal = await refusalOf(addExport, 'export', several);
    for (const runId of runIds(several)) expect(refusal).toContain(runId);
  });

  it('says so when the ledger is damaged', async () => {
    const broken = join(folder.path, 'broken');
    await marketJson('run', '--for', '1s', '--out', broken);
    writeFileSync(runPaths(broken, must(runIds(broken)[0], 'run')).ledger, 'no database');
    expect(await refusalOf(addExport, 'export', broken)).toMatch(/ledger.sqlite cannot be read/);
  });
});

describe('docs/export.md', () => {
  const text = readFileSync(new URL('../../../docs/export.md', import.meta.url), 'utf8');

  it.each(tables)('tells of every column of $name, and of no other', ({ name, description, columns }) => {
    const section = must(
      text.split(/^### /m).find((part) => part.startsWith(`\`${name}\``)),
      name,
    );
    expect(section).toContain(description);
    const rows = [...section.matchAll(/^\| `(\w+)` \| (\w+\??) \| (.+?) \| (.+?) \|$/gm)].map((match) =>
      match.slice(1),
    );
    expect(rows).toEqual(
      columns.map((column) => [
        column.name,
        `${column.type}${column.isNullable ? '?' : ''}`,
        column.unit,
        column.meaning,
      ]),
    );
  });
});
