import type { Asset } from '../market/instrument.ts';
import type { ParticipantId } from '../market/participant.ts';
import { systemAccounts } from '../market/participant.ts';
import type { AccountBucket, Posting, PostingReason } from '../market/posting.ts';
import { assert, must } from '../util/assert.ts';
import { Digest, hashHigh, hashLow, hashText } from './digest.ts';
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
/** Leads from a cell to its row. */
const ROW_MASK = ~(ROW_NUMBERS - 1);
/** Then six words of 32 bits. */
const HASH_LOW = 10;
const HASH_HIGH = 11;
const MARKS = 12;
const ACCOUNT = 13;
const NAME_HASH = 14;
const ASSET = 15;

/** Marks of a row: the command has touched it; the digest does not know it as it is. */
const TOUCHED = 1;
const STALE = 2;

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
  readonly #indexes: ReadonlyMap<Asset, AssetIndex>;
  readonly #byName = new Map<ParticipantId, AccountIndex>();
  readonly #names: ParticipantId[] = [];
  readonly #kinds: AccountKind[] = [];
  readonly #retired: boolean[] = [];
  /** Available and held of each account, as postings name them. */
  readonly #legs: AccountBucket[] = [];
  readonly #batch = new PostingBatch();
  /** Rows that the command has touched, each once. */
  #touched = new Int32Array(FIRST_ROWS);
  #touchedCount = 0;
  /** Sum of hashes of all accounts and of what they have, apart from the rows that have changed since it was asked for. */
  readonly #digest = new Digest();
  readonly #stale: number[] = [];
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
    this.post('ISSUE', amount, this.available(ISSUANCE, asset), this.available(TREASURY, asset));
  }

  hold(account: AccountIndex, asset: AssetIndex, amount: number): void {
    if (amount !== 0) this.#hold(account, asset, amount, 0);
  }

  release(account: AccountIndex, asset: AssetIndex, amount: number): void {
    if (amount !== 0) this.#release(account, asset, amount, 0);
  }

  /** Holds what a new order needs. */
  cover(account: AccountIndex, asset: AssetIndex, amount: number): void {
    if (amount !== 0) this.#hold(account, asset, amount, amount);
  }

  /** Releases what an order needed. */
  uncover(account: AccountIndex, asset: AssetIndex, amount: number): void {
    if (amount !== 0) this.#release(account, asset, amount, amount);
  }

  #hold(account: AccountIndex, asset: AssetIndex, amount: number, need: number): void {
    this.#shift(account, asset, amount, need, amount);
    const from = this.#legs[2 * account] as AccountBucket;
    this.#batch.append(this.assets[asset] as Asset, amount, from, this.#legs[2 * account + 1] as AccountBucket, 'HOLD');
  }

  #release(account: AccountIndex, asset: AssetIndex, amount: number, need: number): void {
    this.#shift(account, asset, 0 - amount, 0 - need, amount);
    const from = this.#legs[2 * account + 1] as AccountBucket;
    this.#batch.add(this.assets[asset] as Asset, amount, from, this.#legs[2 * account] as AccountBucket, 'RELEASE');
  }

  /** From available to held, or back when negative: the most frequent movement, and one that stays in its row. */
  #shift(account: AccountIndex, asset: AssetIndex, change: number, need: number, amount: number): void {
    if (!Number.isSafeInteger(amount) || amount < 0) assert(false, `a posting is a whole amount, not ${amount}`);
    const numbers = this.#numbers;
    const row = this.#row(account, asset);
    numbers[row] = (numbers[row] as number) - change;
    numbers[row + HELD] = (numbers[row + HELD] as number) + change;
    numbers[row + NEEDED] = (numbers[row + NEEDED] as number) + need;
    this.#touch(row);
  }

  /** Lots against sats, both out of what is held; the buyer pays its fee on top, the seller's is taken from what it earns. */
  settle(
    buyer: AccountIndex,
    buyerFee: number,
    seller: AccountIndex,
    sellerFee: number,
    base: AssetIndex,
    lots: number,
    notional: number,
  ): void {
    if (!Number.isSafeInteger(notional + buyerFee)) assert(false, `a posting is a whole amount, not ${notional}`);
    const { assets } = this;
    const numbers = this.#numbers;
    const legs = this.#legs;
    const paying = this.#row(buyer, QUOTE_INDEX);
    const earning = this.#row(seller, QUOTE_INDEX);
    const giving = this.#row(seller, base);
    const taking = this.#row(buyer, base);
    const fees = this.#row(FEES, QUOTE_INDEX);
    numbers[paying + HELD] = (numbers[paying + HELD] as number) - notional - buyerFee;
    numbers[earning] = (numbers[earning] as number) + notional - sellerFee;
    numbers[giving + HELD] = (numbers[giving + HELD] as number) - lots;
    numbers[taking] = (numbers[taking] as number) + lots;
    numbers[fees] = (numbers[fees] as number) + buyerFee + sellerFee;
    this.#touch(paying);
    this.#touch(earning);
    this.#touch(giving);
    this.#touch(taking);
    this.#touch(fees);
    const quote = assets[QUOTE_INDEX] as Asset;
    const from = legs[2 * buyer + 1] as AccountBucket;
    const to = legs[2 * seller] as AccountBucket;
    const earned = legs[2 * FEES] as AccountBucket;
    const postings = this.#batch.open();
    postings.push(
      { asset: quote, amount: notional, from, to, reason: 'SETTLE' },
      {
        asset: assets[base] as Asset,
        amount: lots,
        from: legs[2 * seller + 1] as AccountBucket,
        to: legs[2 * buyer] as AccountBucket,
        reason: 'SETTLE',
      },
    );
    if (buyerFee !== 0) postings.push({ asset: quote, amount: buyerFee, from, to: earned, reason: 'FEE' });
    if (sellerFee !== 0) postings.push({ asset: quote, amount: sellerFee, from: to, to: earned, reason: 'FEE' });
  }

  /** Lends lots of the treasury. */
  borrow(account: AccountIndex, asset: AssetIndex, amount: number): void {
    if (amount === 0) return;
    const row = this.#row(account, asset);
    this.post('BORROW', amount, this.available(TREASURY, asset), row);
    this.#setOwed(row, this.amount(row + OWED) + amount);
  }

  /** Moves `amount` between two cells of one asset and writes it down; nothing to move is nothing to write. */
  post(reason: PostingReason, amount: number, from: Cell, to: Cell): void {
    if (amount === 0) return;
    if (!Number.isSafeInteger(amount) || amount < 0) assert(false, `a posting is a whole amount, not ${amount}`);
    const numbers = this.#numbers;
    const fromRow = from & ROW_MASK;
    const toRow = to & ROW_MASK;
    numbers[from] = (numbers[from] as number) - amount;
    numbers[to] = (numbers[to] as number) + amount;
    this.#touch(fromRow);
    this.#touch(toRow);
    const words = this.#words;
    const legs = this.#legs;
    const asset = this.assets[words[2 * fromRow + ASSET] as number] as Asset;
    const out = legs[2 * (words[2 * fromRow + ACCOUNT] as number) + (from - fromRow)] as AccountBucket;
    const into = legs[2 * (words[2 * toRow + ACCOUNT] as number) + (to - toRow)] as AccountBucket;
    this.#batch.add(asset, amount, out, into, reason);
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
      this.post('REPAY', amount, row, this.available(TREASURY, asset));
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
    const count = this.#touchedCount;
    const touched = this.#touched;
    this.#touchedCount = 0;
    for (let index = 0; index < count; index += 1) this.#checkRow(touched[index] as number);
    for (let index = 0; index < count; index += 1) this.#checkGain(touched[index] as number);
  }

  #checkGain(row: number): void {
    const asset = this.#assetOf(row);
    if (this.#gain[asset] !== 0) assert(false, `${this.assets[asset]} is off by ${this.#gain[asset]}`);
  }

  #checkRow(row: number): void {
    const numbers = this.#numbers;
    const words = this.#words;
    const gain = this.#gain;
    const place = 2 * row;
    const available = numbers[row] as number;
    const held = numbers[row + HELD] as number;
    const total = available + held;
    const asset = words[place + ASSET] as number;
    gain[asset] = (gain[asset] as number) + total - (numbers[row + CHECKED] as number);
    numbers[row + CHECKED] = total;
    if (words[place + MARKS] === TOUCHED) this.#stale.push(row);
    words[place + MARKS] = STALE;
    if (held !== numbers[row + NEEDED] || available < 0 || held < 0) this.#failRow(row);
  }

  /** Brings the digest up to date: as many rows are hashed as have changed since it was asked for last. */
  get digest(): Digest {
    for (const row of this.#stale) this.#rehash(row);
    this.#stale.length = 0;
    return this.#digest;
  }

  /** Whose and what it is, and the amounts by their bits; nothing at all is 0. */
  #rehash(row: number): void {
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

  /** Only who issues may go below zero. */
  #failRow(row: number): void {
    const account = this.#words[2 * row + ACCOUNT] as number;
    if (account === ISSUANCE) return;
    const name = this.#names[account];
    const asset = this.assets[this.#assetOf(row)];
    const found = `${this.amount(row)} free, ${this.amount(row + HELD)} held, ${this.amount(row + NEEDED)} needed`;
    assert(false, `${name} ${asset}: ${found}`);
  }

  #hashState(account: AccountIndex, isAdded: boolean): void {
    const words = `${this.name(account)} ${this.kind(account)} ${this.isRetired(account)}`;
    const low = hashText(words);
    const high = hashText(`${words} `);
    if (isAdded) this.#digest.add(low, high);
    else this.#digest.remove(low, high);
  }

  #row(account: AccountIndex, asset: AssetIndex): number {
    return (account * this.assets.length + asset) * ROW_NUMBERS;
  }

  #assetOf(row: number): AssetIndex {
    return this.#words[2 * row + ASSET] as number;
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
    const words = this.#words;
    const marks = words[2 * row + MARKS] as number;
    if ((marks & TOUCHED) !== 0) return;
    words[2 * row + MARKS] = marks | TOUCHED;
    if (this.#touchedCount === this.#touched.length) this.#growTouched();
    this.#touched[this.#touchedCount] = row;
    this.#touchedCount += 1;
  }

  #growTouched(): void {
    const larger = new Int32Array(2 * this.#touched.length);
    larger.set(this.#touched);
    this.#touched = larger;
  }
}
