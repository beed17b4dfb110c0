import type { Asset } from '../market/instrument.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { AccountBucket, Posting, PostingReason } from '../market/posting.ts';
import { assert } from '../util/assert.ts';
import { loosenShape } from '../util/loose-shape.ts';
import { type AccountIndex, type AccountKind, AccountRegister, ownAccounts } from './account-register.ts';
import * as accountRows from './account-rows.ts';
import { type AccountRow, AccountRows, type AssetIndex } from './account-rows.ts';
import { Digest, hashText } from './digest.ts';
import { PostingBatch } from './posting-batch.ts';

export type { AccountIndex, AccountKind, AssetIndex };

// Constants of this module's own are compiled in, imported and exported ones are looked up each time: docs/adr/0009.
const { HELD, NEEDED, OWED, CHECKED, ROW_MASK } = accountRows.layout;
const QUOTE: AssetIndex = 0;
export const QUOTE_INDEX = QUOTE;

// Every fill makes four.
loosenShape<Posting>({ asset: 0, amount: 0, from: 0, to: 0, reason: 0 });

/** Where the amount of one bucket of one account in one asset is. */
export type Cell = number;

const ISSUANCE: AccountIndex = 0;
export const TREASURY: AccountIndex = 1;
const FEES: AccountIndex = 2;

const LARGEST_AMOUNT = Number.MAX_SAFE_INTEGER;

const add = (numbers: Float64Array, place: number, amount: number): void => {
  numbers[place] = (numbers[place] as number) + amount;
};

/** Which bucket an amount is in, as its place in a row. */
export type Bucket = 0 | 1;
export const IN_AVAILABLE: Bucket = 0;
export const IN_HELD: Bucket = HELD;

/**
 * Takes an amount out of a row's bucket, or out of what is held for a resting order: what that order no longer needs and
 * did not pay is available again.
 */
