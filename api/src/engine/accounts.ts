import type { Asset } from '../market/instrument.ts';
import type { ParticipantId } from '../market/participant.ts';
import { systemAccounts } from '../market/participant.ts';
import type { AccountBucket, Posting, PostingReason } from '../market/posting.ts';
import { assert, must } from '../util/assert.ts';
import { BalanceHash, Digest, hashText } from './digest.ts';
import { PostingBatch } from './posting-batch.ts';

/** Place of an asset in every account; 0 is the quote asset. */
export type AssetIndex = number;
export const QUOTE_INDEX: AssetIndex = 0;

/** Place of an account in order of admission. The exchange's own come first. */
export type AccountIndex = number;

/** Where the amount of one bucket of one account in one asset is. */
export type Cell = number;

/** Places in the row of a pair of account and asset, one cache line. First five numbers; available is 0. */
const HELD = 1;
/** What live orders need, told by the book and not by postings: held must equal it. */
const NEEDED = 2;
/** Lots borrowed from the treasury. */
const OWED = 3;
/** Available and held at the last check. */
const CHECKED = 4;
const ROW_NUMBERS = 8;
/** Then six words of 32 bits. */
const HASH_LOW = 10;
const HASH_HIGH = 11;
const IS_TOUCHED = 12;
const ACCOUNT = 13;
const NAME_HASH = 14;
const ASSET = 15;

const FIRST_ROWS = 64;

export type AccountKind = 'SYSTEM' | 'PARTICIPANT';

const ISSUANCE: AccountIndex = 0;
export const TREASURY: AccountIndex = 1;
export const FEES: AccountIndex = 2;

/**
 * All money of a run, as rows of one typed array: what each account has in each asset. It moves by postings only, and
 * is checked after every command.
 */
export class Accounts {
  readonly assets: readonly Asset[];
  /** Sum of hashes of all accounts and of what is in their cells. */
  readonly digest = new Digest();
  readonly #indexes: ReadonlyMap<Asset, AssetIndex>;
  readonly #byName = new Map<ParticipantId, AccountIndex>();
  readonly #names: ParticipantId[] = [];
  readonly #kinds: AccountKind[] = [];
  readonly #retired: boolean[] = [];
  /** Available and held of each account, as postings name them. */
  readonly #legs: AccountBucket[] = [];
  readonly #hash = new BalanceHash();
  readonly #batch = new PostingBatch();
  /** Rows that the command has touched, each once. */
  readonly #touched: number[] = [];
  #touchedCount = 0;
  /** By asset, what the rows of the command have gained, less what they have lost: nothing appears, nothing vanishes. */
  readonly #gain: Float64Array;
  #numbers = new Float64Array(FIRST_ROWS * ROW_NUMBERS);
  /** The same memory as words, lower half first: hashes of a machine of the other byte order would differ. */
  #words = new Int32Array(this.#numbers.buffer);

  constructor(assets: readonly Asset[]) {
    this.assets = assets;
    this.#indexes = new Map(assets.map((asset, index) => [asset, index]));
    this.#gain = new Float64Array(assets.length);
    for (const name of [systemAccounts.issuance, systemAccounts.treasury, systemAccounts.fees]) {
      this.open(name, 'SYSTEM');
    }
  }

  get count(): number {
    return this.#names.length;
  }

  get bytes(): number {
    return this.#numbers.byteLength;
  }

