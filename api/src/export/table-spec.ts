export const columnTypes = ['int64', 'text', 'bool', 'timestamp'] as const;

/** `timestamp` is milliseconds since the epoch in the file and a readable time in what is written. */
export type ColumnType = (typeof columnTypes)[number];

export type ColumnSpec = {
  readonly name: string;
  readonly type: ColumnType;
  /** Such as `sats` or `ms since the epoch`; `-` for names and words. */
  readonly unit: string;
  readonly meaning: string;
  /** Where it comes from. */
  readonly sql: string;
  readonly isNullable: boolean;
};

/** One table that a researcher takes home. docs/export.md tells of each column in these words. */
export type TableSpec = {
  readonly name: string;
  readonly description: string;
  readonly columns: readonly ColumnSpec[];
  /** Tables and joins. */
  readonly from: string;
  /** Names of the columns that order the rows and tell each from all others; an index must lead with them. */
  readonly key: readonly string[];
  /** What keeps a run that goes on from growing under the reader's hands: rows beyond its last commit are left out. */
  readonly bound: { readonly sql: string; readonly by: 'seq' | 'time' };
  /** The column that `--interval` chooses by; null for tables without one. */
  readonly intervalSql: string | null;
};

type Source = { readonly sql?: string; readonly isNullable?: boolean };

function column(type: ColumnType, name: string, unit: string, meaning: string, source: Source): ColumnSpec {
  return { name, type, unit, meaning, sql: source.sql ?? name, isNullable: source.isNullable ?? false };
}

export function whole(name: string, unit: string, meaning: string, source: Source = {}): ColumnSpec {
  return column('int64', name, unit, meaning, source);
}

export function word(name: string, meaning: string, source: Source = {}): ColumnSpec {
  return column('text', name, '-', meaning, source);
}

export function yesOrNo(name: string, meaning: string, source: Source = {}): ColumnSpec {
  return column('bool', name, '-', meaning, source);
}

/** A simulated time twice: as milliseconds for programs, readable for people. */
export function moment(name: string, meaning: string, source: Source = {}): readonly [ColumnSpec, ColumnSpec] {
  const sql = source.sql ?? name;
  return [
    column('int64', `${name}_ms`, 'ms since the epoch', meaning, { ...source, sql }),
    column('timestamp', name, 'UTC', `the same, readable`, { ...source, sql }),
  ];
}
