import Database from 'better-sqlite3';
import type { Seq } from '../market/units.ts';
import { must } from '../util/assert.ts';
import { readEntries } from './journal-rows.ts';
import type { MarketFold } from './market-fold.ts';
import { DerivedRows } from './rows/derived-rows.ts';
import { createTables } from './schema.ts';
import type { SqliteFile } from './sqlite-file.ts';

const ENTRIES_AT_ONCE = 1_000;

/** Told by events alone; the rest depends on when the writer committed and is compared apart. */
const DERIVED = ['accounts', 'balances', 'postings', 'participants', 'orders', 'trades', 'decisions', 'decision_texts'];
const COMPARED = [...DERIVED, 'occasions', 'candles'];

type Refolded = {
  readonly file: SqliteFile;
  /** The leaderboard as of the event that the ledger's was written at; null when no entry ends there. */
  readonly standings: readonly object[] | null;
};

/**
 * Folds the journalled events from the first on into empty tables and compares those row by row with the ledger's. Null
 * when all agree, else the first difference: table, row, what was found and what the events give.
 */
export function findStaleTable(file: SqliteFile, fold: MarketFold, onProgress: (seq: Seq) => void): string | null {
  const fresh = refold(file, fold, onProgress);
  try {
    for (const table of COMPARED) {
      const difference = findDifference(table, file, fresh.file);
      if (difference !== null) return difference;
    }
    return findOddEquity(file, fresh.file) ?? findOddStandings(file, fresh.standings);
  } finally {
    fresh.file.close();
  }
}

/** Into a temporary file that SQLite keeps in memory while it is small. */
function refold(file: SqliteFile, fold: MarketFold, onProgress: (seq: Seq) => void): Refolded {
  const fresh = new Database('');
  createTables(fresh);
  const rows = new DerivedRows(fresh);
  const standingsSeq = file.prepare<[], Seq | null>('select max(seq) from standings').pluck().get() ?? null;
  let standings: readonly object[] | null = null;
  for (let lastSeq = 0; ; ) {
    const entries = readEntries(file, lastSeq, ENTRIES_AT_ONCE);
    if (entries.length === 0) return { file: fresh, standings };
    fresh.exec('begin');
    for (const entry of entries) {
      fold.apply(entry.events);
      rows.write(entry);
      lastSeq = entry.events.at(-1)?.seq ?? entry.command.seq;
      if (lastSeq === standingsSeq) standings = fold.standings();
    }
    rows.flush({ candles: fold.takeCandles(), equity: fold.takeEquity(), standings: [] }, lastSeq);
    fresh.exec('commit');
    onProgress(lastSeq);
  }
}

type Row = Readonly<Record<string, string | number | null>>;

function findDifference(table: string, kept: SqliteFile, fresh: SqliteFile): string | null {
  const key = keyOf(fresh, table);
  const query = `select * from ${table} order by ${key.join(', ')}`;
  const expected = fresh.prepare<[], Row>(query).iterate();
  const found = kept.prepare<[], Row>(query).iterate();
  try {
    for (;;) {
      const [want, have] = [expected.next(), found.next()];
      if (want.done && have.done) return null;
      const difference = describeDifference(table, key, have.value, want.value);
      if (difference !== null) return difference;
    }
  } finally {
    expected.return?.();
    found.return?.();
  }
}

function keyOf(file: SqliteFile, table: string): readonly string[] {
  return file
    .prepare<[string], string>('select name from pragma_table_info(?) where pk > 0 order by pk')
    .pluck()
    .all(table);
}

function describeDifference(
  table: string,
  key: readonly string[],
  found: Row | undefined,
  expected: Row | undefined,
): string | null {
  const row = must(expected ?? found, 'a row');
  const place = `${table}, row ${key.map((column) => row[column]).join(' ')}`;
  if (found === undefined) return `${place}: missing, the events give ${JSON.stringify(expected)}`;
  if (expected === undefined) return `${place}: found ${JSON.stringify(found)}, the events give no such row`;
  const column = Object.keys(expected).find((name) => found[name] !== expected[name]);
  if (column === undefined) return null;
  return `${place}: ${column} is ${JSON.stringify(found[column])}, the events give ${JSON.stringify(expected[column])}`;
}

/** A writer may skip a point that its curve dropped before the commit, so missing ones are no damage; wrong ones are. */
function findOddEquity(kept: SqliteFile, fresh: SqliteFile): string | null {
  const expected = fresh
    .prepare<[string, number], number>('select equity_sats from equity_samples where participant_id = ? and time = ?')
    .pluck();
  const found = kept.prepare<[], { participantId: string; time: number; equitySats: number }>(
    'select participant_id as participantId, time, equity_sats as equitySats from equity_samples',
  );
  for (const { participantId, time, equitySats } of found.iterate()) {
    const equity = expected.get(participantId, time);
    if (equity === equitySats) continue;
    return `equity_samples, row ${participantId} ${time}: equity_sats is ${equitySats}, the events give ${equity ?? 'no such row'}`;
  }
  return null;
}

const STANDINGS =
  'select participant_id as participantId, rank, is_baseline as isBaseline, equity_sats as equitySats, ' +
  'profit_sats as profitSats, return_bps as returnBps, max_drawdown_bps as maxDrawdownBps, fill_count as fillCount, ' +
  'decision_count as decisionCount, seq from standings order by rank, participant_id';

function findOddStandings(kept: SqliteFile, standings: readonly object[] | null): string | null {
  const found = kept.prepare<[], Row>(STANDINGS).all();
  const [first] = found;
  // An older program did not say as of which event it wrote them.
  if (first === undefined || found.every(({ seq }) => seq === null)) return null;
  if (standings === null) return `standings: written as of row ${first.seq}, which ends no command`;
  const expected = (standings as readonly Row[]).map((row) => ({
    ...row,
    isBaseline: row.isBaseline ? 1 : 0,
    seq: first.seq ?? null,
  }));
  for (let index = 0; index < Math.max(found.length, expected.length); index += 1) {
    const difference = describeDifference('standings', ['participantId'], found[index], expected[index]);
    if (difference !== null) return difference;
  }
  return null;
}
