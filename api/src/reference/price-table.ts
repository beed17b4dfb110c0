import { parse } from 'csv-parse/sync';
import type { Asset } from '../market/instrument.ts';

/** One bar of the user's file; only the close is used for fair values. */
export type PriceRow = { readonly asset: Asset; readonly time: number; readonly closeUsd: number };

/** Rows in order of time, or what is wrong with the file, one line each. */
export type PriceTable =
  | { readonly ok: true; readonly rows: readonly PriceRow[] }
  | { readonly ok: false; readonly problems: readonly string[] };

const COLUMNS = ['asset', 'open', 'high', 'low', 'close', 'volume'] as const;
const TIME_COLUMNS = ['date', 'datetime'];
const TIME = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?(Z|\+00:?00)?$/;
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
  const time = readTime(field(...TIME_COLUMNS));
  if (time === null) return bad(`"${field(...TIME_COLUMNS)}" is no date such as 2024-03-08 or 2024-03-08T14:30:00Z`);
  const [open, high, low, close] = ['open', 'high', 'low', 'close'].map((column) => readPrice(field(column)));
  if (open == null || high == null || low == null || close == null) return bad('a price is not a number above 0');
  if (readAmount(field('volume')) === null) return bad('the volume is not a number of 0 or more');
  if (low > Math.min(open, close) || high < Math.max(open, close))
    return bad('low, open, close, high are out of order');
  return { asset, time, closeUsd: close };
}

/** Days since 1970 by Howard Hinnant's civil calendar; there is no clock in this layer. */
function readTime(text: string): number | null {
  const match = TIME.exec(text);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  return daysFromCivil(year, month, day) * 86_400_000 + ((hour * 60 + minute) * 60 + second) * 1_000;
}

function daysIn(year: number, month: number): number {
  const next = month === 12 ? daysFromCivil(year + 1, 1, 1) : daysFromCivil(year, month + 1, 1);
  return next - daysFromCivil(year, month, 1);
}

function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
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
