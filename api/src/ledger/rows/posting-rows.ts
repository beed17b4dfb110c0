import type { EventOf } from '../../market/events.ts';
import type { ParticipantId } from '../../market/participant.ts';
import type { AccountBucket } from '../../market/posting.ts';
import { isHeld } from '../payload.ts';
import type { SqliteFile } from '../sqlite-file.ts';
import { RowBuffer } from './row-buffer.ts';
import type { TableWriter } from './table-writer.ts';

type Stored = { readonly accountId: number; readonly asset: string; available: number; held: number };
type Balance = Stored & { isDirty: boolean };
type Account = { readonly accountId: number; readonly balances: Map<string, Balance> };

const POSTING_COLUMNS = [
  'seq',
  'position',
  'asset',
  'amount',
  'from_account_id',
  'from_held',
  'to_account_id',
  'to_held',
  'reason',
];

/** Double entry: every posting, and the balances they add up to. */
export class PostingRows implements TableWriter {
  readonly types = ['FundsPosted'] as const;
  readonly #addAccount;
  readonly #postings: RowBuffer;
  readonly #balances: RowBuffer;
  readonly #accounts = new Map<ParticipantId, Account>();
  #dirty: Balance[] = [];

  constructor(file: SqliteFile) {
    this.#addAccount = file.prepare('insert into accounts (account_id, participant_id) values (?, ?)');
    this.#postings = new RowBuffer(file, 'postings', POSTING_COLUMNS);
    this.#balances = new RowBuffer(file, 'balances', ['account_id', 'asset', 'available', 'held'], 'replace');
    this.#remember(file);
  }

  write(event: EventOf<'FundsPosted'>): void {
    this.#post(event);
  }

  flush(): void {
    this.#postings.flush();
    for (const balance of this.#dirty) {
      this.#balances.add(balance.accountId, balance.asset, balance.available, balance.held);
      balance.isDirty = false;
    }
    this.#balances.flush();
    this.#dirty = [];
  }

  #post({ seq, postings }: EventOf<'FundsPosted'>): void {
    for (let position = 0; position < postings.length; position += 1) {
      const posting = postings[position];
      if (posting === undefined) continue;
      const { asset, amount, from, to, reason } = posting;
      const fromId = this.#move(from, asset, -amount);
      const toId = this.#move(to, asset, amount);
      this.#postings.add(seq, position, asset, amount, fromId, isHeld(from), toId, isHeld(to), reason);
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
    for (const row of balances.all()) byId.get(row.accountId)?.balances.set(row.asset, { ...row, isDirty: false });
  }
}

function begin(account: Account, asset: string): Balance {
  const balance = { accountId: account.accountId, asset, available: 0, held: 0, isDirty: false };
  account.balances.set(asset, balance);
  return balance;
}
