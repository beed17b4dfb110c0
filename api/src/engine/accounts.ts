import type { Asset } from '../market/instrument.ts';
import type { ParticipantId } from '../market/participant.ts';
import { systemAccounts } from '../market/participant.ts';
import type { AccountBucket, Posting, PostingReason } from '../market/posting.ts';
import { assert, must } from '../util/assert.ts';
import * as digests from './digest.ts';
import { PostingBatch } from './posting-batch.ts';

// Constants of this module's own are compiled in, imported and exported ones are looked up each time: docs/adr/0009.
const { Digest, hashHigh, hashLow, hashText } = digests;

/** Place of an asset in every account; 0 is the quote asset. */
export type AssetIndex = number;
const QUOTE: AssetIndex = 0;
export const QUOTE_INDEX = QUOTE;

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
const ROW_SHIFT = 3;
/** Leads from a cell to its row; the compiler knows that a place in it has no sign and does not overflow. */
const ROW_MASK = 0x3fff_fff8;
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
const FEES: AccountIndex = 2;

const LARGEST_AMOUNT = Number.MAX_SAFE_INTEGER;

const add = (numbers: Float64Array, place: number, amount: number): void => {
  numbers[place] = (numbers[place] as number) + amount;
};

/** Takes an amount out of what a row holds; what a resting order no longer needs and did not pay is available again. */
const pay = (numbers: Float64Array, row: number, amount: number, freed: number): void => {
  add(numbers, row + CHECKED, 0 - amount);
  if (freed === 0) add(numbers, row + HELD, 0 - amount);
  else {
    add(numbers, row, freed - amount);
    add(numbers, row + HELD, 0 - freed);
    add(numbers, row + NEEDED, 0 - freed);
  }
};

/**
 * All money of a run, as rows of one typed array: what each account has in each asset. It moves by postings only, and
 * is checked after every command.
 */
export class Accounts {
  readonly assets: readonly Asset[];
  readonly #indexes: ReadonlyMap<Asset, AssetIndex>;
  readonly #byName = new Map<ParticipantId, AccountIndex>();
  /** Those who may trade. */
  readonly #traders = new Map<unknown, AccountIndex>();
  readonly #names: ParticipantId[] = [];
  readonly #kinds: AccountKind[] = [];
  readonly #retired: boolean[] = [];
  /** The two buckets of each account, as postings name them. */
  readonly #freeLegs: AccountBucket[] = [];
  readonly #heldLegs: AccountBucket[] = [];
  readonly #batch = new PostingBatch();
  /** Rows that the command has touched, each once. */
  #touched = new Int32Array(FIRST_ROWS);
  #touchedCount = 0;
  /** Sum of hashes of all accounts and of what they have, apart from the rows that have changed since it was asked for. */
  readonly #digest: digests.Digest = new Digest();
  readonly #stale: number[] = [];
  /** By asset, what the rows of the command have gained, less what they have lost: nothing appears, nothing vanishes. */
  readonly #gain: Float64Array;
  /** What the trades of the command have earned in fees so far; it reaches its account when the command is checked. */
  #tradeFees = 0;
  #hasTraded = false;
  readonly #lends: boolean;
  /** Leads from an account to its first row: it has one for each asset, and some more, so that no factor is needed. */
  readonly #accountShift: number;
  #numbers = new Float64Array(FIRST_ROWS * ROW_NUMBERS);
  /** The same memory as words, lower half first: hashes of a machine of the other byte order would differ. */
  #words = new Int32Array(this.#numbers.buffer);

  /** `lends` when lots may be borrowed: then who has to give back or to buy in is looked for among all rows of a command. */
  constructor(assets: readonly Asset[], lends = false) {
    this.assets = assets;
    this.#lends = lends;
    this.#accountShift = ROW_SHIFT + 32 - Math.clz32(assets.length - 1);
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
    if (kind === 'PARTICIPANT') this.#traders.set(name, account);
    this.#kinds.push(kind);
    this.#retired.push(false);
    this.#freeLegs.push({ account: name, bucket: 'AVAILABLE' });
    this.#heldLegs.push({ account: name, bucket: 'HELD' });
    this.#hashState(account, true);
    this.#makeRows(account, hashText(name));
    return account;
  }

