import type { EventOf } from '../../market/events.ts';
import { decodeEvent, type StoredRow } from '../payload.ts';
import type { SqliteFile } from '../sqlite-file.ts';

/** The event with which the run began: its first command is always `StartRun`. Undefined while the journal is empty. */
export function readRunStart(file: SqliteFile): EventOf<'RunStarted'> | undefined {
  const row = file
    .prepare<[], StoredRow>(
      'select seq, time, type, version, cause_seq as causeSeq, payload from journal ' +
        `where seq <= 2 and type = 'RunStarted'`,
    )
    .get();
  if (row === undefined) return undefined;
  const event = decodeEvent(row);
  return event.type === 'RunStarted' ? event : undefined;
}
