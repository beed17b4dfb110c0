import type { OrderId } from '../market/order.ts';
import type { Lots, SimTime } from '../market/units.ts';
import * as integerIndex from '../util/integer-index.ts';
import { IntegerIndex } from '../util/integer-index.ts';
import type { AccountIndex } from './accounts.ts';
import type { Flags, SideCode } from './codes.ts';
import * as codes from './codes.ts';
import * as digests from './digest.ts';
import type { Level, Ticks } from './price-ladder.ts';
import { SpecialTerms } from './special-terms.ts';
import type { WorkingOrder } from './working-order.ts';

// Constants of this module's own are compiled in, imported ones are looked up each time: docs/adr/0009.
const { NONE } = integerIndex;
const { SPECIAL, sideOf, WAITING } = codes;
const { Digest, hashHigh, hashLow } = digests;

/** Where an order's row begins in the table, or `NONE`. Rows are used again when their order has ended. */
export type Row = number;

/** Place of a market in the run's list. */
export type MarketIndex = number;

/** Places in a row of 16 words of 32 bits, one cache line; the held amount takes two. */
const ORDER_ID = 0;
/** Flags in the lower half, the market in the upper. */
const FLAGS = 1;
const ACCOUNT = 2;
const TICKS = 3;
const QUANTITY = 4;
const REMAINING = 5;
const DISPLAYED = 6;
const LEVEL = 7;
const OLDER = 8;
const YOUNGER = 9;
const NEXT_OF_OWNER = 10;
const PREVIOUS_OF_OWNER = 11;
const HASH_LOW = 12;
const HASH_HIGH = 13;
const HELD = 14 / 2;
const ROW_WORDS = 16;
const ROW_SHIFT = 4;
/** Whatever is masked with it is a row, and the compiler knows that a place in it has no sign and does not overflow. */
const ROW_MASK = 0x7fff_fff0;

const FLAGS_MASK = 0x7fff;
/** Beside the flags: the digest does not know the row as it is, and it is on the list of such rows. */
const STALE = 0x8000;
const MARKET_SHIFT = 16;

const FIRST_ROWS = 64;

/**
 * Every live order of the exchange, resting or waiting, as one row of a typed array: no objects, so that a million
 * orders are one block of memory and an order that comes and goes leaves no garbage. Queues and owners' lists run
 * through the rows. Reads inside a row are always there, which the casts say.
 */
export class OrderTable {
  /** Sum of hashes of all orders and of who stands behind whom, apart from the rows on the list of stale ones. */
  readonly #digest: digests.Digest = new Digest();
  #stale = new Int32Array(FIRST_ROWS);
  #staleCount = 0;
  readonly #byId = new IntegerIndex();
  readonly #ownerHash: (account: AccountIndex) => number;
  /** By number of the row; they mean nothing unless the order is `SPECIAL`. */
  readonly #terms = new SpecialTerms();
  /** By account: a row without an order, where the ring of the account's orders begins and ends. */
  #rings = new Int32Array(FIRST_ROWS);
  #ringCount = 0;
  #words = new Int32Array(FIRST_ROWS * ROW_WORDS);
  /** The same memory as 64-bit numbers. */
  #numbers = new Float64Array(this.#words.buffer);
  /** Ended rows, the last one first; each names the next in its first word. */
  #freeRow: Row = NONE;
  #usedWords = 0;

  /** `ownerHash` names an account by a number that does not depend on the order of admissions. */
  constructor(ownerHash: (account: AccountIndex) => number) {
    this.#ownerHash = ownerHash;
  }

  get size(): number {
    return this.#byId.size;
  }

  get bytes(): number {
    return this.#words.byteLength + this.#byId.bytes + this.#terms.bytes + this.#rings.byteLength;
  }

  find(orderId: OrderId): Row {
    return this.#byId.get(orderId);
  }

  orderId(row: Row): OrderId {
    return this.#words[(row & ROW_MASK) + ORDER_ID] as number;
  }

