import type { EventOf, MarketEvent } from '../../market/events.ts';
import type { ParticipantId } from '../../market/participant.ts';
import type { AccountBucket } from '../../market/posting.ts';
import { isHeld } from '../payload.ts';
import type { SqliteFile } from '../sqlite-file.ts';
import type { TableWriter } from './table-writer.ts';

type Stored = { readonly accountId: number; readonly asset: string; available: number; held: number };
type Balance = Stored & { isStored: boolean; isDirty: boolean };
type Account = { readonly accountId: number; readonly balances: Map<string, Balance> };

/** Double entry: every posting, and the balances they add up to. */
export class PostingRows implements TableWriter {
  readonly #addAccount;
  readonly #addPosting;
  readonly #addBalance;
  readonly #setBalance;
  readonly #accounts = new Map<ParticipantId, Account>();
  #dirty: Balance[] = [];

  constructor(file: SqliteFile) {
    this.#addAccount = file.prepare('insert into accounts (account_id, participant_id) values (?, ?)');
    this.#addPosting = file.prepare(
      'insert into postings (seq, position, asset, amount, from_account_id, from_held, to_account_id, to_held, reason) ' +
        'values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    this.#addBalance = file.prepare('insert into balances (available, held, account_id, asset) values (?, ?, ?, ?)');
    this.#setBalance = file.prepare('update balances set available = ?, held = ? where account_id = ? and asset = ?');
    this.#remember(file);
  }

  write(event: MarketEvent): void {
    if (event.type === 'FundsPosted') this.#post(event);
  }

  flush(): void {
    for (const balance of this.#dirty) {
      const put = balance.isStored ? this.#setBalance : this.#addBalance;
      put.run(balance.available, balance.held, balance.accountId, balance.asset);
      balance.isStored = true;
      balance.isDirty = false;
    }
    this.#dirty = [];
  }

  #post({ seq, postings }: EventOf<'FundsPosted'>): void {
    for (let position = 0; position < postings.length; position += 1) {
      const posting = postings[position];
      if (posting === undefined) continue;
      const { asset, amount, from, to, reason } = posting;
      const fromId = this.#move(from, asset, -amount);
      const toId = this.#move(to, asset, amount);
      this.#addPosting.run(seq, position, asset, amount, fromId, isHeld(from), toId, isHeld(to), reason);
    }
  }

  #move(leg: AccountBucket, asset: string, change: number): number {
    const account = this.#accounts.get(leg.account) ?? this.#open(leg.account);
    const balance = account.balances.get(asset) ?? begin(account, asset);
    if (leg.bucket === 'HELD') balance.held += change;
    else balance.available += change;
    if (!balance.isDirty) this.#dirty.push(balance);
    balance.isDirty = true;
    return account.accountId;
  }

  #open(participantId: ParticipantId): Account {
    const account = { accountId: this.#accounts.size + 1, balances: new Map<string, Balance>() };
    this.#addAccount.run(account.accountId, participantId);
    this.#accounts.set(participantId, account);
    return account;
  }

  #remember(file: SqliteFile): void {
    const accounts = file
      .prepare<[], { accountId: number; participantId: string }>(
        'select account_id as accountId, participant_id as participantId from accounts order by account_id',
      )
      .all();
    const byId = new Map<number, Account>();
    for (const { accountId, participantId } of accounts) {
      const account = { accountId, balances: new Map<string, Balance>() };
      byId.set(accountId, account);
      this.#accounts.set(participantId, account);
    }
    const balances = file.prepare<[], Stored>('select account_id as accountId, asset, available, held from balances');
    for (const row of balances.all())
      byId.get(row.accountId)?.balances.set(row.asset, { ...row, isStored: true, isDirty: false });
  }
}

function begin(account: Account, asset: string): Balance {
  const balance = { accountId: account.accountId, asset, available: 0, held: 0, isStored: false, isDirty: false };
  account.balances.set(asset, balance);
  return balance;
}
