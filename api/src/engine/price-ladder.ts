import type { Lots } from '../market/units.ts';
import * as integerIndex from '../util/integer-index.ts';
import type { SideCode } from './codes.ts';
import * as codes from './codes.ts';

// Constants of this module's own are compiled in, imported ones are looked up each time: docs/adr/0009.
const { NONE } = integerIndex;
const { BUY } = codes;

/** Prices as whole ticks; 0 means no price. */
export type Ticks = number;

/** Where a price level's row begins in its ladder, or `NONE`. */
export type Level = number;

/** Places in a row, in words of 32 bits; the two amounts take two words each. */
const TICKS = 0;
const ORDER_COUNT = 1;
const OLDEST = 2;
const YOUNGEST = 3;
const DISPLAYED = 4 / 2;
const HIDDEN = 6 / 2;
const ROW_WORDS = 8;
/** Whatever is masked with it is a row, and the compiler knows that a place in it has no sign and does not overflow. */
const ROW_MASK = 0x7fff_fff8;

const FIRST_ROWS = 64;

const PAGE_SHIFT = 8;
const PAGE_TICKS = 1 << PAGE_SHIFT;
const WORDS = PAGE_TICKS / 32;

/** 256 neighbouring prices: which level each has, and one bit for each that is occupied. */
class Page {
  /** Its prices shifted, or `NONE` while it is not in use. */
  number = NONE;
  readonly occupied = new Int32Array(WORDS);
  readonly levels = new Int32Array(PAGE_TICKS).fill(NONE);
  levelCount = 0;
}

/**
 * The occupied prices of one side, best first. A price is found by its place in a page, its next worse neighbour by
 * bits, so both cost the same on a dense and on a sparse book. Pages exist only where orders are, sorted with the best
 * at the end, where nearly everything happens.
 */
export class PriceLadder {
  /** The level whose orders trade next. */
  best: Level = NONE;
  readonly #isBuy: boolean;
  #words = new Int32Array(FIRST_ROWS * ROW_WORDS);
  /** The same memory as 64-bit numbers. */
  #numbers = new Float64Array(this.#words.buffer);
  /** Closed levels, the last one first; each names the next in its first word. */
  #freeLevel: Level = NONE;
  #usedWords = 0;
  /** Worst to best. */
  readonly #pages: Page[] = [];
  readonly #freePages: Page[] = [];
  /** The page that was used last: the next use is most often there too. */
  #recent = new Page();

  /** `side` says which price is better: for `BUY` the higher, for `SELL` the lower. */
  constructor(side: SideCode) {
    this.#isBuy = side === BUY;
  }

  get bytes(): number {
    const pages = (this.#pages.length + this.#freePages.length) * 4 * (PAGE_TICKS + WORDS);
    return this.#words.byteLength + pages;
  }

  ticks(level: Level): Ticks {
    return this.#words[(level & ROW_MASK) + TICKS] as number;
  }

  orderCount(level: Level): number {
    return this.#words[(level & ROW_MASK) + ORDER_COUNT] as number;
  }

  /** Ends of the level's queue: rows of the order table. */
  oldest(level: Level): number {
    return this.#words[(level & ROW_MASK) + OLDEST] as number;
  }

  youngest(level: Level): number {
    return this.#words[(level & ROW_MASK) + YOUNGEST] as number;
  }

  /** What shows at the level. */
  displayedLots(level: Level): Lots {
    return this.#numbers[(level >> 1) + DISPLAYED] as number;
  }

  /** What is hidden behind it. */
  hiddenLots(level: Level): Lots {
    return this.#numbers[(level >> 1) + HIDDEN] as number;
  }

  /** Changes what shows and what is hidden at a level. */
  count(level: Level, displayed: Lots, hidden: Lots): void {
    const numbers = this.#numbers;
    const place = (level & ROW_MASK) >> 1;
    numbers[place + DISPLAYED] = (numbers[place + DISPLAYED] as number) + displayed;
    if (hidden !== 0) numbers[place + HIDDEN] = (numbers[place + HIDDEN] as number) + hidden;
  }

  /** A row has joined the end of the level's queue. */
  append(level: Level, row: number, displayed: Lots, hidden: Lots): void {
    const words = this.#words;
    const at = level & ROW_MASK;
    const orderCount = words[at + ORDER_COUNT] as number;
    words[at + ORDER_COUNT] = orderCount + 1;
    if (orderCount === 0) words[at + OLDEST] = row;
    words[at + YOUNGEST] = row;
    this.count(at, displayed, hidden);
  }

  /** A row has joined the level's queue between two others; `NONE` for an end. */
  joined(level: Level, row: number, before: number, after: number): void {
    const words = this.#words;
    words[level + ORDER_COUNT] = (words[level + ORDER_COUNT] as number) + 1;
    if (before === NONE) words[level + OLDEST] = row;
    if (after === NONE) words[level + YOUNGEST] = row;
  }

  /** A row has left the level's queue from between two others. A level without orders vanishes. */
  left(level: Level, before: number, after: number): void {
    const words = this.#words;
    const at = level & ROW_MASK;
    const orderCount = ((words[at + ORDER_COUNT] as number) - 1) | 0;
    words[at + ORDER_COUNT] = orderCount;
    if (before === NONE) words[at + OLDEST] = after;
    if (after === NONE) words[at + YOUNGEST] = before;
    if (orderCount === 0) this.#close(at);
  }

  isBetter(a: Ticks, b: Ticks): boolean {
    return this.#isBuy ? a > b : a < b;
  }

  find(ticks: Ticks): Level {
    const page = this.#pages[this.#placeOf(ticks >> PAGE_SHIFT)];
    if (page === undefined || page.number !== ticks >> PAGE_SHIFT) return NONE;
    return page.levels[ticks & (PAGE_TICKS - 1)] ?? NONE;
  }

  /** The level at a price, made if there is none. */
  open(ticks: Ticks): Level {
    const number = ticks >> PAGE_SHIFT;
    const page = this.#recent.number === number ? this.#recent : this.#openPage(number);
    const known = page.levels[ticks & (PAGE_TICKS - 1)] as number;
    return known === NONE ? this.#openLevel(page, ticks) : known;
  }

  #openLevel(page: Page, ticks: Ticks): Level {
    const offset = ticks & (PAGE_TICKS - 1);
    const level = this.#takeRow(ticks);
    page.levels[offset] = level;
    page.occupied[offset >> 5] = (page.occupied[offset >> 5] ?? 0) | (1 << (offset & 31));
    page.levelCount += 1;
    if (this.best === NONE || this.isBetter(ticks, this.ticks(this.best))) this.best = level;
    return level;
  }

