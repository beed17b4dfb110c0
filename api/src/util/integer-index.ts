import { assert } from './assert.ts';

/** No value; never stored. */
export const NONE = -1;

/** 256 neighbouring keys share a page, so that the newest are in the cache already. */
const PAGE_SHIFT = 8;
const PAGE_KEYS = 1 << PAGE_SHIFT;
const FIRST_PAGES = 4;

/**
 * A map from positive 32-bit integers to those from 0 to 2^31 - 2, for keys that are given out one after the other: a
 * directory leads from a key's page to its cells, and every step costs the same. A page lives as long as one of its keys
 * does; the directory keeps four bytes for each page that ever was, 16 MB for a billion keys.
 */
export class IntegerIndex {
  /** By number of the page, where its cells begin; 0 for the page that is always empty. */
  #directory = new Int32Array(FIRST_PAGES);
  /** Pages that the directory has room for. */
  #pageLimit = FIRST_PAGES;
  /** Values + 1, 0 for none. */
  #cells = new Int32Array(FIRST_PAGES * PAGE_KEYS);
  /** Keys of a page, by where it begins, divided by the size of one. */
  #keyCounts = new Int32Array(FIRST_PAGES);
  /** Where the next page will begin that was never used. */
  #usedCells = PAGE_KEYS;
  /** Pages that are empty again; the last one is used first. */
  readonly #freePages: number[] = [];

  /** Counted when asked for. */
  get size(): number {
    return this.#keyCounts.reduce((sum, count) => sum + count, 0);
  }

  get bytes(): number {
    return this.#directory.byteLength + this.#cells.byteLength + this.#keyCounts.byteLength;
  }

  /** `NONE` for an unknown key, whatever it is. */
  get(key: number): number {
    const number = key >> PAGE_SHIFT;
    if (key !== (key | 0) || key < 0 || number >= this.#pageLimit) return NONE;
    const page = this.#directory[number] as number;
    return (this.#cells[page | (key & (PAGE_KEYS - 1))] as number) - 1;
  }

  /** The key must be new. */
  add(key: number, value: number): void {
    if (key <= 0) assert(false, 'keys are positive');
    const number = key >> PAGE_SHIFT;
    if (number >= this.#pageLimit) this.#growDirectory(number);
    const known = this.#directory[number] as number;
    const page = known === 0 ? this.#openPage(number) : known;
    this.#cells[page | (key & (PAGE_KEYS - 1))] = value + 1;
    const counts = this.#keyCounts;
    counts[page >> PAGE_SHIFT] = (counts[page >> PAGE_SHIFT] as number) + 1;
  }

  /** The key must be known. */
  delete(key: number): void {
    const number = key >> PAGE_SHIFT;
    const page = this.#directory[number] as number;
    const place = page | (key & (PAGE_KEYS - 1));
    const cells = this.#cells;
    if (cells[place] === 0) assert(false, 'key is unknown');
    cells[place] = 0;
    const counts = this.#keyCounts;
    const left = (counts[page >> PAGE_SHIFT] as number) - 1;
    counts[page >> PAGE_SHIFT] = left;
    if (left === 0) this.#closePage(number);
  }

  #openPage(number: number): number {
    const page = this.#freePages.pop() ?? this.#newPage();
    this.#directory[number] = page;
    return page;
  }

  #closePage(number: number): void {
    this.#freePages.push(this.#directory[number] as number);
    this.#directory[number] = 0;
  }

  #newPage(): number {
    if (this.#usedCells === this.#cells.length) {
      this.#cells = doubled(this.#cells);
      this.#keyCounts = doubled(this.#keyCounts);
    }
    this.#usedCells += PAGE_KEYS;
    return this.#usedCells - PAGE_KEYS;
  }

  #growDirectory(number: number): void {
    while (number >= this.#directory.length) this.#directory = doubled(this.#directory);
    this.#pageLimit = this.#directory.length;
  }
}

function doubled(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * numbers.length);
  larger.set(numbers);
  return larger;
}
