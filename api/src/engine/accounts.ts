import type { Asset } from '../market/instrument.ts';
import type { ParticipantId } from '../market/participant.ts';
import { systemAccounts } from '../market/participant.ts';
import type { AccountBucket, Bucket, Posting, PostingReason } from '../market/posting.ts';
import { assert, must } from '../util/assert.ts';
import { PostingBatch } from './posting-batch.ts';

/** Place of an asset in every account's arrays; 0 is the quote asset. */
export type AssetIndex = number;
export const QUOTE_INDEX: AssetIndex = 0;

/** One bucket of one account: an amount per asset. `leg` is how postings name it. */
export class Purse {
  readonly account: Account;
  readonly leg: AccountBucket;
  readonly amounts: number[];

  constructor(account: Account, bucket: Bucket, assetCount: number) {
    this.account = account;
    this.leg = { account: account.participantId, bucket };
    this.amounts = new Array<number>(assetCount).fill(0);
  }
}

export type AccountKind = 'SYSTEM' | 'PARTICIPANT';

export class Account {
  readonly participantId: ParticipantId;
  readonly kind: AccountKind;
  readonly available: Purse;
  readonly held: Purse;
  /** What the account's resting orders need, told by the book and not by the postings: `held` must equal it. */
  readonly needed: number[];
  isRetired = false;
  /** Waits for the check at the end of the command. */
  isTouched = false;

  constructor(participantId: ParticipantId, kind: AccountKind, assetCount: number) {
    this.participantId = participantId;
    this.kind = kind;
    this.available = new Purse(this, 'AVAILABLE', assetCount);
    this.held = new Purse(this, 'HELD', assetCount);
    this.needed = new Array<number>(assetCount).fill(0);
  }

  free(asset: AssetIndex): number {
    return must(this.available.amounts[asset], 'asset');
  }

  heldOf(asset: AssetIndex): number {
    return must(this.held.amounts[asset], 'asset');
  }
}

/** All money of a run. It moves by postings only, and is checked after every command. */
export class Accounts {
  readonly assets: readonly Asset[];
  readonly #indexes: ReadonlyMap<Asset, AssetIndex>;
  readonly #byId = new Map<ParticipantId, Account>();
  readonly #batch = new PostingBatch();
  readonly #touched: Account[] = [];
  /** Sum of every change of every purse since the start, per asset: nothing appears and nothing vanishes. */
  readonly #imbalance: number[];
  readonly #issuance: Account;
  readonly treasury: Account;
  readonly fees: Account;

  constructor(assets: readonly Asset[]) {
    this.assets = assets;
    this.#indexes = new Map(assets.map((asset, index) => [asset, index]));
    this.#imbalance = new Array<number>(assets.length).fill(0);
    this.#issuance = this.open(systemAccounts.issuance, 'SYSTEM');
    this.treasury = this.open(systemAccounts.treasury, 'SYSTEM');
    this.fees = this.open(systemAccounts.fees, 'SYSTEM');
  }

  open(participantId: ParticipantId, kind: AccountKind = 'PARTICIPANT'): Account {
    assert(!this.#byId.has(participantId), () => `account ${participantId} exists`);
    const account = new Account(participantId, kind, this.assets.length);
    this.#byId.set(participantId, account);
    return account;
  }

  find(participantId: unknown): Account | null {
    return this.#byId.get(participantId as ParticipantId) ?? null;
  }

  /** The account of somebody who was admitted; the exchange's own accounts do not trade. */
  findParticipant(participantId: unknown): Account | null {
    const account = this.find(participantId);
    return account?.kind === 'PARTICIPANT' ? account : null;
  }

  get(participantId: ParticipantId): Account {
    return must(this.#byId.get(participantId), `account ${participantId}`);
  }

  all(): IterableIterator<Account> {
    return this.#byId.values();
  }

  indexOf(asset: unknown): AssetIndex | null {
    return this.#indexes.get(asset as Asset) ?? null;
  }

  issue(asset: AssetIndex, amount: number): void {
    this.post('ISSUE', asset, amount, this.#issuance.available, this.treasury.available);
  }

  hold(account: Account, asset: AssetIndex, amount: number): void {
    this.post('HOLD', asset, amount, account.available, account.held);
  }

  release(account: Account, asset: AssetIndex, amount: number): void {
    this.post('RELEASE', asset, amount, account.held, account.available);
  }

  /** Moves `amount` and writes it down; nothing to move is nothing to write. */
  post(reason: PostingReason, asset: AssetIndex, amount: number, from: Purse, to: Purse): void {
    assert(Number.isSafeInteger(amount) && amount >= 0, () => `cannot post ${amount}`);
    if (amount === 0) return;
    this.#add(from, asset, -amount);
    this.#add(to, asset, amount);
    this.#batch.add(must(this.assets[asset], 'asset'), amount, from.leg, to.leg, reason);
  }

  /** Puts an amount where a snapshot says it was. */
  restore(account: Account, asset: AssetIndex, available: number, held: number): void {
    this.#add(account.available, asset, available);
    this.#add(account.held, asset, held);
  }

  /** Tells what the account's resting orders need more (or less, when negative). */
  need(account: Account, asset: AssetIndex, change: number): void {
    account.needed[asset] = must(account.needed[asset], 'asset') + change;
    this.#touch(account);
  }

  get hasPostings(): boolean {
    return !this.#batch.isEmpty;
  }

  /** The postings of the command, which ends with this. */
  takePostings(): readonly Posting[] {
    return this.#batch.take();
  }

  /** Crashes when the command created or lost money, overdrew an account, or left a hold that no order explains. */
  check(): void {
    for (let asset = 0; asset < this.#imbalance.length; asset += 1) {
      assert(this.#imbalance[asset] === 0, () => `${this.assets[asset]} is off by ${this.#imbalance[asset]}`);
    }
    for (const account of this.#touched) {
      account.isTouched = false;
      if (account !== this.#issuance) this.#checkAccount(account);
    }
    this.#touched.length = 0;
  }

  #checkAccount(account: Account): void {
    for (let asset = 0; asset < this.assets.length; asset += 1) {
      const available = account.free(asset);
      const held = account.heldOf(asset);
      const needed = must(account.needed[asset], 'asset');
      if (available >= 0 && held >= 0 && held === needed) continue;
      assert(
        false,
        `${account.participantId} ${this.assets[asset]}: ${available} free, ${held} held, ${needed} needed`,
      );
    }
  }

  #add(purse: Purse, asset: AssetIndex, change: number): void {
    const amount = must(purse.amounts[asset], 'asset') + change;
    assert(Number.isSafeInteger(amount), () => `${purse.leg.account} cannot hold ${amount}`);
    purse.amounts[asset] = amount;
    this.#imbalance[asset] = must(this.#imbalance[asset], 'asset') + change;
    this.#touch(purse.account);
  }

  #touch(account: Account): void {
    if (account.isTouched) return;
    account.isTouched = true;
    this.#touched.push(account);
  }
}
