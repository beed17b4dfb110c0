import { formatScaled, type IntegerLike, quantityDecimals } from './number.ts';

/**
 * A table to take away. Integers of money stay strings of digits, so that no reader of a file loses any; `null` is what is not
 * known.
 */
export type Cell = string | number | boolean | null;
export type Table = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};

/** A spreadsheet would take a cell that begins so for a formula. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;
const NUMBER = /^-?\d+(\.\d+)?$/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  const text = String(cell);
  // Words of agents and news are not ours: an apostrophe makes a spreadsheet show them instead of doing what they say.
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** RFC 4180, with a byte order mark, by which spreadsheets know UTF-8. */
export function toCsv({ columns, rows }: Table): string {
  return `\ufeff${[columns, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** Where a table comes from, as its JSON says in front of the rows. */
export type Origin = Readonly<Record<string, Cell>>;

export function toJson({ columns, rows }: Table, origin: Origin): string {
  const named = rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])));
  return `${JSON.stringify({ ...origin, rows: named }, null, 2)}\n`;
}

/** `young-7f3a_TSLA_tape_2026-01-05T14-32-07.csv`: nothing in it that a file system or a shell would take amiss. */
export function fileName(parts: readonly string[], extension: string): string {
  const clean = parts.map((part) => part.replaceAll(/[^A-Za-z0-9-]+/g, '-').replaceAll(/^-+|-+$/g, ''));
  return `${clean.filter((part) => part !== '').join('_')}.${extension}`;
}

/** Simulated or wall time to the second, for names of files. */
export function stampOf(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 19).replaceAll(':', '-');
}

export function instant(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

/** Lots as units of the asset, in plain digits: `12.0`. */
export function units(lots: IntegerLike, lotsPerUnit: number): string {
  return formatScaled(lots, quantityDecimals(lotsPerUnit)).replaceAll('\u00a0', '').replace('\u2212', '-');
}