const pay = (numbers: Float64Array, row: number, amount: number, freed: number, bucket: Bucket): void => {
  add(numbers, row + CHECKED, 0 - amount);
  if (freed === 0) add(numbers, row + bucket, 0 - amount);
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
  /** Sum of hashes of all accounts and of what they have. */
  readonly #digest = new Digest();
  readonly #register = new AccountRegister(this.#digest);
  readonly #rows: AccountRows;
  readonly #batch = new PostingBatch();
  /** What the trades of the command have earned in fees so far; it reaches its account when the command is checked. */
  #tradeFees = 0;
  #hasTraded = false;

  /** `lends` when lots may be borrowed. */
  constructor(assets: readonly Asset[], lends = false) {
    this.assets = assets;
    this.#indexes = new Map(assets.map((asset, index) => [asset, index]));
    this.#rows = new AccountRows(assets.length, lends, this.#digest, (row) => this.#fail(row));
    for (const name of ownAccounts) this.open(name, 'SYSTEM');
  }

  get count(): number {
    return this.#register.count;
  }

  get bytes(): number {
    return this.#rows.numbers.byteLength;
  }

  open(name: ParticipantId, kind: AccountKind = 'PARTICIPANT'): AccountIndex {
    const account = this.#register.add(name, kind);
    this.#rows.open(account, hashText(name));
    return account;
  }

  retire(account: AccountIndex): void {
    this.#register.retire(account);
    for (const asset of this.assets.keys()) {
      if (this.owed(account, asset) !== 0) this.#setOwed(this.#row(account, asset), 0);
    }
  }

  find(name: unknown): AccountIndex | null {
    return this.#register.find(name);
  }

  findParticipant(name: unknown): AccountIndex | null {
    return this.#register.findParticipant(name);
  }

  findTrader(name: unknown): AccountIndex | undefined {
    return this.#register.findTrader(name);
  }

  get(name: ParticipantId): AccountIndex {
    return this.#register.get(name);
  }

  name(account: AccountIndex): ParticipantId {
    return this.#register.name(account);
  }

  kind(account: AccountIndex): AccountKind {
    return this.#register.kind(account);
  }

  isRetired(account: AccountIndex): boolean {
    return this.#register.isRetired(account);
  }

  /** The same for the same name in every run. */
  nameHash(account: AccountIndex): number {
    return this.#rows.nameHash(this.#row(account, QUOTE));
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
    return this.#rows.numbers[cell] as number;
  }

  /** What the account may use. */
  free(account: AccountIndex, asset: AssetIndex): number {
    return this.#rows.numbers[this.#row(account, asset)] as number;
  }

  /** Lots that the account has borrowed from the treasury. */
  owed(account: AccountIndex, asset: AssetIndex): number {
    return this.#rows.numbers[this.#row(account, asset) + OWED] as number;
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
    this.#rows.touch(row);
    this.#batch.append(this.#holdPosting(account, asset, amount));
  }

  release(account: AccountIndex, asset: AssetIndex, amount: number): void {
    if (amount === 0) return;
    const row = this.#row(account, asset);
    this.#unshift(row, amount, 0);
    this.#rows.touch(row);
    this.#batch.add(this.#releasePosting(account, asset, amount));
  }

  /** Tells that an order on its way holds an amount: it pays out of what is available, and only what rests will move. */
  tellHold(account: AccountIndex, asset: AssetIndex, amount: number): void {
    this.#batch.append(this.#holdPosting(account, asset, amount));
  }

  /** Ends what was told so: what the order needs to rest is held, what it did not need is told as released. */
  endHold(account: AccountIndex, asset: AssetIndex, needed: number, released: number): void {
    const row = this.#row(account, asset);
    if (needed !== 0) this.#shift(row, needed, 0);
    this.#rows.checkSoon(row);
    if (released !== 0) this.#batch.add(this.#releasePosting(account, asset, released));
  }

  /** Holds what a new order needs, out of what its owner has available. The caller tells it, or notes it. */
  cover(funds: Cell, account: AccountIndex, asset: AssetIndex, amount: number): Posting {
    this.#shift(funds, amount, amount);
    this.#rows.checkSoon(funds);
    return this.#holdPosting(account, asset, amount);
  }

  /** Releases what an order needed. The caller tells it, or notes it. */
  uncover(account: AccountIndex, asset: AssetIndex, amount: number): Posting {
    if (amount !== 0) {
      const row = this.#row(account, asset);
      this.#unshift(row, amount, amount);
      this.#rows.checkSoon(row);
    }
    return this.#releasePosting(account, asset, amount);
  }

  /** Puts a movement among the postings of the command. */
  note(posting: Posting): void {
    if (posting.amount !== 0) this.#batch.add(posting);
  }

  #holdPosting(account: AccountIndex, asset: AssetIndex, amount: number): Posting {
    const from = this.#register.buckets[2 * account] as AccountBucket;
    const to = this.#register.buckets[2 * account + 1] as AccountBucket;
    const name = this.assets[asset] as Asset;
    return { asset: name, amount, from, to, reason: 'HOLD' };
  }

  #releasePosting(account: AccountIndex, asset: AssetIndex, amount: number): Posting {
    const from = this.#register.buckets[2 * account + 1] as AccountBucket;
    const to = this.#register.buckets[2 * account] as AccountBucket;
    const name = this.assets[asset] as Asset;
    return { asset: name, amount, from, to, reason: 'RELEASE' };
  }

  /** From available to held: the most frequent movement, and one that stays in its row. */
  #shift(row: number, amount: number, need: number): void {
    if (!(amount >= 0 && amount <= LARGEST_AMOUNT) || Math.floor(amount) !== amount) failAmount(amount);
    const numbers = this.#rows.numbers;
    numbers[row] = (numbers[row] as number) - amount;
    numbers[row + HELD] = (numbers[row + HELD] as number) + amount;
    numbers[row + NEEDED] = (numbers[row + NEEDED] as number) + need;
  }

  /** And back. */
  #unshift(row: number, amount: number, need: number): void {
    if (!(amount >= 0 && amount <= LARGEST_AMOUNT) || Math.floor(amount) !== amount) failAmount(amount);
    const numbers = this.#rows.numbers;
    numbers[row] = (numbers[row] as number) + amount;
    numbers[row + HELD] = (numbers[row + HELD] as number) - amount;
    numbers[row + NEEDED] = (numbers[row + NEEDED] as number) - need;
  }

  /**
   * Lots against sats, the buyer pays its fee on top, the seller's is taken from what it earns. Whose order rested no
   * longer needs what was `freed`: what the trade did not take of it is released. The other one pays out of `bucket`.
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
    bucket: Bucket,
  ): void {
    const cost = notional + buyerFee;
    const earned = notional - sellerFee;
    const fees = buyerFee + sellerFee;
    if (!(cost >= 0 && cost <= LARGEST_AMOUNT) || Math.floor(cost) !== cost) failAmount(cost);
    if (earned + fees !== cost) assert(false, 'a trade makes money');
    this.#tradeFees += fees;
    this.#hasTraded = true;
    const numbers = this.#rows.numbers;
    const paying = this.#row(buyer, QUOTE);
    const earning = this.#row(seller, QUOTE);
    const giving = this.#rows.beside(earning, base);
    const taking = this.#rows.beside(paying, base);
    pay(numbers, paying, cost, buyerFreed, bucket);
    pay(numbers, giving, lots, sellerFreed, bucket);
    add(numbers, earning, earned);
    add(numbers, earning + CHECKED, earned);
    add(numbers, taking, lots);
    add(numbers, taking + CHECKED, lots);
    this.#rows.noteTrade(paying, giving, earning, taking);
    if (buyerFreed !== 0) this.#rows.checkNow(paying);
    if (sellerFreed !== 0) this.#rows.checkNow(giving);
    this.#postTrade(buyer, buyerFee, seller, sellerFee, base, lots, notional);
    if (buyerFreed !== 0 && buyerFreed !== cost)
      this.#batch.append(this.#releasePosting(buyer, QUOTE, buyerFreed - cost));
    if (sellerFreed !== 0 && sellerFreed !== lots)
      this.#batch.append(this.#releasePosting(seller, base, sellerFreed - lots));
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
    const { buckets } = this.#register;
    const asset = assets[QUOTE] as Asset;
    const lotsAsset = assets[base] as Asset;
    const from = buckets[2 * buyer + 1] as AccountBucket;
    const to = buckets[2 * seller] as AccountBucket;
    const earned = buckets[2 * FEES] as AccountBucket;
    const lotsFrom = buckets[2 * seller + 1] as AccountBucket;
    const lotsTo = buckets[2 * buyer] as AccountBucket;
    const postings = this.#batch.open();
    const paid = { asset, amount: notional, from, to, reason: 'SETTLE' } as const;
    const given = { asset: lotsAsset, amount: lots, from: lotsFrom, to: lotsTo, reason: 'SETTLE' } as const;
    const buying = { asset, amount: buyerFee, from, to: earned, reason: 'FEE' } as const;
    const selling = { asset, amount: sellerFee, from: to, to: earned, reason: 'FEE' } as const;
    if (buyerFee !== 0 && sellerFee !== 0) postings.push(paid, given, buying, selling);
    else postings.push(paid, given, ...[buying, selling].filter(({ amount }) => amount !== 0));
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
    const numbers = this.#rows.numbers;
    const fromRow = from & ROW_MASK;
    const toRow = to & ROW_MASK;
    numbers[from] = (numbers[from] as number) - amount;
    numbers[to] = (numbers[to] as number) + amount;
    this.#rows.touch(fromRow);
    this.#rows.touch(toRow);
    const asset = this.assets[this.#rows.asset(fromRow)] as Asset;
    this.#batch.add({ asset, amount, from: this.#leg(from), to: this.#leg(to), reason });
  }

  #leg(cell: Cell): AccountBucket {
    const row = cell & ROW_MASK;
    const account = this.#rows.account(row);
    return this.#register.buckets[cell === row ? 2 * account : 2 * account + 1] as AccountBucket;
  }

  /** Puts amounts where a snapshot says they were. */
  restore(account: AccountIndex, asset: AssetIndex, available: number, held: number, owed: number): void {
    const row = this.#row(account, asset);
    this.#rows.numbers[row] = available;
    this.#rows.numbers[row + HELD] = held;
    this.#setOwed(row, owed);
  }

  /** Tells what the account's live orders need more (or less, when negative). */
  need(account: AccountIndex, asset: AssetIndex, change: number): void {
    const row = this.#row(account, asset);
    this.#rows.numbers[row + NEEDED] = this.amount(row + NEEDED) + change;
    this.#rows.touch(row);
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
    for (let index = 0; index < this.#rows.touchedCount; index += 1) {
      const row = this.#rows.touched(index);
      const owed = this.amount(row + OWED);
      if (owed === 0 || this.amount(row) === 0) continue;
      const amount = Math.min(owed, this.amount(row));
      const asset = this.#rows.asset(row);
      this.post('REPAY', amount, row, this.available(TREASURY, asset));
      this.#setOwed(row, owed - amount);
    }
  }

  /** Of the accounts whose money the command has moved, those that are short by so many lots, in order of admission. */
  shortAtLeast(asset: AssetIndex, lots: number): AccountIndex[] {
    const accounts = new Set<AccountIndex>();
    for (let index = 0; index < this.#rows.touchedCount; index += 1) {
      const account = this.#rows.account(this.#rows.touched(index));
      if (this.owed(account, asset) !== 0 && -this.position(account, asset) >= lots) accounts.add(account);
    }
    return [...accounts].sort((a, b) => a - b);
  }

  /** Crashes when the command created or lost money, overdrew an account, or left a hold that no order explains. */
  check(): void {
    if (this.#hasTraded) this.#takeFees();
    const asset = this.#rows.check();
    if (asset >= 0) assert(false, `${this.assets[asset]} is off by ${this.#rows.gain(asset)}`);
  }

  #takeFees(): void {
    const row = this.#row(FEES, QUOTE);
    const numbers = this.#rows.numbers;
    const fees = this.#tradeFees;
    this.#tradeFees = 0;
    this.#hasTraded = false;
    add(numbers, row, fees);
    add(numbers, row + CHECKED, fees);
    this.#rows.checkSoon(row);
  }

  get digest(): Digest {
    this.#rows.updateDigest();
    return this.#digest;
  }

  /** Only who issues may go below zero. */
  #fail(row: AccountRow): void {
    const account = this.#rows.account(row);
    if (account === ISSUANCE) return;
    const asset = this.assets[this.#rows.asset(row)];
    const found = `${this.amount(row)} free, ${this.amount(row + HELD)} held, ${this.amount(row + NEEDED)} needed`;
    assert(false, `${this.name(account)} ${asset}: ${found}`);
  }

  #row(account: AccountIndex, asset: AssetIndex): AccountRow {
    return this.#rows.row(account, asset);
  }

  #setOwed(row: AccountRow, owed: number): void {
    this.#rows.numbers[row + OWED] = owed;
    this.#rows.touch(row);
  }
}

function failAmount(amount: number): void {
  assert(false, `a posting is a whole amount, not ${amount}`);
}
