import type { SequencedCommand } from '../market/commands.ts';
import type { MarketEvent } from '../market/events.ts';
import type { Seq } from '../market/units.ts';
import { assert, must } from '../util/assert.ts';
import { assertContinues } from './entry-order.ts';
import { foldNothing, type RowFold } from './folded-rows.ts';
import type { Journal, JournalEntry } from './journal.ts';
import { type EncodedEntry, encodeEntry, entryLines, nextHash } from './journal-hash.ts';
import { readEntries } from './journal-rows.ts';
import { PAYLOAD_VERSION } from './payload.ts';
import { CommitRows } from './rows/commit-rows.ts';
import { FoldedRowWriter } from './rows/folded-row-writer.ts';
import type { TableWriter } from './rows/table-writer.ts';
import { tableWriters } from './rows/table-writers.ts';
import type { SqliteFile } from './sqlite-file.ts';

export type SqliteJournalOptions = {
  /** Wall clock, milliseconds since the epoch; stored beside the truth, never part of it. */
  readonly now: () => number;
  /** Where candles and equity come from; none are kept without it. */
  readonly fold?: RowFold;
};

/**
 * The one writer of a run's file, which must have its tables. Each batch is one transaction, synced to disk before
 * `append` returns. After a failed append the journal refuses everything: what reached the disk is unknown until the
 * file is opened anew.
 */
export class SqliteJournal implements Journal {
  readonly #file: SqliteFile;
  readonly #now: () => number;
  readonly #fold: RowFold;
  readonly #fence: number;
  readonly #addRow;
  readonly #commits: CommitRows;
  readonly #tables: readonly TableWriter[];
  readonly #folded: FoldedRowWriter;
  readonly #transact: (batch: readonly JournalEntry[], lastSeq: Seq) => string;
  #lastSeq: Seq;
  #hash: string;
  #isBroken = false;

  constructor(file: SqliteFile, options: SqliteJournalOptions) {
    this.#file = file;
    this.#now = options.now;
    this.#fold = options.fold ?? foldNothing;
    this.#commits = new CommitRows(file);
    const { last } = this.#commits;
    this.#lastSeq = last.lastSeq;
    this.#hash = last.journalHash;
    this.#fence = last.fence + 1;
    this.#addRow = file.prepare(
      'insert into journal (seq, time, kind, type, version, cause_seq, payload, at_ms, fence, latency_ms) ' +
        'values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    this.#tables = tableWriters.map((make) => make(file));
    this.#folded = new FoldedRowWriter(file);
    const transaction = file.transaction((batch: readonly JournalEntry[], lastSeq: Seq) => this.#write(batch, lastSeq));
    this.#transact = transaction.immediate;
  }

  /** The writer's generation: one more than that of whoever wrote the file before. */
  get fence(): number {
    return this.#fence;
  }

  append(batch: readonly JournalEntry[]): Seq {
    assert(!this.#isBroken, 'the journal failed before: open the run anew');
    const lastSeq = assertContinues(this.#lastSeq, batch);
    if (lastSeq === this.#lastSeq) return lastSeq;
    this.#isBroken = true;
    this.#hash = this.#transact(batch, lastSeq);
    this.#isBroken = false;
    this.#lastSeq = lastSeq;
    return lastSeq;
  }

  read(afterSeq: Seq, limit: number): readonly JournalEntry[] {
    return readEntries(this.#file, afterSeq, limit);
  }

  lastSeq(): Seq {
    return this.#lastSeq;
  }

  journalHash(): string {
    return this.#hash;
  }

  /** Moves everything from the write-ahead log into the file itself, so that copying the file copies the run. */
  close(): void {
    if (!this.#file.open) return;
    if (!this.#isBroken) this.#file.pragma('wal_checkpoint(TRUNCATE)');
    this.#file.close();
  }

  #write(batch: readonly JournalEntry[], lastSeq: Seq): string {
    const atMs = Math.round(this.#now());
    let hash = this.#hash;
    for (const entry of batch) {
      const encoded = encodeEntry(entry);
      hash = nextHash(hash, entryLines(entry, encoded));
      this.#writeEntry(entry, encoded, atMs);
    }
    for (const table of this.#tables) table.flush();
    this.#folded.write(this.#fold(batch.flatMap(({ events }) => events)));
    const lastTime = must(batch.at(-1), 'last entry').command.time;
    this.#commits.write({ lastSeq, lastTime, journalHash: hash, atMs, fence: this.#fence });
    return hash;
  }

  #writeEntry(entry: JournalEntry, encoded: EncodedEntry, atMs: number): void {
    const { command, events, latencyMs } = entry;
    const latency = latencyMs === null ? null : Math.round(latencyMs);
    this.#writeCommand(command, encoded.command, atMs, latency);
    for (let index = 0; index < events.length; index += 1) {
      const event = must(events[index], 'event');
      this.#writeEvent(event, must(encoded.events[index], 'payload'), atMs);
      for (const table of this.#tables) table.write(event, entry);
    }
  }

  #writeCommand({ seq, time, type }: SequencedCommand, payload: string, atMs: number, latency: number | null): void {
    this.#addRow.run(seq, time, 'COMMAND', type, PAYLOAD_VERSION, null, payload, atMs, this.#fence, latency);
  }

  #writeEvent({ seq, time, type, causeSeq }: MarketEvent, payload: string, atMs: number): void {
    this.#addRow.run(seq, time, 'EVENT', type, PAYLOAD_VERSION, causeSeq, payload, atMs, this.#fence, null);
  }
}
