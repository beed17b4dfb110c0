import { must } from '../util/assert.ts';
import type { FoldedRows } from './folded-rows.ts';
import type { JournalEntry } from './journal.ts';
import {
  EMPTY_HASH,
  type EncodedEntry,
  encodeEntry,
  nextHash,
  rowCrc,
  rowLines,
  type WallFigures,
  wallLine,
} from './journal-hash.ts';
import type { Commit } from './rows/commit-rows.ts';

export type PreparedEntry = {
  readonly entry: JournalEntry;
  readonly encoded: EncodedEntry;
  /** Checksums of its rows: the command's, then the events'. */
  readonly crcs: readonly number[];
  /** Whole milliseconds; null when no model was asked. */
  readonly latencyMs: number | null;
};

/** A transaction that was thought out before the disk is touched, so that it can be written again, the very same. */
export type PreparedBatch = {
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
  writer: { readonly atMs: number; readonly fence: number },
): PreparedBatch {
  let { journalHash } = last;
  let wallHash = last.wallHash ?? EMPTY_HASH;
  const entries = batch.map((entry) => {
    const encoded = encodeEntry(entry);
    const lines = rowLines(entry, encoded);
    const latencyMs = entry.latencyMs === null ? null : Math.round(entry.latencyMs);
    const wall = { ...writer, latencyMs };
    journalHash = nextHash(journalHash, lines.join(''));
    wallHash = nextHash(wallHash, wallLine(entry.command.seq, wall));
    return { entry, encoded, crcs: crcsOf(entry, lines, wall), latencyMs };
  });
  const { command, events } = must(batch.at(-1), 'last entry');
  const lastSeq = events.at(-1)?.seq ?? command.seq;
  return { entries, folded, commit: { lastSeq, lastTime: command.time, journalHash, wallHash, ...writer } };
}

function crcsOf({ command }: JournalEntry, lines: readonly string[], wall: WallFigures): readonly number[] {
  const ofEvents = { ...wall, latencyMs: null };
  return lines.map((line, index) =>
    index === 0 ? rowCrc(line, 'COMMAND', null, wall) : rowCrc(line, 'EVENT', command.seq, ofEvents),
  );
}
