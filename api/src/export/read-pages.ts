import type { RunFigures } from '../ledger/run-figures.ts';
import type { SqliteFile } from '../ledger/sqlite-file.ts';
import type { CandleInterval } from '../market/candle-interval.ts';
import { must } from '../util/assert.ts';
import type { TableSpec } from './table-spec.ts';

export type Cell = number | string | null;

/** Cells in the order of the table's columns. */
export type Row = readonly Cell[];

/** Rows read at once: enough to make the query cheap, few enough to stay small beside long prompts. */
const PAGE_ROWS = 2_000;

export type Extent = {
  /** Nothing beyond is read. */
  readonly upTo: Pick<RunFigures, 'lastSeq' | 'lastTime'>;
  readonly intervals: readonly CandleInterval[];
};

/**
 * A table's rows in order, page by page. Each page is read to its end before it is given out, so memory stays small and the
 * write-ahead log of a run that goes on is free to shrink meanwhile.
 */
export function* readPages(file: SqliteFile, table: TableSpec, extent: Extent): Generator<readonly Row[]> {
  const places = table.key.map((name) => must(placeOf(table, name), `column ${name}`));
  const first = file.prepare<Cell[], Row>(sqlOf(table, extent, false)).raw();
  const next = file.prepare<Cell[], Row>(sqlOf(table, extent, true)).raw();
  let page = first.all(...fixedOf(table, extent));
  while (page.length > 0) {
    yield page;
    if (page.length < PAGE_ROWS) return;
    const last = must(page.at(-1), 'last row');
    page = next.all(...fixedOf(table, extent), ...places.map((place) => last[place] ?? null));
  }
}

function placeOf(table: TableSpec, name: string): number | undefined {
  const place = table.columns.findIndex((column) => column.name === name);
  return place === -1 ? undefined : place;
}

function sqlOf(table: TableSpec, { intervals }: Extent, isBehind: boolean): string {
  const columns = table.columns.map(({ sql, name }) => `${sql} as "${name}"`).join(', ');
  const key = table.key.map((name) => must(table.columns.find((column) => column.name === name)?.sql, name)).join(', ');
  const wanted = [`${table.bound.sql} <= ?`];
  if (table.intervalSql !== null) wanted.push(`${table.intervalSql} in (${intervals.map(() => '?').join(', ')})`);
  if (isBehind) wanted.push(`(${key}) > (${table.key.map(() => '?').join(', ')})`);
  return `select ${columns} from ${table.from} where ${wanted.join(' and ')} order by ${key} limit ${PAGE_ROWS}`;
}

function fixedOf(table: TableSpec, { upTo, intervals }: Extent): Cell[] {
  const bound = table.bound.by === 'seq' ? upTo.lastSeq : upTo.lastTime;
  return table.intervalSql === null ? [bound] : [bound, ...intervals];
}
