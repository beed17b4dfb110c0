import type { SequencedCommand } from '../market/commands.ts';
import type { MarketEvent } from '../market/events.ts';
import type { Seq } from '../market/units.ts';
import { assert, must } from '../util/assert.ts';
import type { JournalEntry, JournalInput } from './journal.ts';
import { decodeCommand, decodeEvent, type StoredRow } from './payload.ts';
import type { SqliteFile } from './sqlite-file.ts';

type Row = StoredRow & { readonly kind: 'COMMAND' | 'EVENT'; readonly latencyMs: number | null };

type Reading = Omit<JournalEntry, 'events'> & { readonly events: MarketEvent[] };

const COLUMNS = 'seq, time, kind, type, version, cause_seq as causeSeq, payload, latency_ms as latencyMs';

/** Whole entries whose command lies above `afterSeq`, oldest first. */
export function readEntries(file: SqliteFile, afterSeq: Seq, limit: number): readonly JournalEntry[] {
  const end = endOf(file, afterSeq, limit);
  const rows = file
    .prepare<[Seq, Seq], Row>(`select ${COLUMNS} from journal where seq > ? and seq < ? order by seq`)
    .all(afterSeq, end);
  const inputs = readInputs(file, afterSeq, end);
  const entries: Reading[] = [];
  for (const row of rows) {
    const entry = entries.at(-1);
    if (row.kind === 'COMMAND') entries.push(begin(row, inputs.get(row.seq)));
    else if (entry !== undefined) entry.events.push(decodeEvent(row, () => causeIn(entry.command, row)));
  }
  return entries;
}

function begin(row: Row, inputs: readonly JournalInput[] | undefined): Reading {
  const entry = { command: decodeCommand(row), events: [], latencyMs: row.latencyMs };
  return inputs === undefined ? entry : { ...entry, inputs };
}

type InputRow = Omit<JournalInput, 'payload'> & { readonly seq: Seq; readonly payload: string };

/** By the seq of the command that they came before. None in files from before they were kept. */
export function readInputs(file: SqliteFile, afterSeq: Seq, end: Seq): ReadonlyMap<Seq, readonly JournalInput[]> {
  if (!keepsInputs(file)) return new Map();
  const rows = file
    .prepare<[Seq, Seq], InputRow>(
      'select seq, kind, step, time, payload from inputs where seq > ? and seq < ? order by seq, position',
    )
    .all(afterSeq, end);
  const inputs = new Map<Seq, JournalInput[]>();
  for (const { seq, payload, ...rest } of rows) {
    const ofCommand = inputs.get(seq) ?? [];
    ofCommand.push({ ...rest, payload: JSON.parse(payload) as unknown });
    inputs.set(seq, ofCommand);
  }
  return inputs;
}

function keepsInputs(file: SqliteFile): boolean {
  return file.prepare(`select 1 from sqlite_schema where name = 'inputs'`).get() !== undefined;
}

/** The seq of the first command that is too many. */
export function endOf(file: SqliteFile, afterSeq: Seq, limit: number): Seq {
  if (limit <= 0) return 0;
  const next = file
    .prepare<[Seq, number], { seq: Seq }>(
      `select seq from journal where seq > ? and kind = 'COMMAND' order by seq limit 1 offset ?`,
    )
    .get(afterSeq, limit);
  return next?.seq ?? Number.MAX_SAFE_INTEGER;
}

function causeIn(command: SequencedCommand, row: Row): SequencedCommand {
  assert(command.seq === row.causeSeq, () => `event ${row.seq} stands behind command ${command.seq}`);
  return command;
}

/** Events above `afterSeq`, oldest first. */
export function readEvents(file: SqliteFile, afterSeq: Seq, limit: number): readonly MarketEvent[] {
  const rows = file
    .prepare<[Seq, number], Row>(`select ${COLUMNS} from journal where seq > ? and kind = 'EVENT' order by seq limit ?`)
    .all(afterSeq, Math.max(0, limit));
  return decoded(file, rows);
}

/** The events at exactly these places, in the same order. */
export function readEventsAt(file: SqliteFile, seqs: readonly Seq[]): readonly MarketEvent[] {
  const rows = readRowsAt(file, seqs);
  return decoded(
    file,
    seqs.map((seq) => must(rows.get(seq), `journal row ${seq}`)),
  );
}

function decoded(file: SqliteFile, rows: readonly Row[]): readonly MarketEvent[] {
  const causes = new Causes(file, rows);
  return rows.map((row) => decodeEvent(row, () => causes.of(row)));
}

function readRowsAt(file: SqliteFile, seqs: readonly Seq[]): ReadonlyMap<Seq, Row> {
  const rows = file
    .prepare<[string], Row>(`select ${COLUMNS} from journal where seq in (select value from json_each(?))`)
    .all(JSON.stringify(seqs));
  return new Map(rows.map((row) => [row.seq, row]));
}

/** The commands that caused events, read all at once when the first event is not whole without its own. */
class Causes {
  readonly #file: SqliteFile;
  readonly #events: readonly Row[];
  #rows: ReadonlyMap<Seq, Row> | null = null;

  constructor(file: SqliteFile, events: readonly Row[]) {
    this.#file = file;
    this.#events = events;
  }

  of({ causeSeq }: Row): SequencedCommand {
    this.#rows ??= readRowsAt(this.#file, [...new Set(this.#events.map((event) => must(event.causeSeq, 'cause')))]);
    return decodeCommand(must(this.#rows.get(must(causeSeq, 'cause')), `command ${causeSeq}`));
  }
}
