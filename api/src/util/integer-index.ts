import { assert } from './assert.ts';

/** No value; never stored. */
export const NONE = -1;

const FIRST_CAPACITY = 1024;
/** 2^32 divided by the golden ratio: consecutive keys land far apart. */
const SPREAD = 0x9e3779b1;

/**
 * A map from positive 32-bit integers to non-negative ones in two typed arrays: open addressing with linear probing,
 * and a delete that moves the followers back instead of leaving a mark. A key of 0 is an empty cell.
 */
export class IntegerIndex {
  #keys = new Int32Array(FIRST_CAPACITY);
  #values = new Int32Array(FIRST_CAPACITY);
  #shift = 32 - Math.log2(FIRST_CAPACITY);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get bytes(): number {
    return this.#keys.byteLength + this.#values.byteLength;
  }

  /** `NONE` for an unknown key, whatever it is. */
  get(key: number): number {
    const keys = this.#keys;
    const mask = keys.length - 1;
    let place = Math.imul(key, SPREAD) >>> this.#shift;
    for (let found = keys[place]; found !== 0; found = keys[place]) {
      if (found === key) return this.#values[place] ?? NONE;
      place = (place + 1) & mask;
    }
    return NONE;
  }

  /** The key must be new. */
  add(key: number, value: number): void {
    assert(key > 0, 'keys are positive');
    if (2 * (this.#size + 1) > this.#keys.length) this.#grow();
    this.#size += 1;
    this.#put(key, value);
  }

  /** The key must be known. */
  delete(key: number): void {
    const keys = this.#keys;
    const mask = keys.length - 1;
    let hole = this.#placeOf(key);
    this.#size -= 1;
    for (let next = (hole + 1) & mask; keys[next] !== 0; next = (next + 1) & mask) {
      const home = Math.imul(keys[next] ?? 0, SPREAD) >>> this.#shift;
      if (((next - home) & mask) < ((next - hole) & mask)) continue;
      keys[hole] = keys[next] ?? 0;
      this.#values[hole] = this.#values[next] ?? 0;
      hole = next;
    }
    keys[hole] = 0;
  }

  #placeOf(key: number): number {
    const mask = this.#keys.length - 1;
    let place = Math.imul(key, SPREAD) >>> this.#shift;
    while (this.#keys[place] !== key) {
      assert(this.#keys[place] !== 0, 'key is unknown');
      place = (place + 1) & mask;
    }
    return place;
  }

  #put(key: number, value: number): void {
    const mask = this.#keys.length - 1;
    let place = Math.imul(key, SPREAD) >>> this.#shift;
    while (this.#keys[place] !== 0) place = (place + 1) & mask;
    this.#keys[place] = key;
    this.#values[place] = value;
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values];
    this.#keys = new Int32Array(2 * keys.length);
    this.#values = new Int32Array(2 * values.length);
    this.#shift -= 1;
    for (let place = 0; place < keys.length; place += 1) {
      const key = keys[place] ?? 0;
      if (key !== 0) this.#put(key, values[place] ?? 0);
    }
  }
}
