import type { Instrument } from '../../src/market/instrument.ts';
import type { MarketStatus } from '../../src/market/market-status.ts';
import { type OrderRequest, opposite, type Side } from '../../src/market/order.ts';
import type { RejectReason } from '../../src/market/reject-reason.ts';

export type ReferenceOrder = Omit<OrderRequest, 'priceSats' | 'quantityLots'> & {
  readonly id: number;
  readonly owner: string;
  readonly isQuote: boolean;
  priceSats: number | null;
  total: number;
  left: number;
  /** What of it shows while it rests. */
  shown: number;
  /** Moment of joining the queue. */
  age: number;
  /** The other leg of its pair, while both live. */
  linked: number | null;
  /** A stop before its turn: outside of the book. */
  isWaiting: boolean;
};

export type ReferenceMarket = {
  instrument: Instrument;
  status: MarketStatus;
  auctionEndsAt: number | null;
  reference: number | null;
  last: number | null;
  high: number | null;
  low: number | null;
  volume: number;
  turnover: number;
  /** What `AuctionIndicated` told last in this auction. */
  indicated: string;
  /** Stops that a print elected and that have not run, in order of election. */
  elected: ReferenceOrder[];
};

/** Where and which way: all that decides what an order holds, beside its size. */
export type Place = { readonly market: string; readonly side: Side };

/** Orders in one list, money as totals: everything else is searched, sorted and summed up whenever somebody asks. */
export class ReferenceState {
  orders: ReferenceOrder[] = [];
  markets: ReferenceMarket[] = [];
  /** In the order of admission; false once retired. */
  readonly isPresent = new Map<string, boolean>();
  readonly totals = new Map<string, number>();
  readonly debts = new Map<string, number>();

  market(symbol: string): ReferenceMarket {
    const market = this.markets.find(({ instrument }) => instrument.symbol === symbol);
    if (market === undefined) throw new Error(`no market ${symbol}`);
    return market;
  }

  assets(): string[] {
    return ['BTC', ...this.markets.map(({ instrument }) => instrument.baseAsset)];
  }

  order(id: number | null): ReferenceOrder | undefined {
    return this.orders.find((order) => order.id === id);
  }

  remove(order: ReferenceOrder) {
    this.orders = this.orders.filter((other) => other !== order);
    const market = this.market(order.market);
    market.elected = market.elected.filter((other) => other !== order);
  }

  /** One side of a book in priority order. */
  queue(market: string, side: Side): ReferenceOrder[] {
    const sign = side === 'BUY' ? -1 : 1;
    return this.orders
      .filter((order) => order.market === market && order.side === side && !order.isWaiting)
      .sort((a, b) => sign * (priceOf(a) - priceOf(b)) || a.age - b.age);
  }

  /** Waiting stops, the one that a moving price reaches first at the head. */
  stops(market: string, side: Side): ReferenceOrder[] {
    const sign = side === 'BUY' ? 1 : -1;
    return this.orders
      .filter((order) => order.market === market && order.side === side && order.isWaiting)
      .sort((a, b) => sign * (stopPriceOf(a) - stopPriceOf(b)) || a.id - b.id);
  }

  /** All orders of a market, or one owner's, in the order in which they are canceled together. */
  inOrderOfCancel(market: string, owner: string | null): ReferenceOrder[] {
    return [
      ...this.queue(market, 'BUY'),
      ...this.queue(market, 'SELL'),
      ...this.stops(market, 'BUY'),
      ...this.stops(market, 'SELL'),
    ].filter((order) => owner === null || order.owner === owner);
  }

  /** Whether an order at this price would find somebody on the other side, itself included. */
  crosses({ market, side }: Place, price: number): boolean {
    const [best] = this.queue(market, opposite(side));
    return best !== undefined && isWithin(side, priceOf(best), price);
  }

  /** The last price, or what stands for it before the first print. */
  mark(symbol: string): number | null {
    const { last, instrument } = this.market(symbol);
    return last ?? instrument.previousCloseSats;
  }

  total(account: string, asset: string): number {
    return this.totals.get(`${account} ${asset}`) ?? 0;
  }

  owed(account: string, asset: string): number {
    return this.debts.get(`${account} ${asset}`) ?? 0;
  }

