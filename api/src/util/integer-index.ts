import { assert } from './assert.ts';

/** No value; never stored. */
export const NONE = -1;

const FIRST_CAPACITY = 1024;
/** 2^32 divided by the golden ratio: consecutive lines land far apart. */
const SPREAD = 0x9e3779b1;
/** Keys that differ in their lowest bits only share a line: eight pairs of words, 64 bytes. */
const LINE_SHIFT = 3;
const LINE = 1 << LINE_SHIFT;
/** From a pair to the pair at the same place of the next line, in words. */
const STEP = 2 * LINE;
/** Whatever is masked with it is a place without a sign, which the compiler need not check when it adds to it. */
const LARGEST = 0x7fff_fffe;

/**
 * A map from positive 32-bit integers to non-negative ones in one typed array: open addressing with linear probing from
 * line to line, and a delete that moves the followers back instead of leaving a mark. A key of 0 is an empty cell. Keys
 * that are given out one after the other lie side by side, so that the newest are in the cache already.
 */
export class IntegerIndex {
  /** Pairs of a key and its value; a place is where a pair begins. */
  #cells = new Int32Array(2 * FIRST_CAPACITY);
  /** The largest place. */
  #mask = 2 * FIRST_CAPACITY - 2;
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
    const mask = this.#mask;
    let place = this.#home(key);
    for (let found = cells[place]; found !== 0; found = cells[place]) {
      if (found === key) return cells[place + 1] as number;
      place = (place + STEP) & mask;
    }
    return NONE;
  }

  /** The key must be new. */
  add(key: number, value: number): void {
    if (key <= 0) assert(false, 'keys are positive');
    const size = this.#size + 1;
    this.#size = size;
    if (size << 2 > this.#mask) this.#grow();
    this.#put(key, value);
  }

  /** The key must be known. */
  delete(key: number): void {
    const cells = this.#cells;
    const mask = this.#mask;
    let hole = this.#home(key);
    while (cells[hole] !== key) {
      if (cells[hole] === 0) assert(false, 'key is unknown');
      hole = (hole + STEP) & mask;
    }
    this.#size -= 1;
    for (let next = (hole + STEP) & mask; cells[next] !== 0; next = (next + STEP) & mask) {
      const home = this.#home(cells[next] as number);
      if (((next - home) & mask) < ((next - hole) & mask)) continue;
      cells[hole] = cells[next] as number;
      cells[hole + 1] = cells[next + 1] as number;
      hole = next;
    }
    cells[hole] = 0;
  }

  /** Where the search for a key begins. */
  #home(key: number): number {
    const line = Math.imul(key >> LINE_SHIFT, SPREAD) >>> this.#shift;
    return ((line << (LINE_SHIFT + 1)) | ((key & (LINE - 1)) << 1)) & LARGEST;
  }

  #put(key: number, value: number): void {
    const cells = this.#cells;
    const mask = this.#mask;
    let place = this.#home(key);
    while (cells[place] !== 0) place = (place + STEP) & mask;
    cells[place] = key;
    cells[place + 1] = value;
  }

  #grow(): void {
    const cells = this.#cells;
    this.#cells = new Int32Array(2 * cells.length);
    this.#mask = 2 * this.#mask + 2;
    this.#shift -= 1;
    for (let place = 0; place < cells.length; place += 2) {
      const key = cells[place] as number;
      if (key !== 0) this.#put(key, cells[place + 1] as number);
    }
  }
}
