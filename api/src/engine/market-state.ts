import type { Instrument } from '../market/instrument.ts';
import type { MarketStatus } from '../market/market-status.ts';
import type { Side } from '../market/order.ts';
import { type BasisPoints, feeSats, type Lots, notionalSats, type Sats } from '../market/units.ts';
import { must } from '../util/assert.ts';
import { type Account, type Accounts, type AssetIndex, QUOTE_INDEX } from './accounts.ts';
import type { OrderBook, RestingOrder } from './book.ts';
import { LinkedBook } from './linked-book.ts';

/** One market: its rules, its book, and what the orders in the book need to be covered. */
export class MarketState {
  readonly instrument: Instrument;
  readonly baseIndex: AssetIndex;
  status: MarketStatus = 'CONTINUOUS';
  readonly #book: OrderBook = new LinkedBook();
  readonly #accounts: Accounts;
  readonly #worstFeeBps: BasisPoints;

  constructor(instrument: Instrument, accounts: Accounts) {
    this.instrument = instrument;
    this.#accounts = accounts;
    this.baseIndex = must(accounts.indexOf(instrument.baseAsset), instrument.baseAsset);
    this.#worstFeeBps = Math.max(instrument.makerFeeBps, instrument.takerFeeBps);
  }

  /** The book to look at. It changes through this class only, so that `needed` of the accounts follows. */
  get book(): Pick<OrderBook, 'bestPrice' | 'head' | 'find' | 'ordersOf' | 'walk' | 'levels'> {
    return this.#book;
  }

  get isHalted(): boolean {
    return this.status === 'HALTED';
  }

  notional(priceSats: Sats, lots: Lots): Sats {
    return notionalSats(priceSats, lots, this.instrument.lotsPerUnit);
  }

  /** The asset in which an order of this side is covered. */
  holdAsset(side: Side): AssetIndex {
    return side === 'BUY' ? QUOTE_INDEX : this.baseIndex;
  }

  /** What must be held for a limit order: the lots to sell, or the price to pay with the worse of the two fees. */
  holdAmount(side: Side, priceSats: Sats, lots: Lots): number {
    if (side === 'SELL') return lots;
    const notional = this.notional(priceSats, lots);
    return notional + feeSats(notional, this.#worstFeeBps);
  }

  wouldCross(side: Side, priceSats: Sats): boolean {
    const best = this.#book.bestPrice(side === 'BUY' ? 'SELL' : 'BUY');
    if (best === null) return false;
    return side === 'BUY' ? priceSats >= best : priceSats <= best;
  }

  rest(order: RestingOrder): void {
    this.#book.rest(order);
    this.#need(this.#accounts.get(order.participantId), order, this.#holdOf(order, order.remainingLots));
  }

  /** Takes `lots` off the head of a side; answers what its owner no longer needs to hold for them. */
  fillHead(side: Side, lots: Lots): number {
    const order = must(this.#book.head(side), 'maker');
    const freed = this.#holdOf(order, order.remainingLots) - this.#holdOf(order, order.remainingLots - lots);
    this.#need(this.#accounts.get(order.participantId), order, -freed);
    this.#book.fillHead(side, lots);
    return freed;
  }

  /** Lowers an order's size, keeping its place; answers what its owner no longer needs to hold. */
  shrink(order: RestingOrder, lots: Lots): number {
    const freed = this.#holdOf(order, order.remainingLots) - this.#holdOf(order, order.remainingLots - lots);
    this.#need(this.#accounts.get(order.participantId), order, -freed);
    this.#book.shrink(order.orderId, lots);
    return freed;
  }

  /** Takes an order out of the book; answers what its owner no longer needs to hold. */
  remove(order: RestingOrder): number {
    const freed = this.#holdOf(order, order.remainingLots);
    this.#need(this.#accounts.get(order.participantId), order, -freed);
    this.#book.remove(order.orderId);
    return freed;
  }

  isCrossed(): boolean {
    const bid = this.#book.bestPrice('BUY');
    const ask = this.#book.bestPrice('SELL');
    return bid !== null && ask !== null && bid >= ask;
  }

  #holdOf(order: RestingOrder, lots: Lots): number {
    return this.holdAmount(order.side, order.priceSats, lots);
  }

  #need(account: Account, order: RestingOrder, change: number): void {
    this.#accounts.need(account, this.holdAsset(order.side), change);
  }
}
