import type { AccountIndex } from './account-register.ts';
import * as digests from './digest.ts';

// Constants of this module's own are compiled in, imported and exported ones are looked up each time: docs/adr/0009.
const { hashHigh, hashLow } = digests;

/** Place of an asset in every account; 0 is the quote asset. */
export type AssetIndex = number;

/** Where the row of an account in an asset begins, in numbers. */
export type AccountRow = number;

/** Places in a row, one cache line. First five numbers; available is 0. */
const HELD = 1;
/** What live orders need, told by the book and not by postings: held must equal it. */
const NEEDED = 2;
/** Lots borrowed from the treasury. */
const OWED = 3;
/** Available and held at the last check. */
const CHECKED = 4;
const ROW_NUMBERS = 8;
const ROW_SHIFT = 3;
/** Leads from a place in a row to the row; the compiler knows that a place in it has no sign and does not overflow. */
const ROW_MASK = 0x3fff_fff8;
/** Then six words of 32 bits. */
const HASH_LOW = 10;
const HASH_HIGH = 11;
const MARKS = 12;
const ACCOUNT = 13;
const NAME_HASH = 14;
const ASSET = 15;

/** For those who move the numbers. */
export const layout = { HELD, NEEDED, OWED, CHECKED, ROW_MASK } as const;

/** Marks of a row: the command has touched it; the digest does not know it as it is. */
const TOUCHED = 1;
const STALE = 2;

const FIRST_ROWS = 64;

/** Told of a row that is wrong; answers only when it may be so. */
export type Complaint = (row: AccountRow) => void;

/**
 * What each account has in each asset, as rows of one typed array. Rows that a command touches are noted and checked at
 * its end; rows that have changed are hashed when the digest is asked for.
 */
export class AccountRows {
  numbers = new Float64Array(FIRST_ROWS * ROW_NUMBERS);
  /** The same memory as words, lower half first: hashes of a machine of the other byte order would differ. */
  #words = new Int32Array(this.numbers.buffer);
  /** Rows that the command has touched, each once. */
  #touched = new Int32Array(FIRST_ROWS);
  touchedCount = 0;
  readonly #stale: AccountRow[] = [];
  readonly #digest: digests.Digest;
  readonly #complain: Complaint;
  readonly #assetCount: number;
  /** Leads from an account to its first row: it has one for each asset, and some more, so that no factor is needed. */
  readonly #accountShift: number;
  /** By asset, what the rows of the command have gained, less what they have lost: nothing appears, nothing vanishes. */
  readonly #gain: Float64Array;
  readonly #lends: boolean;

  /** `lends` when lots may be borrowed: then who has to give back is looked for among all rows of a command. */
  constructor(assetCount: number, lends: boolean, digest: digests.Digest, complain: Complaint) {
    this.#assetCount = assetCount;
    this.#accountShift = ROW_SHIFT + 32 - Math.clz32(assetCount - 1);
    this.#gain = new Float64Array(assetCount);
    this.#lends = lends;
    this.#digest = digest;
    this.#complain = complain;
  }

