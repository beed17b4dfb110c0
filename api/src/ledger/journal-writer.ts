import { must } from '../util/assert.ts';
import { PAYLOAD_VERSION } from './payload.ts';
import type { PreparedBatch, PreparedEntry } from './prepared-batch.ts';
import { CommitRows } from './rows/commit-rows.ts';
import { DerivedRows } from './rows/derived-rows.ts';
import type { SqliteFile } from './sqlite-file.ts';

/**
 * Writes prepared batches into one open file, a transaction each. It remembers what the tables hold, so after a failed
 * transaction it must be made anew.
 */
export class JournalWriter {
  readonly #begin;
  readonly #end;
  readonly #undo;
  readonly #addRow;
  readonly #commits: CommitRows;
  readonly #derived: DerivedRows;
  readonly #file: SqliteFile;

  constructor(file: SqliteFile) {
    this.#file = file;
    this.#begin = file.prepare('begin immediate');
    this.#end = file.prepare('commit');
    this.#undo = file.prepare('rollback');
    this.#addRow = file.prepare(
      'insert into journal (seq, time, kind, type, version, cause_seq, payload, at_ms, fence, latency_ms, crc) ' +
        'values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    this.#commits = new CommitRows(file);
    this.#derived = new DerivedRows(file);
  }

  /** Whole or not at all; when it throws, the file has to say which. */
  write(batch: PreparedBatch): void {
    this.#begin.run();
    try {
      this.#fill(batch);
      this.#end.run();
    } catch (error) {
      if (this.#file.inTransaction) this.#undo.run();
      throw error;
    }
  }

  #fill({ entries, folded, commit }: PreparedBatch): void {
    for (const entry of entries) this.#entry(entry, commit.atMs, commit.fence);
    this.#derived.flush(folded, commit.lastSeq);
    this.#commits.write(commit);
  }

  #entry({ entry, encoded, crcs, latencyMs }: PreparedEntry, atMs: number, fence: number): void {
    const { command, events } = entry;
    const { seq, time, type } = command;
    const add = this.#addRow;
    const crc = must(crcs[0], 'checksum');
    add.run(seq, time, 'COMMAND', type, PAYLOAD_VERSION, null, encoded.command, atMs, fence, latencyMs, crc);
    for (let index = 0; index < events.length; index += 1) {
      const event = must(events[index], 'event');
      const payload = must(encoded.events[index], 'payload');
      const check = must(crcs[index + 1], 'checksum');
      add.run(event.seq, event.time, 'EVENT', event.type, PAYLOAD_VERSION, seq, payload, atMs, fence, null, check);
    }
    this.#derived.write(entry);
  }
}
