import type { SequencedCommand } from '../market/commands.ts';
import type { MarketEvent } from '../market/events.ts';
import type { Seq } from '../market/units.ts';
import { assert, must } from '../util/assert.ts';
import type { JournalEntry } from './journal.ts';
import { decodeCommand, decodeEvent, type StoredRow } from './payload.ts';
import type { SqliteFile } from './sqlite-file.ts';

type Row = StoredRow & { readonly kind: 'COMMAND' | 'EVENT'; readonly latencyMs: number | null };

const COLUMNS = 'seq, time, kind, type, version, cause_seq as causeSeq, payload, latency_ms as latencyMs';

/** Whole entries whose command lies above `afterSeq`, oldest first. */
export function readEntries(file: SqliteFile, afterSeq: Seq, limit: number): readonly JournalEntry[] {
  const end = endOf(file, afterSeq, limit);
  const rows = file
    .prepare<[Seq, Seq], Row>(`select ${COLUMNS} from journal where seq > ? and seq < ? order by seq`)
    .all(afterSeq, end);
  const entries: { command: SequencedCommand; events: MarketEvent[]; latencyMs: number | null }[] = [];
  for (const row of rows) {
    const entry = entries.at(-1);
    if (row.kind === 'COMMAND') entries.push({ command: decodeCommand(row), events: [], latencyMs: row.latencyMs });
    else if (entry !== undefined) entry.events.push(decodeEvent(row, () => causeIn(entry.command, row)));
  }
  return entries;
}

/** The seq of the first command that is too many. */
function endOf(file: SqliteFile, afterSeq: Seq, limit: number): Seq {
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
  return rows.map((row) => decodeEvent(row, () => readCause(file, row)));
}

/** The events at exactly these places, in the same order. */
export function readEventsAt(file: SqliteFile, seqs: readonly Seq[]): readonly MarketEvent[] {
  const find = file.prepare<[Seq], Row>(`select ${COLUMNS} from journal where seq = ?`);
  return seqs.map((seq) => {
    const row = must(find.get(seq), `journal row ${seq}`);
    return decodeEvent(row, () => readCause(file, row));
  });
}

function readCause(file: SqliteFile, event: Row): SequencedCommand {
  const row = file
    .prepare<[Seq], Row>(`select ${COLUMNS} from journal where seq = ?`)
    .get(must(event.causeSeq, 'cause'));
  return decodeCommand(must(row, `command ${event.causeSeq}`));
}
