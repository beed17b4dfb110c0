import type { Seq } from '../market/units.ts';
import type { JournalEntry, JournalInput } from './journal.ts';
import { type EncodedRow, encodeRows } from './journal-hash.ts';
import { endOf, readEntries, readInputs } from './journal-rows.ts';
import { PAYLOAD_VERSION } from './payload.ts';
import type { SqliteFile } from './sqlite-file.ts';

/** A command with what it caused, as it is written down: to be compared, not to be understood. */
export type RecordedEntry = {
  /** The command's, then those of its events. */
  readonly rows: readonly EncodedRow[];
  /** What came from outside since the command before it; left out when nothing did. */
  readonly inputs?: readonly JournalInput[];
};

type Row = readonly [
  seq: number,
  time: number,
  kind: 'COMMAND' | 'EVENT',
  type: string,
  version: number,
  payload: string,
];
type Reading = RecordedEntry & { readonly rows: EncodedRow[] };

const QUERY = 'select seq, time, kind, type, version, payload from journal where seq > ? and seq < ? order by seq';

export function recordedEntry(entry: JournalEntry): RecordedEntry {
  const { inputs } = entry;
  return inputs === undefined ? { rows: encodeRows(entry) } : { rows: encodeRows(entry), inputs };
}

/** Whole entries whose command lies above `afterSeq`, oldest first, in the present version of the payloads. */
export function readRecorded(file: SqliteFile, afterSeq: Seq, limit: number): readonly RecordedEntry[] {
  const end = endOf(file, afterSeq, limit);
  const rows = file.prepare<[Seq, Seq], Row>(QUERY).raw().all(afterSeq, end);
  if (rows.some(([, , , , version]) => version !== PAYLOAD_VERSION)) {
    return readEntries(file, afterSeq, limit).map(recordedEntry);
  }
  const inputs = readInputs(file, afterSeq, end);
  const entries: Reading[] = [];
  for (const [seq, time, kind, type, , payload] of rows) {
    const row: EncodedRow = { seq, time, type, payload };
    if (kind === 'COMMAND') entries.push(begin(row, inputs.get(seq)));
    else entries.at(-1)?.rows.push(row);
  }
  return entries;
}

function begin(command: EncodedRow, inputs: readonly JournalInput[] | undefined): Reading {
  return inputs === undefined ? { rows: [command] } : { rows: [command], inputs };
}
