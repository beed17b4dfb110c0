import type { Seq } from '../../market/units.ts';
import type { FeedCursor, Telling } from './feed-cursor.ts';
import type { FeedData } from './feed-events.ts';
import type { InStep } from './in-step.ts';
import type { KeyFilter, LosslessFeed, Row } from './lossless-feed.ts';
import type { Wanted } from './wanted.ts';

/** Rows of one event. */
const BATCH_ROWS = 500;

/** Rows read from behind the ring before a consumer that still is not there is told that rows are left out. */
const MAX_ROWS_BEHIND = 50_000;

/** Rows, and what is said of them; null of none. */
export type Told<T> = { readonly rows: readonly Row<T>[]; readonly data: FeedData | null };

export type LosslessOptions<T> = {
  readonly feed: LosslessFeed<T>;
  readonly inStep: InStep<Told<T>>;
  readonly wanted: Wanted;
  /** The last event there is. */
  readonly head: () => Seq;
  /** Seq to go on from; null begins with a snapshot. */
  readonly after: Seq | null;
  /** The newest rows, oldest first. */
  readonly snapshot: () => readonly Row<T>[];
  /** Rows above `seq` up to the last event there is, oldest first, at most `limit`; null when they cannot be had. */
  readonly readBehind: (filter: KeyFilter, seq: Seq, limit: number) => readonly Row<T>[] | null;
  readonly body: (rows: readonly Row<T>[], isSnapshot: boolean) => FeedData;
};

/** Every row once, in order: from the ring, and behind the ring from where the run is kept. */
export class LosslessCursor<T> implements FeedCursor {
  readonly #options: LosslessOptions<T>;
  #position: Seq | null;
  /** Rows told or skipped up to the position, as the feed counts them; null while the position is behind the ring. */
  #count: number | null = null;
  #rowsBehind = 0;

  constructor(options: LosslessOptions<T>) {
    this.#options = options;
    this.#position = options.after;
  }

  get position(): Seq {
    return this.#position ?? 0;
  }

  isBehind(): boolean {
    return this.#position === null || this.#position < this.#options.head();
  }

  take(): readonly Telling[] {
    if (this.#position === null) return [this.#snapshot()];
    if (!this.isBehind()) return [];
    return this.#position < this.#options.feed.floor
      ? this.#takeBehind(this.#position)
      : this.#takeRing(this.#position);
  }

  #takeRing(position: Seq): readonly Telling[] {
    const { feed, wanted, inStep, head } = this.#options;
    this.#rowsBehind = 0;
    this.#count ??= feed.countUpTo(position, wanted.keys);
    const told = inStep.get(position, head(), 0, wanted.name, () =>
      this.#said(feed.after(position, wanted.keys, BATCH_ROWS)),
    );
    return this.#tell(told);
  }

  #takeBehind(position: Seq): readonly Telling[] {
    const mayRead = this.#rowsBehind < MAX_ROWS_BEHIND;
    const rows = mayRead ? this.#options.readBehind(this.#options.wanted.keys, position, BATCH_ROWS) : null;
    if (rows === null) return this.#skip();
    this.#rowsBehind += rows.length;
    return this.#tell(this.#said(rows));
  }

  #said(rows: readonly Row<T>[]): Told<T> {
    return { rows, data: rows.length === 0 ? null : this.#options.body(rows, false) };
  }

  #tell({ rows, data }: Told<T>): readonly Telling[] {
    const last = rows.at(-1);
    const lastSeq = last !== undefined && rows.length >= BATCH_ROWS ? last.seq : this.#options.head();
    this.#position = lastSeq;
    if (this.#count !== null) this.#count += rows.length;
    return data === null ? [] : [{ body: data, lastSeq, snapshotFrom: null }];
  }

  /** Says that rows are left out: how many when that is known, else by starting again. */
  #skip(): readonly Telling[] {
    const { feed, wanted } = this.#options;
    this.#rowsBehind = 0;
    if (this.#count === null) {
      const resync: Telling = { body: { type: 'Resync', reason: 'TOO_OLD' }, lastSeq: 0, snapshotFrom: 0 };
      return [resync, this.#snapshot()];
    }
    const lastSeq = feed.floor;
    const count = feed.countUpTo(lastSeq, wanted.keys);
    const missed = count - this.#count;
    this.#position = lastSeq;
    this.#count = count;
    return missed === 0 ? this.take() : [{ body: { type: 'Lagged', missed }, lastSeq, snapshotFrom: null }];
  }

  #snapshot(): Telling {
    const { feed, wanted, head, snapshot, body } = this.#options;
    const rows = snapshot();
    const lastSeq = head();
    this.#position = lastSeq;
    this.#count = feed.countUpTo(lastSeq, wanted.keys);
    return { body: body(rows, true), lastSeq, snapshotFrom: rows[0]?.seq ?? lastSeq };
  }
}
