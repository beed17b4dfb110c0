import { type ParticipantId, systemAccounts } from '../market/participant.ts';
import type { AccountBucket } from '../market/posting.ts';
import { assert, must } from '../util/assert.ts';
import { type Digest, hashText } from './digest.ts';

/** Place of an account in order of admission. The exchange's own come first. */
export type AccountIndex = number;

export type AccountKind = 'SYSTEM' | 'PARTICIPANT';

/** The exchange's own accounts, in the order of their places. */
export const ownAccounts = [systemAccounts.issuance, systemAccounts.treasury, systemAccounts.fees] as const;

/** Traders that are remembered; a power of two. */
const REMEMBERED = 256;

/** By the last two letters, since names of a crowd are numbered: where the name is, its account follows. */
function placeOf(name: string): number {
  const last = name.length - 1;
  return 2 * ((10 * (last > 0 ? name.charCodeAt(last - 1) : 0) + name.charCodeAt(last)) & (REMEMBERED - 1));
}

/** Who has an account: names never change and are never given twice. */
export class AccountRegister {
  readonly #byName = new Map<unknown, AccountIndex>();
  /** Those who may trade. */
  readonly #traders = new Map<unknown, AccountIndex>();
  /** Those of them who came last, each at his place: asking the map is a twentieth of what a command costs. */
  readonly #recent: (ParticipantId | AccountIndex)[] = Array.from({ length: REMEMBERED }, () => ['', 0]).flat();
  readonly #names: ParticipantId[] = [];
  readonly #kinds: AccountKind[] = [];
  readonly #retired: boolean[] = [];
  /** The buckets of the accounts, as postings name them: at twice an account's place what is available, then what is held. */
  readonly buckets: AccountBucket[] = [];
  readonly #digest: Digest;

  /** Who is there counts in the digest. */
  constructor(digest: Digest) {
    this.#digest = digest;
  }

  get count(): number {
    return this.#names.length;
  }

  add(name: ParticipantId, kind: AccountKind): AccountIndex {
    assert(!this.#byName.has(name), () => `account ${name} exists`);
    const account = this.#names.push(name) - 1;
    this.#byName.set(name, account);
    if (kind === 'PARTICIPANT') this.#traders.set(name, account);
    this.#kinds.push(kind);
    this.#retired.push(false);
    this.buckets.push({ account: name, bucket: 'AVAILABLE' }, { account: name, bucket: 'HELD' });
    this.#hash(account, true);
    return account;
  }

  retire(account: AccountIndex): void {
    this.#hash(account, false);
    this.#retired[account] = true;
    this.#traders.delete(this.name(account));
    this.#recent[placeOf(this.name(account))] = '';
    this.#hash(account, true);
  }

  find(name: unknown): AccountIndex | null {
    return this.#byName.get(name) ?? null;
  }

  /** The account of somebody who was admitted; the exchange's own accounts do not trade. */
  findParticipant(name: unknown): AccountIndex | null {
    const account = this.find(name);
    return account === null || this.#kinds[account] === 'SYSTEM' ? null : account;
  }

  /** The account of somebody who was admitted and has not retired. */
  findTrader(name: unknown): AccountIndex | undefined {
    if (typeof name !== 'string' || name === '') return undefined;
    const place = placeOf(name);
    return this.#recent[place] === name ? (this.#recent[place + 1] as AccountIndex) : this.#lookUp(name, place);
  }

  #lookUp(name: string, place: number): AccountIndex | undefined {
    const account = this.#traders.get(name);
    if (account === undefined) return undefined;
    this.#recent[place] = name;
    this.#recent[place + 1] = account;
    return account;
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

  #hash(account: AccountIndex, isAdded: boolean): void {
    const words = `${this.name(account)} ${this.kind(account)} ${this.isRetired(account)}`;
    const low = hashText(words);
    const high = hashText(`${words} `);
    if (isAdded) this.#digest.add(low, high);
    else this.#digest.remove(low, high);
  }
}