  open(name: ParticipantId, kind: AccountKind = 'PARTICIPANT'): AccountIndex {
    assert(!this.#byName.has(name), () => `account ${name} exists`);
    const account = this.#names.push(name) - 1;
    this.#byName.set(name, account);
    this.#kinds.push(kind);
    this.#retired.push(false);
    this.#legs.push({ account: name, bucket: 'AVAILABLE' }, { account: name, bucket: 'HELD' });
    this.#hashState(account, true);
    this.#makeRows(account, hashText(name));
    return account;
  }

  retire(account: AccountIndex): void {
    this.#hashState(account, false);
    this.#retired[account] = true;
    this.#hashState(account, true);
    for (const asset of this.assets.keys()) {
      if (this.owed(account, asset) !== 0) this.#setOwed(this.#row(account, asset), 0);
    }
  }

  find(name: unknown): AccountIndex | null {
    return this.#byName.get(name as ParticipantId) ?? null;
  }

  /** The account of somebody who was admitted; the exchange's own accounts do not trade. */
  findParticipant(name: unknown): AccountIndex | null {
    const account = this.find(name);
    return account === null || this.#kinds[account] === 'SYSTEM' ? null : account;
  }

  get(name: ParticipantId): AccountIndex {
    return must(this.find(name), `account ${name}`);
  }

  name(account: AccountIndex): ParticipantId {
    return this.#names[account] as ParticipantId;
  }

  kind(account: AccountIndex): AccountKind {
    return this.#kinds[account] as AccountKind;
  }

  isRetired(account: AccountIndex): boolean {
    return this.#retired[account] === true;
  }

  /** The same for the same name in every run. */
  nameHash(account: AccountIndex): number {
    return this.#words[2 * this.#row(account, QUOTE_INDEX) + NAME_HASH] as number;
  }

  indexOf(asset: unknown): AssetIndex | null {
    return this.#indexes.get(asset as Asset) ?? null;
  }

  available(account: AccountIndex, asset: AssetIndex): Cell {
    return this.#row(account, asset);
  }

  held(account: AccountIndex, asset: AssetIndex): Cell {
    return this.#row(account, asset) + HELD;
  }

  amount(cell: Cell): number {
    return this.#numbers[cell] as number;
  }

  /** What the account may use. */
  free(account: AccountIndex, asset: AssetIndex): number {
    return this.#numbers[this.#row(account, asset)] as number;
  }

  /** Lots that the account has borrowed from the treasury. */
  owed(account: AccountIndex, asset: AssetIndex): number {
    return this.#numbers[this.#row(account, asset) + OWED] as number;
  }

  /** What the account has, less what it owes: negative is short. */
  position(account: AccountIndex, asset: AssetIndex): number {
    const row = this.#row(account, asset);
    return this.amount(row) + this.amount(row + HELD) - this.amount(row + OWED);
  }

  issue(asset: AssetIndex, amount: number): void {
    this.post('ISSUE', asset, amount, this.available(ISSUANCE, asset), this.available(TREASURY, asset));
  }

  hold(account: AccountIndex, asset: AssetIndex, amount: number): void {
    if (amount !== 0) this.#shift('HOLD', account, asset, amount);
  }

  release(account: AccountIndex, asset: AssetIndex, amount: number): void {
    if (amount !== 0) this.#shift('RELEASE', account, asset, amount);
  }

  /** Between the two buckets of one account: the most frequent movement, and one that stays in its row. */
  #shift(reason: 'HOLD' | 'RELEASE', account: AccountIndex, asset: AssetIndex, amount: number): void {
    assert(Number.isSafeInteger(amount) && amount > 0, 'a posting is a whole amount, more than zero');
    const numbers = this.#numbers;
    const row = this.#row(account, asset);
    const change = reason === 'HOLD' ? amount : -amount;
    numbers[row] = (numbers[row] as number) - change;
    numbers[row + HELD] = (numbers[row + HELD] as number) + change;
    this.#touch(row);
    const available = this.#legs[2 * account] as AccountBucket;
    const held = this.#legs[2 * account + 1] as AccountBucket;
    const name = this.assets[asset] as Asset;
    if (reason === 'HOLD') this.#batch.add(name, amount, available, held, reason);
    else this.#batch.add(name, amount, held, available, reason);
  }

  /** Lends lots of the treasury. */
  borrow(account: AccountIndex, asset: AssetIndex, amount: number): void {
    if (amount === 0) return;
    const row = this.#row(account, asset);
    this.post('BORROW', asset, amount, this.available(TREASURY, asset), row);
    this.#setOwed(row, this.amount(row + OWED) + amount);
  }

  /** Moves `amount` and writes it down; nothing to move is nothing to write. */
  post(reason: PostingReason, asset: AssetIndex, amount: number, from: Cell, to: Cell): void {
    assert(Number.isSafeInteger(amount) && amount >= 0, 'a posting is a whole amount, zero or more');
    if (amount === 0) return;
    const numbers = this.#numbers;
    numbers[from] = (numbers[from] as number) - amount;
    numbers[to] = (numbers[to] as number) + amount;
    this.#touch(from & ~(ROW_NUMBERS - 1));
    this.#touch(to & ~(ROW_NUMBERS - 1));
    this.#batch.add(this.assets[asset] as Asset, amount, this.#legOf(from), this.#legOf(to), reason);
  }

  /** Puts amounts where a snapshot says they were. */
  restore(account: AccountIndex, asset: AssetIndex, available: number, held: number, owed: number): void {
    const row = this.#row(account, asset);
    this.#numbers[row] = available;
    this.#numbers[row + HELD] = held;
    this.#setOwed(row, owed);
  }

  /** Tells what the account's live orders need more (or less, when negative). */
  need(account: AccountIndex, asset: AssetIndex, change: number): void {
    const row = this.#row(account, asset);
    this.#numbers[row + NEEDED] = this.amount(row + NEEDED) + change;
    this.#touch(row);
  }

  get hasPostings(): boolean {
    return !this.#batch.isEmpty;
  }

  /** The postings of the command, which ends with this. */
  takePostings(): readonly Posting[] {
    return this.#batch.take();
  }

  /** Who owes lots and has some available gives them back. */
  repayDebts(): void {
    for (let index = 0; index < this.#touchedCount; index += 1) {
      const row = this.#touched[index] as number;
      const owed = this.amount(row + OWED);
      if (owed === 0 || this.amount(row) === 0) continue;
      const amount = Math.min(owed, this.amount(row));
      const asset = this.#assetOf(row);
      this.post('REPAY', asset, amount, row, this.available(TREASURY, asset));
      this.#setOwed(row, owed - amount);
    }
  }

