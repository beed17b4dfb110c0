import { must } from '../util/assert.ts';
import type { FoldedRows } from './folded-rows.ts';
import type { JournalEntry } from './journal.ts';
import {
  checksumHead,
  EMPTY_HASH,
  type EncodedRow,
  encodeRows,
  hashedLine,
  nextHash,
  rowCrc,
  type WallFigures,
  wallLine,
} from './journal-hash.ts';
import { PAYLOAD_VERSION } from './payload.ts';
import type { Commit } from './rows/commit-rows.ts';

export type PreparedRow = EncodedRow & { readonly crc: number };

export type PreparedEntry = {
  /** Of the journal: the command's, then the events'. */
  readonly rows: readonly PreparedRow[];
  /** Whole milliseconds; null when no model was asked. */
  readonly latencyMs: number | null;
};

/** A transaction that was thought out before the disk is touched, so that it can be written again, the very same. */
export type PreparedBatch = {
  readonly batch: readonly JournalEntry[];
  /** How its rows of the journal are written. */
  readonly entries: readonly PreparedEntry[];
  readonly folded: FoldedRows;
  /** What `commits` says once it is durable. */
  readonly commit: Commit;
};

/** `batch` holds one entry at least and goes on right after `last`. */
export function prepareBatch(
  last: Commit,
  batch: readonly JournalEntry[],
  folded: FoldedRows,
  { atMs, fence }: { readonly atMs: number; readonly fence: number },
): PreparedBatch {
  let { journalHash } = last;
  let wallHash = last.wallHash ?? EMPTY_HASH;
  const entries: PreparedEntry[] = [];
  for (const entry of batch) {
    const latencyMs = entry.latencyMs === null ? null : Math.round(entry.latencyMs);
    const wall: WallFigures = { atMs, fence, latencyMs };
    const { lines, rows } = prepareRows(encodeRows(entry), wall);
    journalHash = nextHash(journalHash, lines);
    wallHash = nextHash(wallHash, wallLine(entry.command.seq, wall));
    entries.push({ rows, latencyMs });
  }
  const { command, events } = must(batch.at(-1), 'last entry');
  const lastSeq = events.at(-1)?.seq ?? command.seq;
  return { batch, entries, folded, commit: { lastSeq, lastTime: command.time, journalHash, wallHash, atMs, fence } };
}

/** With the lines that the hash covers. */
function prepareRows(encoded: readonly EncodedRow[], wall: WallFigures) {
  const { seq: commandSeq } = must(encoded[0], 'command');
  const rows: PreparedRow[] = [];
  let head = checksumHead('COMMAND', null, wall);
  let lines = '';
  for (const { seq, time, type, payload } of encoded) {
    const line = hashedLine(seq, time, type, PAYLOAD_VERSION, payload);
    rows.push({ seq, time, type, payload, crc: rowCrc(head, line) });
    if (seq === commandSeq) head = checksumHead('EVENT', seq, { ...wall, latencyMs: null });
    lines += line;
  }
  return { rows, lines };
}
