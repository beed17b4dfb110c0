import type { EventOf } from '../src/market/events.ts';
import type { Instrument } from '../src/market/instrument.ts';
import type { Posting } from '../src/market/posting.ts';
import type { Expect } from './auditor-state.ts';

/** `owed` lots were borrowed from the treasury and not yet given back. */
export type AuditedBalance = { available: number; held: number; owed: number };

const CONTRA_ACCOUNT = 'issuance';
const TREASURY = 'treasury';
const FEES = 'fees';

export function notionalOf(instrument: Instrument, priceSats: number, lots: number): bigint {
  return (BigInt(priceSats) * BigInt(lots)) / BigInt(instrument.lotsPerUnit);
}

export function feeOf(notional: bigint, feeBps: number): bigint {
  return (notional * BigInt(feeBps)) / 10_000n;
}

/** Everybody's money, from postings alone, and what trades say should have been posted. */
export class AuditedMoney {
  readonly #expect: Expect;
  readonly #balances = new Map<string, Map<string, AuditedBalance>>();
  readonly #issued = new Map<string, number>();
  /** Of the command under way: what its trades move less what was posted for them. */
  readonly #open = new Map<string, bigint>();

  constructor(expect: Expect) {
    this.#expect = expect;
  }

  balance(account: string, asset: string): AuditedBalance {
    const assets = this.#balances.get(account) ?? new Map<string, AuditedBalance>();
    const balance = assets.get(asset) ?? { available: 0, held: 0, owed: 0 };
    this.#balances.set(account, assets.set(asset, balance));
    return balance;
  }

  accounts(): string[] {
    return [...this.#balances.keys()];
  }

  assetsOf(account: string): ReadonlyMap<string, AuditedBalance> {
    return this.#balances.get(account) ?? new Map();
  }

  /** What an account owes less what it has: above zero, it is short. */
  shortLots(account: string, asset: string): number {
    const { available, held, owed } = this.balance(account, asset);
    return owed - available - held;
  }

  /** Notes what a trade has to move; the postings have to agree when the command ends. */
  trade(event: EventOf<'TradeExecuted'>, instrument: Instrument): void {
    const notional = notionalOf(instrument, event.priceSats, event.quantityLots);
    const makerFee = feeOf(notional, instrument.makerFeeBps);
    const takerFee = event.isAuction ? makerFee : feeOf(notional, instrument.takerFeeBps);
    const areFeesRight = makerFee === BigInt(event.makerFeeSats) && takerFee === BigInt(event.takerFeeSats);
    this.#expect(areFeesRight, () => `trade ${event.tradeId}: fees should be ${makerFee} and ${takerFee}`);
    const isBuy = event.takerSide === 'BUY';
    const [buyer, buyerFee] = isBuy ? [event.takerId, takerFee] : [event.makerId, makerFee];
    const [seller, sellerFee] = isBuy ? [event.makerId, makerFee] : [event.takerId, takerFee];
    const lots = BigInt(event.quantityLots);
    this.#owe(buyer, instrument.quoteAsset, -notional - buyerFee);
    this.#owe(buyer, instrument.baseAsset, lots);
    this.#owe(seller, instrument.quoteAsset, notional - sellerFee);
    this.#owe(seller, instrument.baseAsset, -lots);
    this.#owe(FEES, instrument.quoteAsset, buyerFee + sellerFee);
  }

  #owe(account: string, asset: string, amount: bigint): void {
    const key = `${account} ${asset}`;
    this.#open.set(key, (this.#open.get(key) ?? 0n) + amount);
  }

  post({ postings }: EventOf<'FundsPosted'>): void {
    for (const posting of postings) {
      const { asset, amount, reason } = posting;
      const isAmount = Number.isSafeInteger(amount) && amount > 0;
      this.#expect(isAmount, () => `posting of ${amount} ${asset}`);
      this.#expect(areLegsRight(posting), () => `${reason} from ${posting.from.account} to ${posting.to.account}`);
      if (isAmount) this.#move(posting);
    }
  }

  #move({ asset, amount, from, to, reason }: Posting): void {
    this.#add(from.account, asset, from.bucket === 'HELD', -amount);
    this.#add(to.account, asset, to.bucket === 'HELD', amount);
    if (reason === 'ISSUE') this.#issued.set(asset, (this.#issued.get(asset) ?? 0) + amount);
    if (reason === 'BORROW') this.balance(to.account, asset).owed += amount;
    if (reason === 'REPAY') this.#repay(from.account, asset, amount);
    if (reason !== 'SETTLE' && reason !== 'FEE') return;
    this.#owe(from.account, asset, BigInt(amount));
    this.#owe(to.account, asset, -BigInt(amount));
  }

  #repay(account: string, asset: string, amount: number): void {
    const balance = this.balance(account, asset);
    balance.owed -= amount;
    this.#expect(balance.owed >= 0, () => `${account} gave back more ${asset} than it owed`);
  }

  #add(account: string, asset: string, isHeld: boolean, change: number): void {
    const balance = this.balance(account, asset);
    if (isHeld) balance.held += change;
    else balance.available += change;
    const isCovered = account === CONTRA_ACCOUNT || (balance.available >= 0 && balance.held >= 0);
    this.#expect(isCovered, () => `${account} is overdrawn in ${asset}`);
  }

  /** What is owed to the treasury ends with the account. */
  retire(account: string): void {
    for (const [asset, balance] of this.assetsOf(account)) {
      const isEmpty = balance.available === 0 && balance.held === 0;
      this.#expect(isEmpty, () => `${account} has retired with ${asset}`);
      balance.owed = 0;
    }
  }

  /** Everything that the command's trades move has been posted. */
  endCommand(): void {
    for (const [key, amount] of this.#open) this.#expect(amount === 0n, () => `${key} is off by ${amount}`);
    this.#open.clear();
  }

  /** Nothing comes or goes but by issue. */
  takeCensus(): void {
    const sums = new Map<string, bigint>();
    for (const [account, assets] of this.#balances) {
      if (account === CONTRA_ACCOUNT) continue;
      for (const [asset, { available, held }] of assets) {
        sums.set(asset, (sums.get(asset) ?? 0n) + BigInt(available) + BigInt(held));
      }
    }
    for (const [asset, sum] of sums) {
      const issued = BigInt(this.#issued.get(asset) ?? 0);
      this.#expect(sum === issued, () => `${sum} ${asset} exist, ${issued} were issued`);
    }
  }
}

/** Who may pay whom, and out of what, for each reason. */
function areLegsRight({ from, to, reason }: Posting): boolean {
  const isWithin = from.account === to.account;
  const isFree = from.bucket === 'AVAILABLE' && to.bucket === 'AVAILABLE';
  switch (reason) {
    case 'ISSUE':
      return from.account === CONTRA_ACCOUNT && to.account === TREASURY && isFree;
    case 'FUND':
    case 'BORROW':
      return from.account === TREASURY && isFree;
    case 'REPAY':
    case 'RETIRE':
      return to.account === TREASURY && isFree;
    case 'ADJUST':
    case 'REPLENISH':
      return (from.account === TREASURY || to.account === TREASURY) && isFree;
    case 'HOLD':
      return isWithin && from.bucket === 'AVAILABLE' && to.bucket === 'HELD';
    case 'RELEASE':
      return isWithin && from.bucket === 'HELD' && to.bucket === 'AVAILABLE';
    case 'SETTLE':
      return from.bucket === 'HELD' && to.bucket === 'AVAILABLE';
    case 'FEE':
      return to.account === FEES && to.bucket === 'AVAILABLE';
  }
}