  retire(account: AccountIndex): void {
    this.#hashState(account, false);
    this.#retired[account] = true;
    this.#traders.delete(this.name(account));
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

  /** The account of somebody who was admitted and has not retired. */
  findTrader(name: unknown): AccountIndex | undefined {
    return this.#traders.get(name);
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
    return this.#words[2 * this.#row(account, QUOTE) + NAME_HASH] as number;
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
    if (amount === 0) return;
    const row = this.#row(account, asset);
    this.#shift(row, amount, 0);
    this.#touch(row);
    this.#batch.append(this.#holdPosting(account, asset, amount));
  }

  release(account: AccountIndex, asset: AssetIndex, amount: number): void {
    if (amount === 0) return;
    const row = this.#row(account, asset);
    this.#unshift(row, amount, 0);
    this.#touch(row);
    this.#batch.add(this.#releasePosting(account, asset, amount));
  }

  /** Holds what a new order needs. The caller tells it, or notes it. */
  cover(account: AccountIndex, asset: AssetIndex, amount: number): Posting {
    const row = this.#row(account, asset);
    this.#shift(row, amount, amount);
    this.#checkSoon(row);
    return this.#holdPosting(account, asset, amount);
  }

  /** Releases what an order needed. The caller tells it, or notes it. */
  uncover(account: AccountIndex, asset: AssetIndex, amount: number): Posting {
    const row = this.#row(account, asset);
    this.#unshift(row, amount, amount);
    this.#checkSoon(row);
    return this.#releasePosting(account, asset, amount);
  }

  /** Puts a movement among the postings of the command. */
  note(posting: Posting): void {
    if (posting.amount !== 0) this.#batch.add(posting);
  }

  #holdPosting(account: AccountIndex, asset: AssetIndex, amount: number): Posting {
    const from = this.#freeLegs[account] as AccountBucket;
    const to = this.#heldLegs[account] as AccountBucket;
    return { asset: this.assets[asset] as Asset, amount, from, to, reason: 'HOLD' };
  }