  flags(row: Row): Flags {
    return (this.#words[(row & ROW_MASK) + FLAGS] as number) & FLAGS_MASK;
  }

  side(row: Row): SideCode {
    return sideOf(this.flags(row));
  }

  isWaiting(row: Row): boolean {
    return (this.flags(row) & WAITING) !== 0;
  }

  account(row: Row): AccountIndex {
    return this.#words[(row & ROW_MASK) + ACCOUNT] as number;
  }

  market(row: Row): MarketIndex {
    return (this.#words[(row & ROW_MASK) + FLAGS] as number) >>> MARKET_SHIFT;
  }

  /** 0 for orders without a limit. */
  ticks(row: Row): Ticks {
    return this.#words[(row & ROW_MASK) + TICKS] as number;
  }

  stopTicks(row: Row): Ticks {
    return this.#isSpecial(row) ? this.#terms.stopTicks.get(row >> ROW_SHIFT) : 0;
  }

  /** Total size, filled part included. */
  quantityLots(row: Row): Lots {
    return this.#words[(row & ROW_MASK) + QUANTITY] as number;
  }

  remainingLots(row: Row): Lots {
    return this.#words[(row & ROW_MASK) + REMAINING] as number;
  }

  /** What shows now; at most what remains. */
  displayedLots(row: Row): Lots {
    return this.#words[(row & ROW_MASK) + DISPLAYED] as number;
  }

  hiddenLots(row: Row): Lots {
    return this.remainingLots(row) - this.displayedLots(row);
  }

  /** The largest slice to show; 0 shows all. */
  displayLots(row: Row): Lots {
    return this.#isSpecial(row) ? this.#terms.displayLots.get(row >> ROW_SHIFT) : 0;
  }

  setSize(row: Row, quantityLots: Lots, remainingLots: Lots, displayedLots: Lots): void {
    this.#words[row + QUANTITY] = quantityLots;
    this.#words[row + REMAINING] = remainingLots;
    this.#words[row + DISPLAYED] = displayedLots;
    this.#changed(row);
  }

  /** 0 never expires. */
  expireAt(row: Row): SimTime {
    return this.#isSpecial(row) ? this.#terms.expireAt.get(row >> ROW_SHIFT) : 0;
  }

  /** The other leg of a pair; 0 for none. */
  linkedOrderId(row: Row): OrderId {
    return this.#isSpecial(row) ? this.#terms.linkedOrderId.get(row >> ROW_SHIFT) : 0;
  }

  unlinkPair(row: Row): void {
    if (!this.#isSpecial(row)) return;
    this.#terms.linkedOrderId.set(row >> ROW_SHIFT, 0);
    this.#changed(row);
  }

  /** What its owner needs held for it; a pair's is with its limit. */
  heldAmount(row: Row): number {
    return this.#numbers[((row & ROW_MASK) >> 1) + HELD] as number;
  }

  setHeldAmount(row: Row, amount: number): void {
    this.#numbers[(row >> 1) + HELD] = amount;
  }

  /** `NONE` outside of any queue. */
  level(row: Row): Level {
    return this.#words[(row & ROW_MASK) + LEVEL] as number;
  }

  older(row: Row): Row {
    return this.#words[(row & ROW_MASK) + OLDER] as number;
  }

  younger(row: Row): Row {
    return this.#words[(row & ROW_MASK) + YOUNGER] as number;
  }

  /** Puts a row into a queue between two that stand there, or at an end (`NONE`). */
  enqueue(row: Row, level: Level, before: Row, after: Row): void {
    const words = this.#words;
    words[row + LEVEL] = level;
    words[row + OLDER] = before;
    words[row + YOUNGER] = after;
    this.#changed(row);
    if (before !== NONE) words[before + YOUNGER] = row;
    if (after === NONE) return;
    words[after + OLDER] = row;
    this.#changed(after);
  }

  /** Takes a row out of its queue; its neighbours stand together. */
  dequeue(row: Row): void {
    const words = this.#words;
    const at = row & ROW_MASK;
    this.#joinNeighbours(words[at + OLDER] as number, words[at + YOUNGER] as number);
    words[at + LEVEL] = NONE;
    words[at + OLDER] = NONE;
  }

  #joinNeighbours(before: Row, after: Row): void {
    const words = this.#words;
    if (before !== NONE) words[(before & ROW_MASK) + YOUNGER] = after;
    if (after === NONE) return;
    words[(after & ROW_MASK) + OLDER] = before;
    this.#changed(after & ROW_MASK);
  }

  /** Takes lots off what remains and shows; answers what remains. */
  take(row: Row, lots: Lots): Lots {
    const words = this.#words;
    const at = row & ROW_MASK;
    const remaining = ((words[at + REMAINING] as number) - lots) | 0;
    words[at + REMAINING] = remaining;
    words[at + DISPLAYED] = (words[at + DISPLAYED] as number) - lots;
    this.#changed(at);
    return remaining;
  }

  /** A new row, at the end of a queue behind `older`, or outside of any. Its owner needs so much held for it from now on. */
  add(market: MarketIndex, order: WorkingOrder, heldAmount: number, level: Level, older: Row): Row {
    const { orderId, flags, account, remainingLots } = order;
    if (account >= this.#ringCount) this.#openRings(account);
    const row = this.#takeRow() & ROW_MASK;
    const words = this.#words;
    const isStale = (words[row + FLAGS] as number) & STALE;
    words[row + ORDER_ID] = orderId;
    words[row + FLAGS] = flags | (market << MARKET_SHIFT) | STALE;
    words[row + ACCOUNT] = account;
    words[row + TICKS] = order.ticks;
    words[row + QUANTITY] = order.quantityLots;
    words[row + REMAINING] = remainingLots;
    words[row + DISPLAYED] = (flags & SPECIAL) === 0 ? remainingLots : shown(order.displayLots, remainingLots);
    words[row + LEVEL] = level | 0;
    words[row + OLDER] = older | 0;
    words[row + YOUNGER] = NONE;
    if (older !== NONE) words[(older & ROW_MASK) + YOUNGER] = row;
    this.#numbers[(row >> 1) + HELD] = heldAmount;
    const ring = (this.#rings[account] as number) & ROW_MASK;
    const next = (words[ring + NEXT_OF_OWNER] as number) & ROW_MASK;
    words[ring + NEXT_OF_OWNER] = row;
    words[row + NEXT_OF_OWNER] = next;
    words[row + PREVIOUS_OF_OWNER] = ring;
    words[next + PREVIOUS_OF_OWNER] = row;
    if ((flags & SPECIAL) !== 0) this.#terms.write(row >> ROW_SHIFT, order);
    if (isStale === 0) this.#noteStale(row);
    this.#byId.add(orderId, row);
    return row;
  }

  /** Ends an order. If it stands in a queue, its neighbours stand together from now on. */
  remove(row: Row): void {
    if (this.level(row) !== NONE) this.#joinNeighbours(this.older(row), this.younger(row));
    this.#end(row);
  }

  /** The same for an order that stands in a queue between two others; `NONE` for an end. */
  removeFrom(before: Row, row: Row, after: Row): void {
    this.#joinNeighbours(before, after);
    this.#end(row);
  }

  #end(row: Row): void {
    const words = this.#words;
    const at = row & ROW_MASK;
    this.#byId.delete(words[at + ORDER_ID] as number);
    const next = (words[at + NEXT_OF_OWNER] as number) & ROW_MASK;
    const previous = (words[at + PREVIOUS_OF_OWNER] as number) & ROW_MASK;
    words[previous + NEXT_OF_OWNER] = next;
    words[next + PREVIOUS_OF_OWNER] = previous;
    this.#changed(at);
    words[at + QUANTITY] = 0;
    words[at + ORDER_ID] = this.#freeRow;
    this.#freeRow = at;
  }

  /** Copies a row to where an order is worked on. */
  load(row: Row, order: WorkingOrder): void {
    order.orderId = this.orderId(row);
    order.account = this.account(row);
    order.flags = this.flags(row);
    order.ticks = this.ticks(row);
    order.stopTicks = this.stopTicks(row);
    order.quantityLots = this.quantityLots(row);
    order.remainingLots = this.remainingLots(row);
    order.displayLots = this.displayLots(row);
    order.expireAt = this.expireAt(row);
    order.linkedOrderId = this.linkedOrderId(row);
    order.heldAmount = this.heldAmount(row);
    order.missingAmount = 0;
  }

  /** The digest does not know the row as it is now. */
  #changed(row: Row): void {
    const words = this.#words;
    const place = (row & ROW_MASK) + FLAGS;
    const flags = words[place] as number;
    if ((flags & STALE) !== 0) return;
    words[place] = flags | STALE;
    this.#noteStale(row);
  }

  #noteStale(row: Row): void {
    const count = this.#staleCount;
    if (count === this.#stale.length) this.#growStale();
    this.#stale[count] = row;
    this.#staleCount = count + 1;
  }

  #growStale(): void {
    const larger = new Int32Array(2 * this.#stale.length);
    larger.set(this.#stale);
    this.#stale = larger;
  }

  /** Brings the digest up to date: as many rows are hashed as have changed since it was asked for last. */
  get digest(): digests.Digest {
    for (let index = 0; index < this.#staleCount; index += 1) this.#rehash(this.#stale[index] as number);
    this.#staleCount = 0;
    return this.#digest;
  }

  /**
   * All that decides about an order's future, one who stands before it by its id; what the holds are follows from it.
   * Rows without an order count as 0.
   */
  #rehash(stale: Row): void {
    const words = this.#words;
    const row = stale & ROW_MASK;
    const marks = words[row + FLAGS] as number;
    words[row + FLAGS] = marks & ~STALE;
    const oldLow = words[row + HASH_LOW] as number;
    const oldHigh = words[row + HASH_HIGH] as number;
    const quantity = words[row + QUANTITY] as number;
    let low = 0;
    let high = 0;
    if (quantity !== 0) {
      const orderId = words[row + ORDER_ID] as number;
      const flags = marks & ~(STALE | SPECIAL);
      const owner = this.#ownerHash(words[row + ACCOUNT] as number);
      const ticks = words[row + TICKS] as number;
      const remaining = words[row + REMAINING] as number;
      const displayed = words[row + DISPLAYED] as number;
      const older = words[row + OLDER] as number;
      const olderId = older === NONE ? 0 : (words[older & ROW_MASK] as number);
      const terms = (marks & SPECIAL) === 0 ? 0 : this.#terms.hash(row >> ROW_SHIFT);
      low = hashLow(orderId, flags, owner, ticks, quantity, remaining, displayed, olderId, terms);
      high = hashHigh(orderId, flags, owner, ticks, quantity, remaining, displayed, olderId, terms);
    } else if (oldLow === 0 && oldHigh === 0) return;
    this.#digest.replace(oldLow, oldHigh, low, high);
    words[row + HASH_LOW] = low;
    words[row + HASH_HIGH] = high;
  }

  hasOrders(account: AccountIndex): boolean {
    if (account >= this.#ringCount) return false;
    const ring = this.#rings[account] as number;
    return this.#words[ring + NEXT_OF_OWNER] !== ring;
  }

  /** An account's rows by ascending order id; a list of its own. */
  ofOwner(account: AccountIndex): Row[] {
    if (account >= this.#ringCount) return [];
    const words = this.#words;
    const ring = this.#rings[account] as number;
    const rows: Row[] = [];
    for (let row = words[ring + NEXT_OF_OWNER] as number; row !== ring; row = words[row + NEXT_OF_OWNER] as number) {
      rows.push(row);
    }
    return rows.sort((a, b) => this.orderId(a) - this.orderId(b));
  }

  /** Rings for all accounts up to this one: an order that comes or goes then meets neighbours on both sides. */
  #openRings(account: AccountIndex): void {
    if (account >= this.#rings.length) {
      const larger = new Int32Array(Math.max(2 * this.#rings.length, account + 1));
      larger.set(this.#rings);
      this.#rings = larger;
    }
    for (; this.#ringCount <= account; this.#ringCount += 1) {
      const ring = this.#takeRow();
      this.#rings[this.#ringCount] = ring;
      this.#words[ring + NEXT_OF_OWNER] = ring;
      this.#words[ring + PREVIOUS_OF_OWNER] = ring;
    }
  }

  #isSpecial(row: Row): boolean {
    return ((this.#words[(row & ROW_MASK) + FLAGS] as number) & SPECIAL) !== 0;
  }

  #takeRow(): Row {
    const free = this.#freeRow;
    if (free !== NONE) {
      this.#freeRow = this.#words[free + ORDER_ID] as number;
      return free;
    }
    if (this.#usedWords === this.#words.length) this.#grow();
    const row = this.#usedWords;
    this.#usedWords = row + ROW_WORDS;
    return row;
  }

  #grow(): void {
    const larger = new Int32Array(2 * this.#words.length);
    larger.set(this.#words);
    this.#words = larger;
    this.#numbers = new Float64Array(larger.buffer);
  }
}

/** What an order shows of so much: `displayLots` 0 shows all. */
export function shown(displayLots: Lots, remainingLots: Lots): Lots {
  return displayLots === 0 || displayLots > remainingLots ? remainingLots : displayLots;
}
