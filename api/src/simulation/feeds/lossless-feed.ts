import type { Seq } from '../../market/units.ts';
import { assert } from '../../util/assert.ts';

/** A row of a lossless feed. `key` is what subscriptions filter by: a market, an agent. Several rows may share a seq. */
export type Row<T> = { readonly seq: Seq; readonly key: string; readonly item: T };

/** Keys a subscription wants; null wants all. */
export type KeyFilter = ReadonlySet<string> | null;

/**
 * The newest rows of one run, by seq. It knows nobody who reads it, so nobody who reads it can hurt it. What a row is made of
 * lies in columns that are there from the start: as objects, rows of a feed that tells little would grow for an hour.
 */
export class LosslessFeed<T> {
  readonly #capacity: number;
  readonly #seqs: Float64Array;
  readonly #keys: string[];
  readonly #items: (T | undefined)[];
  #length = 0;
  /** Where the oldest row is. */
  #start = 0;
  #counts = new Map<string, number>();
  #floor: Seq = 0;

  constructor(capacity: number) {
    assert(Number.isSafeInteger(capacity) && capacity > 0, `capacity ${capacity} is not a positive integer`);
    this.#capacity = capacity;
    this.#seqs = new Float64Array(capacity);
    this.#keys = Array.from({ length: capacity }, () => '');
    this.#items = Array.from({ length: capacity }, () => undefined);
  }

  /** The ring holds every row above this seq. */
  get floor(): Seq {
    return this.#floor;
  }

  /** Begins a run, or joins one that has come to `floor` already. */
  reset(floor: Seq): void {
    this.#items.fill(undefined);
    this.#length = 0;
    this.#start = 0;
    this.#counts = new Map();
    this.#floor = floor;
  }

  publish({ seq, key, item }: Row<T>): void {
    const isFull = this.#length === this.#capacity;
    if (isFull) this.#floor = this.#seqAt(0);
    const place = isFull ? this.#start : this.#length;
    this.#seqs[place] = seq;
    this.#keys[place] = key;
    this.#items[place] = item;
    if (isFull) this.#start = (this.#start + 1) % this.#capacity;
    else this.#length += 1;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  /** Rows above `seq`, oldest first: at most `limit`, but never only some of those that share a seq. */
  after(seq: Seq, filter: KeyFilter, limit: number): readonly Row<T>[] {
    const rows: Row<T>[] = [];
    for (let index = this.#firstAbove(seq); index < this.#length; index += 1) {
      if (rows.length >= limit && this.#seqAt(index) !== rows.at(-1)?.seq) break;
      if (this.#isWanted(index, filter)) rows.push(this.#rowAt(index));
    }
    return rows;
  }

  /** The newest `limit` rows, oldest first. */
  newest(filter: KeyFilter, limit: number): readonly Row<T>[] {
    const rows: Row<T>[] = [];
    for (let index = this.#length - 1; index >= 0 && rows.length < limit; index -= 1) {
      if (this.#isWanted(index, filter)) rows.push(this.#rowAt(index));
    }
    return rows.reverse();
  }

  /** How many rows there were up to `seq` since the last reset; `seq` is not behind the ring. */
  countUpTo(seq: Seq, filter: KeyFilter): number {
    let count = 0;
    for (const [key, published] of this.#counts) if (filter === null || filter.has(key)) count += published;
    for (let index = this.#firstAbove(seq); index < this.#length; index += 1) {
      if (this.#isWanted(index, filter)) count -= 1;
    }
    return count;
  }

  #firstAbove(seq: Seq): number {
    assert(seq >= this.#floor, () => `seq ${seq} is behind the ring, which begins at ${this.#floor}`);
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#seqAt(middle) <= seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** By age: 0 is the oldest. */
  #placeOf(index: number): number {
    return (this.#start + index) % this.#capacity;
  }

  #seqAt(index: number): Seq {
    return this.#seqs[this.#placeOf(index)] as Seq;
  }

  #isWanted(index: number, filter: KeyFilter): boolean {
    return filter === null || filter.has(this.#keys[this.#placeOf(index)] as string);
  }

  #rowAt(index: number): Row<T> {
    const place = this.#placeOf(index);
    return { seq: this.#seqs[place] as Seq, key: this.#keys[place] as string, item: this.#items[place] as T };
  }
}