  #releasePosting(account: AccountIndex, asset: AssetIndex, amount: number): Posting {
    const from = this.#heldLegs[account] as AccountBucket;
    const to = this.#freeLegs[account] as AccountBucket;
    return { asset: this.assets[asset] as Asset, amount, from, to, reason: 'RELEASE' };
  }

  /** From available to held: the most frequent movement, and one that stays in its row. */
  #shift(row: number, amount: number, need: number): void {
    if (!(amount >= 0 && amount <= LARGEST_AMOUNT) || Math.floor(amount) !== amount) failAmount(amount);
    const numbers = this.#numbers;
    numbers[row] = (numbers[row] as number) - amount;
    numbers[row + HELD] = (numbers[row + HELD] as number) + amount;
    numbers[row + NEEDED] = (numbers[row + NEEDED] as number) + need;
  }

  /** And back. */
  #unshift(row: number, amount: number, need: number): void {
    if (!(amount >= 0 && amount <= LARGEST_AMOUNT) || Math.floor(amount) !== amount) failAmount(amount);
    const numbers = this.#numbers;
    numbers[row] = (numbers[row] as number) + amount;
    numbers[row + HELD] = (numbers[row + HELD] as number) - amount;
    numbers[row + NEEDED] = (numbers[row + NEEDED] as number) - need;
  }

  /** A movement within a row that makes it right again, or keeps it so. */
  #checkSoon(row: number): void {
    const marks = this.#words[2 * row + MARKS] as number;
    if (this.#lends) this.#touch(row);
    else if (marks === 0) this.#noteStale(row);
    this.#checkNow(row);
  }

  /**
   * A row that is as right as it will be needs no place on the list of touched rows: what is wrong with it shows now. It is
   * not right yet while an order at work holds more than it will need; such an order has touched it.
   */
  #checkNow(row: number): void {
    if (((this.#words[2 * row + MARKS] as number) & TOUCHED) !== 0) return;
    const numbers = this.#numbers;
    const held = numbers[row + HELD] as number;
    if (held !== numbers[row + NEEDED] || held < 0 || (numbers[row] as number) < 0) this.#failRow(row);
  }

  /**
   * Lots against sats, both out of what is held; the buyer pays its fee on top, the seller's is taken from what it earns.
   * Whose order rested no longer needs what was `freed`: what the trade did not take of it is released.
   */
  settle(
    buyer: AccountIndex,
    buyerFee: number,
    buyerFreed: number,
    seller: AccountIndex,
    sellerFee: number,
    sellerFreed: number,
    base: AssetIndex,
    lots: number,
    notional: number,
  ): void {
    const cost = notional + buyerFee;
    const earned = notional - sellerFee;
    const fees = buyerFee + sellerFee;
    if (!(cost >= 0 && cost <= LARGEST_AMOUNT) || Math.floor(cost) !== cost) failAmount(cost);
    if (earned + fees !== cost) assert(false, 'a trade makes money');
    this.#tradeFees += fees;
    this.#hasTraded = true;
    const numbers = this.#numbers;
    const paying = this.#row(buyer, QUOTE);
    const giving = this.#row(seller, base);
    const earning = this.#row(seller, QUOTE);
    const taking = this.#row(buyer, base);
    pay(numbers, paying, cost, buyerFreed);
    pay(numbers, giving, lots, sellerFreed);
    add(numbers, earning, earned);
    add(numbers, earning + CHECKED, earned);
    add(numbers, taking, lots);
    add(numbers, taking + CHECKED, lots);
    this.#noteTrade(paying, giving, earning, taking);
    if (buyerFreed !== 0) this.#checkNow(paying);
    if (sellerFreed !== 0) this.#checkNow(giving);
    this.#postTrade(buyer, buyerFee, seller, sellerFee, base, lots, notional);
    if (buyerFreed !== 0 && buyerFreed !== cost)
      this.#batch.append(this.#releasePosting(buyer, QUOTE, buyerFreed - cost));
    if (sellerFreed !== 0 && sellerFreed !== lots)
      this.#batch.append(this.#releasePosting(seller, base, sellerFreed - lots));
  }

  /** What a trade did to totals is known to be even: its rows need no look later, unless somebody may have to give back. */
  #noteTrade(paying: number, giving: number, earning: number, taking: number): void {
    const words = this.#words;
    const marks =
      (words[2 * paying + MARKS] as number) &
      (words[2 * giving + MARKS] as number) &
      (words[2 * earning + MARKS] as number) &
      (words[2 * taking + MARKS] as number);
    if ((marks & STALE) !== 0 && !this.#lends) return;
    for (const row of [paying, giving, earning, taking]) {
      if (this.#lends) this.#touch(row);
      else if (this.#words[2 * row + MARKS] === 0) this.#noteStale(row);
    }
  }

  #postTrade(
    buyer: AccountIndex,
    buyerFee: number,
    seller: AccountIndex,
    sellerFee: number,
    base: AssetIndex,
    lots: number,
    notional: number,
  ): void {
    const { assets } = this;
    const freeLegs = this.#freeLegs;
    const heldLegs = this.#heldLegs;
    const asset = assets[QUOTE] as Asset;
    const from = heldLegs[buyer] as AccountBucket;
    const to = freeLegs[seller] as AccountBucket;
    const earned = freeLegs[FEES] as AccountBucket;
    const lotsFrom = heldLegs[seller] as AccountBucket;
    const lotsTo = freeLegs[buyer] as AccountBucket;
    const postings = this.#batch.open();
    postings.push(
      { asset, amount: notional, from, to, reason: 'SETTLE' },
      { asset: assets[base] as Asset, amount: lots, from: lotsFrom, to: lotsTo, reason: 'SETTLE' },
    );
    if (buyerFee !== 0) postings.push({ asset, amount: buyerFee, from, to: earned, reason: 'FEE' });
    if (sellerFee !== 0) postings.push({ asset, amount: sellerFee, from: to, to: earned, reason: 'FEE' });
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
    if (!(amount >= 0 && amount <= LARGEST_AMOUNT) || Math.floor(amount) !== amount) failAmount(amount);
    const numbers = this.#numbers;
    const fromRow = from & ROW_MASK;
    const toRow = to & ROW_MASK;
    numbers[from] = (numbers[from] as number) - amount;
    numbers[to] = (numbers[to] as number) + amount;
    this.#touch(fromRow);
    this.#touch(toRow);
    const words = this.#words;
    const asset = this.assets[words[2 * fromRow + ASSET] as number] as Asset;
    this.#batch.add({ asset, amount, from: this.#leg(from), to: this.#leg(to), reason });
  }

  #leg(cell: Cell): AccountBucket {
    const row = cell & ROW_MASK;
    const account = this.#words[2 * row + ACCOUNT] as number;
    return (cell === row ? this.#freeLegs[account] : this.#heldLegs[account]) as AccountBucket;
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
    if (this.#hasTraded) this.#takeFees();
    const count = this.#touchedCount;
    if (count === 0) return;
    this.#touchedCount = 0;
    for (let index = 0; index < count; index += 1) this.#checkRow(this.#touched[index] as number);
    const gain = this.#gain;
    for (let asset = 0; asset < gain.length; asset += 1) {
      if (gain[asset] !== 0) assert(false, `${this.assets[asset]} is off by ${gain[asset]}`);
    }
  }

  #checkRow(touched: number): void {
    const numbers = this.#numbers;
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
    if (held !== numbers[row + NEEDED] || held < 0 || available < 0) this.#failRow(row);
    if (marks === TOUCHED) this.#stale.push(row);
  }

  #takeFees(): void {
    const row = this.#row(FEES, QUOTE);
    const numbers = this.#numbers;
    const fees = this.#tradeFees;
    this.#tradeFees = 0;
    this.#hasTraded = false;
    add(numbers, row, fees);
    add(numbers, row + CHECKED, fees);
    this.#touch(row);
  }

  #noteStale(row: number): void {
    this.#words[2 * row + MARKS] = STALE;
    this.#stale.push(row);
  }

  /** Brings the digest up to date: as many rows are hashed as have changed since it was asked for last. */
  get digest(): digests.Digest {
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
    return ((account << this.#accountShift) + (asset << ROW_SHIFT)) & ROW_MASK;
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
    const place = 2 * row + MARKS;
    const marks = words[place] as number;
    if ((marks & TOUCHED) !== 0) return;
    words[place] = marks | TOUCHED;
    const count = this.#touchedCount;
    if (count === this.#touched.length) this.#growTouched();
    this.#touched[count] = row;
    this.#touchedCount = count + 1;
  }

  #growTouched(): void {
    const larger = new Int32Array(2 * this.#touched.length);
    larger.set(this.#touched);
    this.#touched = larger;
  }
}

function failAmount(amount: number): void {
  assert(false, `a posting is a whole amount, not ${amount}`);
}