  held(account: string, asset: string): number {
    return this.orders
      .filter((order) => order.owner === account && this.holdAsset(order) === asset)
      .reduce((sum, order) => sum + this.#shareOfHold(order), 0);
  }

  available(account: string, asset: string): number {
    return this.total(account, asset) - this.held(account, asset);
  }

  /** Negative amounts take away. */
  pay(account: string, asset: string, amount: number) {
    this.totals.set(`${account} ${asset}`, this.total(account, asset) + amount);
  }

  /** Lots from the treasury, or back to it. */
  lend(account: string, asset: string, lots: number) {
    this.debts.set(`${account} ${asset}`, this.owed(account, asset) + lots);
    this.pay(account, asset, lots);
    this.pay('treasury', asset, -lots);
  }

  position(account: string, market: string): number {
    const { baseAsset } = this.market(market).instrument;
    return this.owed(account, baseAsset) - this.total(account, baseAsset);
  }

  holdAsset({ market, side }: Place): string {
    return side === 'BUY' ? 'BTC' : this.market(market).instrument.baseAsset;
  }

  notional(market: string, price: number, lots: number): number {
    return (price / this.market(market).instrument.lotsPerUnit) * lots;
  }

  /** What an order of this size needs at this price. */
  need({ market, side }: Place, price: number, lots: number): number {
    const { makerFeeBps, takerFeeBps } = this.market(market).instrument;
    const notional = this.notional(market, price, lots);
    return side === 'SELL' ? lots : notional + fee(notional, Math.max(makerFeeBps, takerFeeBps));
  }

  hold(order: ReferenceOrder): number {
    return this.need(order, order.priceSats ?? stopPriceOf(order), order.left);
  }

  /** A pair holds once, in the name of its limit order. */
  #shareOfHold(order: ReferenceOrder): number {
    const other = this.order(order.linked);
    if (other === undefined) return this.hold(order);
    return order.isWaiting ? 0 : Math.max(this.hold(order), this.hold(other));
  }

  /** Why an account cannot hold so much more, if it cannot; `missing` lots could be borrowed. */
  lackOf(owner: string, place: Place, more: number, mayBorrow: boolean): RejectReason | null {
    const asset = this.holdAsset(place);
    const missing = more - this.available(owner, asset);
    if (missing <= 0) return null;
    const { maxShortLots } = this.market(place.market).instrument;
    if (place.side === 'BUY' || !mayBorrow || maxShortLots === 0) return 'INSUFFICIENT_FUNDS';
    if (this.owed(owner, asset) + missing > maxShortLots) return 'SHORT_LIMIT';
    return missing > this.total('treasury', asset) ? 'INSUFFICIENT_FUNDS' : null;
  }

  borrowMissing(owner: string, place: Place, more: number) {
    const asset = this.holdAsset(place);
    const missing = more - this.available(owner, asset);
    if (place.side === 'SELL' && missing > 0) this.lend(owner, asset, missing);
  }
}

export function fee(notional: number, feeBps: number): number {
  return Number((BigInt(notional) * BigInt(feeBps)) / 10_000n);
}

/** For orders in the book, which have one. */
export function priceOf(order: ReferenceOrder): number {
  return order.priceSats ?? Number.NaN;
}

export function stopPriceOf(order: ReferenceOrder): number {
  return order.stopPriceSats ?? Number.NaN;
}

/** Whether a price is no worse than a limit. */
export function isWithin(side: Side, price: number, limit: number | null): boolean {
  return limit === null || (side === 'BUY' ? price <= limit : price >= limit);
}

export function isReached(stop: ReferenceOrder, print: number): boolean {
  return stop.side === 'BUY' ? print >= stopPriceOf(stop) : print <= stopPriceOf(stop);
}

export function isStop(kind: OrderRequest['kind']): boolean {
  return kind === 'STOP' || kind === 'STOP_LIMIT';
}

export function mayRest({ kind, timeInForce }: Pick<OrderRequest, 'kind' | 'timeInForce'>): boolean {
  return (kind === 'LIMIT' || kind === 'STOP_LIMIT') && (timeInForce === 'GTC' || timeInForce === 'GTD');
}
