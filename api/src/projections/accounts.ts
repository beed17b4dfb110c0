import type { MarketEvent } from '../market/events.ts';
import type { Asset } from '../market/instrument.ts';
import { type ParticipantId, systemAccounts } from '../market/participant.ts';
import type { AccountBucket } from '../market/posting.ts';
import type { Projection } from './projection.ts';
import type { Balance } from './views.ts';

type Bucketed = { available: number; held: number };

type State = readonly (readonly [ParticipantId, readonly (readonly [Asset, Readonly<Bucketed>])[]])[];

const nothing: Readonly<Bucketed> = { available: 0, held: 0 };

/** Every balance, folded from postings alone. */
export class AccountsProjection implements Projection {
  readonly #accounts = new Map<ParticipantId, Map<Asset, Bucketed>>();

  apply(event: MarketEvent): void {
    if (event.type !== 'FundsPosted') return;
    for (const posting of event.postings) {
      this.#move(posting.from, posting.asset, -posting.amount);
      this.#move(posting.to, posting.asset, posting.amount);
    }
  }

  balance(participantId: ParticipantId, asset: Asset): Readonly<Bucketed> {
    return this.#accounts.get(participantId)?.get(asset) ?? nothing;
  }

  total(participantId: ParticipantId, asset: Asset): number {
    const { available, held } = this.balance(participantId, asset);
    return available + held;
  }

  balances(participantId: ParticipantId): readonly Balance[] {
    const account = this.#accounts.get(participantId) ?? new Map<Asset, Bucketed>();
    return [...account].map(([asset, { available, held }]) => ({ asset, available, held }));
  }

  conservation(): readonly { readonly asset: Asset; readonly total: number; readonly issued: number }[] {
    const contra = this.balances(systemAccounts.issuance);
    return contra.map(({ asset, available }) => ({ asset, total: this.#sum(asset), issued: -available }));
  }

  state(): State {
    return [...this.#accounts].map(([participantId, assets]) => [participantId, [...assets]]);
  }

  restore(state: unknown): void {
    this.#accounts.clear();
    for (const [participantId, assets] of state as State) {
      this.#accounts.set(participantId, new Map(assets.map(([asset, balance]) => [asset, { ...balance }])));
    }
  }

  #sum(asset: Asset): number {
    let sum = 0;
    for (const participantId of this.#accounts.keys()) {
      if (participantId !== systemAccounts.issuance) sum += this.total(participantId, asset);
    }
    return sum;
  }

  #move({ account, bucket }: AccountBucket, asset: Asset, amount: number): void {
    const balance = this.#accounts.get(account)?.get(asset) ?? this.#open(account, asset);
    if (bucket === 'AVAILABLE') balance.available += amount;
    else balance.held += amount;
  }

  #open(account: ParticipantId, asset: Asset): Bucketed {
    const balance = { available: 0, held: 0 };
    const assets = this.#accounts.get(account) ?? new Map<Asset, Bucketed>();
    assets.set(asset, balance);
    this.#accounts.set(account, assets);
    return balance;
  }
}