  /** Of the accounts whose money the command has moved, those that are short by so many lots, in order of admission. */
  shortAtLeast(asset: AssetIndex, lots: number): AccountIndex[] {
    const accounts = new Set<AccountIndex>();
    for (let index = 0; index < this.#touchedCount; index += 1) {
      const account = this.#words[2 * (this.#touched[index] as number) + ACCOUNT] ?? 0;
      if (this.owed(account, asset) !== 0 && -this.position(account, asset) >= lots) accounts.add(account);
    }
    return [...accounts].sort((a, b) => a - b);
  }

  /** Crashes when the command created or lost money, overdrew an account, or left a hold that no order explains. */
  check(): void {
    for (let index = 0; index < this.#touchedCount; index += 1) this.#checkRow(this.#touched[index] as number);
    this.#touchedCount = 0;
    for (let asset = 0; asset < this.#gain.length; asset += 1) {
      if (this.#gain[asset] !== 0) assert(false, `${this.assets[asset]} is off by ${this.#gain[asset]}`);
    }
  }

  /** Checks a row and tells the digest that it has changed. Amounts are hashed by their bits. */
  #checkRow(row: number): void {
    const numbers = this.#numbers;
    const words = this.#words;
    const place = 2 * row;
    const available = numbers[row] as number;
    const held = numbers[row + HELD] as number;
    const account = words[place + ACCOUNT] as number;
    const asset = words[place + ASSET] as number;
    if ((available < 0 || held < 0 || held !== numbers[row + NEEDED]) && account !== ISSUANCE) this.#failRow(row);
    const total = available + held;
    this.#gain[asset] = (this.#gain[asset] ?? 0) + total - (numbers[row + CHECKED] as number);
    numbers[row + CHECKED] = total;
    words[place + IS_TOUCHED] = 0;
    this.#rehash(place, asset, total === 0 && numbers[row + OWED] === 0);
  }

  #rehash(place: number, asset: AssetIndex, isEmpty: boolean): void {
    const words = this.#words;
    const hash = this.#hash;
    hash.low = 0;
    hash.high = 0;
    if (!isEmpty) {
      hash.ofBalance(
        words[place + NAME_HASH] as number,
        asset,
        words[place] as number,
        words[place + 1] as number,
        words[place + 2 * HELD] as number,
        words[place + 2 * HELD + 1] as number,
        words[place + 2 * OWED] as number,
        words[place + 2 * OWED + 1] as number,
      );
    }
    this.digest.replace(words[place + HASH_LOW] as number, words[place + HASH_HIGH] as number, hash.low, hash.high);
    words[place + HASH_LOW] = hash.low;
    words[place + HASH_HIGH] = hash.high;
  }

  #failRow(row: number): void {
    const name = this.#names[this.#words[2 * row + ACCOUNT] as number];
    const asset = this.assets[this.#assetOf(row)];
    const found = `${this.amount(row)} free, ${this.amount(row + HELD)} held, ${this.amount(row + NEEDED)} needed`;
    assert(false, `${name} ${asset}: ${found}`);
  }

  #hashState(account: AccountIndex, isAdded: boolean): void {
    const words = `${this.name(account)} ${this.kind(account)} ${this.isRetired(account)}`;
    const low = hashText(words);
    const high = hashText(`${words} `);
    if (isAdded) this.digest.add(low, high);
    else this.digest.remove(low, high);
  }

  #row(account: AccountIndex, asset: AssetIndex): number {
    return (account * this.assets.length + asset) * ROW_NUMBERS;
  }

  #assetOf(row: number): AssetIndex {
    return this.#words[2 * row + ASSET] as number;
  }

  #legOf(cell: Cell): AccountBucket {
    const row = cell & ~(ROW_NUMBERS - 1);
    return this.#legs[2 * (this.#words[2 * row + ACCOUNT] as number) + (cell - row)] as AccountBucket;
  }

  #makeRows(account: AccountIndex, nameHash: number): void {
    const end = this.#row(account + 1, 0);
    if (end > this.#numbers.length) {
      const larger = new Float64Array(Math.max(end, 2 * this.#numbers.length));
      larger.set(this.#numbers);
      this.#numbers = larger;
      this.#words = new Int32Array(larger.buffer);
    }
    for (const asset of this.assets.keys()) {
      const place = 2 * this.#row(account, asset);
      this.#words[place + ACCOUNT] = account;
      this.#words[place + NAME_HASH] = nameHash;
      this.#words[place + ASSET] = asset;
    }
  }

  #setOwed(row: number, owed: number): void {
    this.#numbers[row + OWED] = owed;
    this.#touch(row);
  }

  #touch(row: number): void {
    if (this.#words[2 * row + IS_TOUCHED] === 1) return;
    this.#words[2 * row + IS_TOUCHED] = 1;
    this.#touched[this.#touchedCount] = row;
    this.#touchedCount += 1;
  }
}
