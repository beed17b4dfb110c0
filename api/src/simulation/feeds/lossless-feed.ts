import type { Seq } from '../../market/units.ts';
import { assert } from '../../util/assert.ts';
import { RingBuffer } from '../../util/ring-buffer.ts';

/** A row of a lossless feed. `key` is what subscriptions filter by: a market, an agent. Several rows may share a seq. */
export type Row<T> = { readonly seq: Seq; readonly key: string; readonly item: T };

/** Keys a subscription wants; null wants all. */
export type KeyFilter = ReadonlySet<string> | null;

/** The newest rows of one run, by seq. It knows nobody who reads it, so nobody who reads it can hurt it. */
export class LosslessFeed<T> {
  readonly #capacity: number;
  #ring: RingBuffer<Row<T>>;
  #counts = new Map<string, number>();
  #floor: Seq = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#ring = new RingBuffer(capacity);
  }

  /** The ring holds every row above this seq. */
  get floor(): Seq {
    return this.#floor;
  }

  /** Begins a run, or joins one that has come to `floor` already. */
  reset(floor: Seq): void {
    this.#ring = new RingBuffer(this.#capacity);
    this.#counts = new Map();
    this.#floor = floor;
  }

  publish(row: Row<T>): void {
    if (this.#ring.length === this.#capacity) this.#floor = this.#ring.at(0)?.seq ?? this.#floor;
    this.#ring.push(row);
    this.#counts.set(row.key, (this.#counts.get(row.key) ?? 0) + 1);
  }

  /** Rows above `seq`, oldest first: at most `limit`, but never only some of those that share a seq. */
  after(seq: Seq, filter: KeyFilter, limit: number): readonly Row<T>[] {
    assert(seq >= this.#floor, () => `seq ${seq} is behind the ring, which begins at ${this.#floor}`);
    const rows: Row<T>[] = [];
    for (let index = this.#firstAbove(seq); index < this.#ring.length; index += 1) {
      const row = this.#ring.at(index) as Row<T>;
      if (rows.length >= limit && row.seq !== rows.at(-1)?.seq) break;
      if (filter === null || filter.has(row.key)) rows.push(row);
    }
    return rows;
  }

  /** The newest `limit` rows, oldest first. */
  newest(filter: KeyFilter, limit: number): readonly Row<T>[] {
    const rows: Row<T>[] = [];
    for (let index = this.#ring.length - 1; index >= 0 && rows.length < limit; index -= 1) {
      const row = this.#ring.at(index) as Row<T>;
      if (filter === null || filter.has(row.key)) rows.push(row);
    }
    return rows.reverse();
  }

  /** How many rows there were up to `seq` since the last reset; `seq` is not behind the ring. */
  countUpTo(seq: Seq, filter: KeyFilter): number {
    let count = 0;
    for (const [key, published] of this.#counts) if (filter === null || filter.has(key)) count += published;
    return count - this.after(seq, filter, this.#capacity).length;
  }

  #firstAbove(seq: Seq): number {
    let low = 0;
    let high = this.#ring.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ring.at(middle) as Row<T>).seq <= seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
