import { assert } from './assert.ts';

/** No value; never stored. */
export const NONE = -1;

const FIRST_CAPACITY = 1024;
/** 2^32 divided by the golden ratio: consecutive lines land far apart. */
const SPREAD = 0x9e3779b1;
/** Keys that differ in their lowest bits only share a line: eight pairs of words, 64 bytes. */
const LINE_SHIFT = 3;
const LINE = 1 << LINE_SHIFT;

/**
 * A map from positive 32-bit integers to non-negative ones in one typed array: open addressing with linear probing from
 * line to line, and a delete that moves the followers back instead of leaving a mark. A key of 0 is an empty cell. Keys
 * that are given out one after the other lie side by side, so that the newest are in the cache already.
 */
export class IntegerIndex {
  /** Pairs of a key and its value. */
  #cells = new Int32Array(2 * FIRST_CAPACITY);
  /** Number of pairs less one. */
  #mask = FIRST_CAPACITY - 1;
  #shift = 32 - Math.log2(FIRST_CAPACITY / LINE);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get bytes(): number {
    return this.#cells.byteLength;
  }

  /** `NONE` for an unknown key, whatever it is. */
  get(key: number): number {
    const cells = this.#cells;
    let place = this.#home(key);
    for (let found = cells[2 * place]; found !== 0; found = cells[2 * place]) {
      if (found === key) return cells[2 * place + 1] as number;
      place = (place + LINE) & this.#mask;
    }
    return NONE;
  }

  /** The key must be new. */
  add(key: number, value: number): void {
    if (key <= 0) assert(false, 'keys are positive');
    this.#size += 1;
    if (2 * this.#size > this.#mask) this.#grow();
    this.#put(key, value);
  }

  /** The key must be known. */
  delete(key: number): void {
    const cells = this.#cells;
    const mask = this.#mask;
    let hole = this.#placeOf(key);
    this.#size -= 1;
    for (let next = (hole + LINE) & mask; cells[2 * next] !== 0; next = (next + LINE) & mask) {
      const home = this.#home(cells[2 * next] as number);
      if (((next - home) & mask) < ((next - hole) & mask)) continue;
      cells[2 * hole] = cells[2 * next] as number;
      cells[2 * hole + 1] = cells[2 * next + 1] as number;
      hole = next;
    }
    cells[2 * hole] = 0;
  }

  /** Where the search for a key begins. The last `| 0` keeps the place a small integer, which costs nothing to use. */
  #home(key: number): number {
    const line = Math.imul(key >> LINE_SHIFT, SPREAD) >>> this.#shift;
    return (line << LINE_SHIFT) | (key & (LINE - 1)) | 0;
  }

  #placeOf(key: number): number {
    let place = this.#home(key);
    while (this.#cells[2 * place] !== key) {
      if (this.#cells[2 * place] === 0) assert(false, 'key is unknown');
      place = (place + LINE) & this.#mask;
    }
    return place;
  }

  #put(key: number, value: number): void {
    const cells = this.#cells;
    let place = this.#home(key);
    while (cells[2 * place] !== 0) place = (place + LINE) & this.#mask;
    cells[2 * place] = key;
    cells[2 * place + 1] = value;
  }

  #grow(): void {
    const cells = this.#cells;
    this.#cells = new Int32Array(2 * cells.length);
    this.#mask = 2 * this.#mask + 1;
    this.#shift -= 1;
    for (let place = 0; place < cells.length; place += 2) {
      const key = cells[place] as number;
      if (key !== 0) this.#put(key, cells[place + 1] as number);
    }
  }
}
