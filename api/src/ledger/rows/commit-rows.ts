import type { Seq, SimTime } from '../../market/units.ts';
import { EMPTY_HASH } from '../journal-hash.ts';
import type { SqliteFile } from '../sqlite-file.ts';

export type Commit = {
  readonly lastSeq: Seq;
  readonly lastTime: SimTime;
  readonly journalHash: string;
  readonly atMs: number;
  readonly fence: number;
  /** The second chain, over the wall-clock columns; null in files from before there was one. */
  readonly wallHash: string | null;
};

/** Between two kept commits lie at least this many journal rows; the newest is always kept. */
const KEPT_EVERY = 1_000;

/** What an empty journal says. */
export const nothingCommitted: Commit = {
  lastSeq: 0,
  lastTime: 0,
  journalHash: EMPTY_HASH,
  atMs: 0,
  fence: 0,
  wallHash: EMPTY_HASH,
};

/** How far the journal reached and with which hash: the newest transaction, and one behind it every so often. */
export class CommitRows {
  readonly #add;
  readonly #move;
  #last: Commit;
  #keptSeq: Seq;

  constructor(file: SqliteFile) {
    this.#add = file.prepare(
      'insert into commits (last_seq, last_time, journal_hash, at_ms, fence, wall_hash) values (?, ?, ?, ?, ?, ?)',
    );
    this.#move = file.prepare(
      'update commits set last_seq = ?, last_time = ?, journal_hash = ?, at_ms = ?, fence = ?, wall_hash = ? where last_seq = ?',
    );
    const [last, kept] = newestCommits(file, 2);
    this.#last = last ?? nothingCommitted;
    this.#keptSeq = kept?.lastSeq ?? 0;
  }

  get last(): Commit {
    return this.#last;
  }

  write(commit: Commit): void {
    const { lastSeq, lastTime, journalHash, atMs, fence, wallHash } = commit;
    // Where the second chain begins stays on record.
    const isFirst = this.#last.lastSeq === 0 || this.#last.wallHash === null;
    if (isFirst || this.#last.lastSeq - this.#keptSeq >= KEPT_EVERY) {
      this.#add.run(lastSeq, lastTime, journalHash, atMs, fence, wallHash);
      this.#keptSeq = this.#last.lastSeq;
    } else {
      this.#move.run(lastSeq, lastTime, journalHash, atMs, fence, wallHash, this.#last.lastSeq);
    }
    this.#last = commit;
  }
}

/** Newest first. */
export function newestCommits(file: SqliteFile, limit: number): readonly Commit[] {
  return file
    .prepare<[number], Commit>(
      'select last_seq as lastSeq, last_time as lastTime, journal_hash as journalHash, at_ms as atMs, fence, wall_hash as wallHash ' +
        'from commits order by last_seq desc limit ?',
    )
    .all(limit);
}
