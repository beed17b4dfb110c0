import { parse } from 'csv-parse/sync';
import type { Asset } from '../market/instrument.ts';
import { parseUtc } from '../util/utc.ts';

/** One bar of the user's file; only the close is used for fair values. */
export type PriceRow = { readonly asset: Asset; readonly time: number; readonly closeUsd: number };

/** Rows in order of time, or what is wrong with the file, one line each. */
export type PriceTable =
  | { readonly ok: true; readonly rows: readonly PriceRow[] }
  | { readonly ok: false; readonly problems: readonly string[] };

const COLUMNS = ['asset', 'open', 'high', 'low', 'close', 'volume'] as const;
const TIME_COLUMNS = ['date', 'datetime'];
const MAX_PROBLEMS = 20;

type RawRecord = { readonly record: readonly string[]; readonly info: { readonly lines: number } };
type Row = PriceRow | { readonly problem: string };

/**
 * Reads prices in USD: a header `date` (or `datetime`), `asset`, `open`, `high`, `low`, `close`, `volume` in any order,
 * then one bar a row; times are UTC. Every bad row is named by its line and reason.
 */
export function parsePriceTable(text: string): PriceTable {
  const parsed = readCsv(text);
  if (typeof parsed === 'string') return { ok: false, problems: [parsed] };
  const [header, ...body] = parsed;
  const names = (header?.record ?? []).map((name) => name.trim().toLowerCase());
  const headerProblem = problemOfHeader(names);
  if (headerProblem !== null) return { ok: false, problems: [headerProblem] };
  const rows = body.map((row) => readRow(names, row));
  const problems = [...rows.flatMap((row) => ('problem' in row ? [row.problem] : [])), ...repeats(body, rows)];
  if (problems.length > 0) return { ok: false, problems: shortened(problems) };
  const good = rows.flatMap((row) => ('problem' in row ? [] : [row]));
  if (good.length === 0) return { ok: false, problems: ['line 1: the header is followed by no rows'] };
  return { ok: true, rows: good.sort((a, b) => a.time - b.time) };
}

function readCsv(text: string): readonly RawRecord[] | string {
  try {
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true } as const;
    return parse(text, options) as unknown as readonly RawRecord[];
  } catch (error) {
    return error instanceof Error ? error.message : 'not a CSV file';
  }
}

function problemOfHeader(names: readonly string[]): string | null {
  const missing = COLUMNS.filter((column) => !names.includes(column));
  if (!names.some((name) => TIME_COLUMNS.includes(name))) return 'line 1: no column "date" or "datetime"';
  return missing.length === 0 ? null : `line 1: no column ${missing.map((name) => `"${name}"`).join(', ')}`;
}

function readRow(names: readonly string[], { record, info }: RawRecord): Row {
  const bad = (reason: string): Row => ({ problem: `line ${info.lines}: ${reason}` });
  if (record.length !== names.length) return bad(`${record.length} fields instead of ${names.length}`);
  const field = (...columns: readonly string[]) => record[names.findIndex((name) => columns.includes(name))] ?? '';
  const asset = field('asset').toUpperCase();
  if (asset === '') return bad('no asset');
  const time = parseUtc(field(...TIME_COLUMNS));
  if (time === null) return bad(`"${field(...TIME_COLUMNS)}" is no date such as 2024-03-08 or 2024-03-08T14:30:00Z`);
  const [open, high, low, close] = ['open', 'high', 'low', 'close'].map((column) => readPrice(field(column)));
  if (open == null || high == null || low == null || close == null) return bad('a price is not a number above 0');
  if (readAmount(field('volume')) === null) return bad('the volume is not a number of 0 or more');
  if (low > Math.min(open, close) || high < Math.max(open, close))
    return bad('low, open, close, high are out of order');
  return { asset, time, closeUsd: close };
}

function readAmount(text: string): number | null {
  const amount = text === '' ? Number.NaN : Number(text);
  return Number.isFinite(amount) && amount >= 0 ? amount : null;
}

function readPrice(text: string): number | null {
  const price = readAmount(text);
  return price === null || price === 0 ? null : price;
}

function repeats(body: readonly RawRecord[], rows: readonly Row[]): readonly string[] {
  const seen = new Map<string, number>();
  return rows.flatMap((row, index) => {
    if ('problem' in row) return [];
    const key = `${row.asset} ${row.time}`;
    const line = body[index]?.info.lines ?? 0;
    const first = seen.get(key);
    seen.set(key, first ?? line);
    return first === undefined ? [] : [`line ${line}: repeats the bar of line ${first}`];
  });
}

function shortened(problems: readonly string[]): readonly string[] {
  if (problems.length <= MAX_PROBLEMS) return problems;
  return [...problems.slice(0, MAX_PROBLEMS), `and ${problems.length - MAX_PROBLEMS} more`];
}