  #close(level: Level): void {
    const ticks = this.ticks(level);
    const page = this.#pageOf(ticks >> PAGE_SHIFT);
    if (level === this.best) this.best = this.#nextWorse(ticks, page);
    const offset = ticks & (PAGE_TICKS - 1);
    page.levels[offset] = NONE;
    page.occupied[offset >> 5] = (page.occupied[offset >> 5] ?? 0) & ~(1 << (offset & 31));
    page.levelCount -= 1;
    this.#words[level] = this.#freeLevel;
    this.#freeLevel = level;
    if (page.levelCount === 0) this.#closePage(page);
  }

  #closePage(page: Page): void {
    const place = this.#placeOf(page.number);
    if (place === this.#pages.length - 1) this.#pages.pop();
    else this.#pages.splice(place, 1);
    page.number = NONE;
    this.#freePages.push(page);
  }

  /** The next level that is worse than this one, or `NONE`. */
  nextWorse(level: Level): Level {
    const ticks = this.ticks(level);
    return this.#nextWorse(ticks, this.#pageOf(ticks >> PAGE_SHIFT));
  }

  #nextWorse(ticks: Ticks, page: Page): Level {
    const within = this.#isBuy
      ? highest(page, (ticks & (PAGE_TICKS - 1)) - 1)
      : lowest(page, (ticks & (PAGE_TICKS - 1)) + 1);
    if (within !== NONE) return page.levels[within] as number;
    const worse = this.#pages[this.#placeOf(page.number) - 1];
    if (worse === undefined) return NONE;
    return worse.levels[this.#isBuy ? highest(worse, PAGE_TICKS - 1) : lowest(worse, 0)] ?? NONE;
  }

  /** The page that a level is in. */
  #pageOf(number: number): Page {
    if (this.#recent.number !== number) this.#recent = this.#pages[this.#placeOf(number)] as Page;
    return this.#recent;
  }

  #takeRow(ticks: Ticks): Level {
    const free = this.#freeLevel;
    const level = (free === NONE ? this.#newRow() : free) & ROW_MASK;
    const words = this.#words;
    if (free !== NONE) this.#freeLevel = words[level] as number;
    words[level + TICKS] = ticks;
    words[level + ORDER_COUNT] = 0;
    words[level + OLDEST] = NONE;
    words[level + YOUNGEST] = NONE;
    const numbers = this.#numbers;
    numbers[(level >> 1) + DISPLAYED] = 0;
    numbers[(level >> 1) + HIDDEN] = 0;
    return level;
  }

  #newRow(): Level {
    if (this.#usedWords === this.#words.length) {
      const larger = new Int32Array(2 * this.#words.length);
      larger.set(this.#words);
      this.#words = larger;
      this.#numbers = new Float64Array(larger.buffer);
    }
    this.#usedWords += ROW_WORDS;
    return this.#usedWords - ROW_WORDS;
  }

  #openPage(number: number): Page {
    const place = this.#placeOf(number);
    const known = this.#pages[place];
    const page = known?.number === number ? known : (this.#freePages.pop() ?? new Page());
    this.#recent = page;
    if (page === known) return page;
    page.number = number;
    if (place === this.#pages.length) this.#pages.push(page);
    else this.#pages.splice(place, 0, page);
    return page;
  }

  /** Where a page stands or belongs: the number of pages that are worse. Most of what happens is at the best page. */
  #placeOf(number: number): number {
    const pages = this.#pages;
    const last = pages.length - 1;
    if (last >= 0 && pages[last]?.number === number) return last;
    let low = 0;
    let high = pages.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.isBetter(number, (pages[middle] as Page).number)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The highest occupied offset that is not above `from`, or `NONE`. */
function highest(page: Page, from: number): number {
  if (from < 0) return NONE;
  let word = from >> 5;
  let bits = (page.occupied[word] ?? 0) & (0xffff_ffff >>> (31 - (from & 31)));
  while (bits === 0) {
    if (word === 0) return NONE;
    word -= 1;
    bits = page.occupied[word] ?? 0;
  }
  return (word << 5) + 31 - Math.clz32(bits);
}

/** The lowest occupied offset that is not below `from`, or `NONE`. */
function lowest(page: Page, from: number): number {
  if (from >= PAGE_TICKS) return NONE;
  let word = from >> 5;
  let bits = (page.occupied[word] ?? 0) & (0xffff_ffff << (from & 31));
  while (bits === 0) {
    word += 1;
    if (word === WORDS) return NONE;
    bits = page.occupied[word] ?? 0;
  }
  return (word << 5) + 31 - Math.clz32(bits & -bits);
}