  row(account: AccountIndex, asset: AssetIndex): AccountRow {
    return ((account << this.#accountShift) + (asset << ROW_SHIFT)) & ROW_MASK;
  }

  /** The row of the same account in another asset. */
  beside(quoteRow: AccountRow, asset: AssetIndex): AccountRow {
    return (quoteRow + (asset << ROW_SHIFT)) & ROW_MASK;
  }

  account(row: AccountRow): AccountIndex {
    return this.#words[2 * row + ACCOUNT] as number;
  }

  asset(row: AccountRow): AssetIndex {
    return this.#words[2 * row + ASSET] as number;
  }

  nameHash(row: AccountRow): number {
    return this.#words[2 * row + NAME_HASH] as number;
  }

  open(account: AccountIndex, nameHash: number): void {
    const end = this.row(account + 1, 0);
    if (end > this.numbers.length) {
      const larger = new Float64Array(Math.max(end, 2 * this.numbers.length));
      larger.set(this.numbers);
      this.numbers = larger;
      this.#words = new Int32Array(larger.buffer);
    }
    for (let asset = 0; asset < this.#assetCount; asset += 1) {
      const place = 2 * this.row(account, asset);
      this.#words[place + ACCOUNT] = account;
      this.#words[place + NAME_HASH] = nameHash;
      this.#words[place + ASSET] = asset;
    }
  }

  /** A row that the command has touched, in the order in which it did. */
  touched(index: number): AccountRow {
    return this.#touched[index] as number;
  }

  touch(row: AccountRow): void {
    const words = this.#words;
    const place = 2 * row + MARKS;
    const marks = words[place] as number;
    if ((marks & TOUCHED) !== 0) return;
    words[place] = marks | TOUCHED;
    const count = this.touchedCount;
    if (count === this.#touched.length) this.#growTouched();
    this.#touched[count] = row;
    this.touchedCount = count + 1;
  }

  /** A movement within a row that makes it right again, or keeps it so. */
  checkSoon(row: AccountRow): void {
    if (this.#lends) this.touch(row);
    const marks = this.#words[2 * row + MARKS] as number;
    if ((marks & TOUCHED) !== 0) return;
    if (marks === 0) this.#noteStale(row);
    this.#expectRight(row);
  }

  /**
   * A row that is as right as it will be needs no place on the list of touched rows: what is wrong with it shows now. It is
   * not right yet while an order at work holds more than it will need; such an order has touched it.
   */
  checkNow(row: AccountRow): void {
    if (((this.#words[2 * row + MARKS] as number) & TOUCHED) === 0) this.#expectRight(row);
  }

  #expectRight(row: AccountRow): void {
    const numbers = this.numbers;
    const held = numbers[row + HELD] as number;
    if (held !== numbers[row + NEEDED] || held < 0 || (numbers[row] as number) < 0) this.#complain(row);
  }

  /** What a trade did to totals is known to be even: its rows need no look later, unless somebody may have to give back. */
  noteTrade(paying: AccountRow, giving: AccountRow, earning: AccountRow, taking: AccountRow): void {
    const words = this.#words;
    const marks =
      (words[2 * paying + MARKS] as number) &
      (words[2 * giving + MARKS] as number) &
      (words[2 * earning + MARKS] as number) &
      (words[2 * taking + MARKS] as number);
    if ((marks & STALE) !== 0 && !this.#lends) return;
    for (const row of [paying, giving, earning, taking]) {
      if (this.#lends) this.touch(row);
      else if (this.#words[2 * row + MARKS] === 0) this.#noteStale(row);
    }
  }

  /** Checks what the command has touched; answers an asset of which there is more or less than before, or -1. */
  check(): AssetIndex {
    const count = this.touchedCount;
    if (count === 0) return -1;
    this.touchedCount = 0;
    for (let index = 0; index < count; index += 1) this.#checkRow(this.#touched[index] as number);
    const gain = this.#gain;
    for (let asset = 0; asset < gain.length; asset += 1) if (gain[asset] !== 0) return asset;
    return -1;
  }

  gain(asset: AssetIndex): number {
    return this.#gain[asset] as number;
  }

  #checkRow(touched: AccountRow): void {
    const numbers = this.numbers;
    const words = this.#words;
    const gain = this.#gain;
    const row = touched & ROW_MASK;
    const available = numbers[row] as number;
    const held = numbers[row + HELD] as number;
    const total = available + held;
    const asset = words[2 * row + ASSET] as number;
    gain[asset] = (gain[asset] as number) + (total - (numbers[row + CHECKED] as number));
    numbers[row + CHECKED] = total;
    const marks = words[2 * row + MARKS] as number;
    words[2 * row + MARKS] = STALE;
    if (held !== numbers[row + NEEDED] || held < 0 || available < 0) this.#complain(row);
    if (marks === TOUCHED) this.#stale.push(row);
  }

  #noteStale(row: AccountRow): void {
    this.#words[2 * row + MARKS] = STALE;
    this.#stale.push(row);
  }

  /** Brings the digest up to date: as many rows are hashed as have changed since it was asked for last. */
  updateDigest(): void {
    for (const row of this.#stale) this.#rehash(row);
    this.#stale.length = 0;
  }

  /** Whose and what it is, and the amounts by their bits; nothing at all is 0. */
  #rehash(row: AccountRow): void {
    const words = this.#words;
    const place = 2 * row;
    const freeLow = words[place] as number;
    const freeHigh = words[place + 1] as number;
    const heldLow = words[place + 2 * HELD] as number;
    const heldHigh = words[place + 2 * HELD + 1] as number;
    const owedLow = words[place + 2 * OWED] as number;
    const owedHigh = words[place + 2 * OWED + 1] as number;
    let low = 0;
    let high = 0;
    if ((freeLow | freeHigh | heldLow | heldHigh | owedLow | owedHigh) !== 0) {
      const name = words[place + NAME_HASH] as number;
      const asset = words[place + ASSET] as number;
      low = hashLow(name, asset, freeLow, freeHigh, heldLow, heldHigh, owedLow, owedHigh, 0);
      high = hashHigh(name, asset, freeLow, freeHigh, heldLow, heldHigh, owedLow, owedHigh, 0);
    }
    this.#digest.replace(words[place + HASH_LOW] as number, words[place + HASH_HIGH] as number, low, high);
    words[place + HASH_LOW] = low;
    words[place + HASH_HIGH] = high;
    words[place + MARKS] = 0;
  }

  #growTouched(): void {
    const larger = new Int32Array(2 * this.#touched.length);
    larger.set(this.#touched);
    this.#touched = larger;
  }
}
