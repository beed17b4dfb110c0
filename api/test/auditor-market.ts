import type { Instrument } from '../src/market/instrument.ts';
import type { MarketStatus } from '../src/market/market-status.ts';
import { opposite, type Side } from '../src/market/order.ts';
import { AuditedBook, type AuditedOrder } from './audited-book.ts';
import { type AuctionOutcome, auctionOutcome, NO_OUTCOME } from './auditor-auction.ts';
import { feeOf, notionalOf } from './auditor-money.ts';

/** What has traded since the run began. */
export type DayFigures = {
  readonly lastPriceSats: number | null;
  readonly highPriceSats: number | null;
  readonly lowPriceSats: number | null;
  readonly volumeLots: number;
  readonly turnoverSats: bigint;
};

/** The end of an auction while its trades are told. */
export type Uncross = {
  readonly priceSats: number | null;
  readonly expectedLots: number;
  lots: number;
  cancels: number;
};

/** One market as the events tell it. */
export class AuditedMarket {
  instrument: Instrument;
  readonly book = new AuditedBook();
  /** Stops that wait for their price. */
  readonly stops = new Set<AuditedOrder>();
  /** Stops whose price was reached, in the order in which they have to run. */
  readonly elected: AuditedOrder[] = [];
  status: MarketStatus;
  /** When the auction under way ends by itself. */
  endsAt: number | null = null;
  referenceSats: number | null = null;
  uncross: Uncross | null = null;
  /** What was last told about the auction under way. */
  indication: AuctionOutcome = NO_OUTCOME;
  figures: DayFigures = {
    lastPriceSats: null,
    highPriceSats: null,
    lowPriceSats: null,
    volumeLots: 0,
    turnoverSats: 0n,
  };

  constructor(instrument: Instrument) {
    this.instrument = instrument;
    this.status = instrument.openingStatus;
  }

  /** The last price, or before the first print that of the time before the run. */
  get knownSats(): number | null {
    return this.figures.lastPriceSats ?? this.instrument.previousCloseSats;
  }

  /** What market orders are worth at and auctions lean to. */
  get leaningSats(): number | null {
    return this.referenceSats ?? this.knownSats;
  }

  /** What the auction would do if it ended now. */
  outcome(): AuctionOutcome {
    return auctionOutcome(this.book, this.instrument.tickSats, this.leaningSats);
  }

  print(priceSats: number, lots: number): void {
    const { highPriceSats, lowPriceSats, volumeLots, turnoverSats } = this.figures;
    this.figures = {
      lastPriceSats: priceSats,
      highPriceSats: Math.max(priceSats, highPriceSats ?? priceSats),
      lowPriceSats: Math.min(priceSats, lowPriceSats ?? priceSats),
      volumeLots: volumeLots + lots,
      turnoverSats: turnoverSats + notionalOf(this.instrument, priceSats, lots),
    };
    this.elect(priceSats);
  }

  /** Every waiting stop that a price reaches gets its turn: buys first, each side from the price reached first. */
  elect(priceSats: number): void {
    const reached = [...this.stops].filter((stop) => isReached(stop, priceSats) && !this.elected.includes(stop));
    this.elected.push(...reached.sort(byTurn));
  }

  wait(stop: AuditedOrder): void {
    stop.place = 'WAITING';
    this.stops.add(stop);
  }

  /** Takes an order out of whatever queue it stands in. */
  leave(order: AuditedOrder): void {
    if (order.place === 'BOOK') this.book.leave(order);
    if (order.place !== 'WAITING') return;
    this.stops.delete(order);
    const turn = this.elected.indexOf(order);
    if (turn >= 0) this.elected.splice(turn, 1);
  }

  rest(order: AuditedOrder): void {
    order.place = 'BOOK';
    order.displayedLots = Math.min(order.displayLots ?? order.remainingLots, order.remainingLots);
    this.book.join(order);
  }

  /** In the order in which a mass cancel has to take them. */
  inCancelOrder(): AuditedOrder[] {
    const stops = [...this.stops].sort(byTurn);
    return [...this.book.orders('BUY'), ...this.book.orders('SELL'), ...stops];
  }

  /** Whether an order would trade at a price now. */
  isWilling(order: AuditedOrder, priceSats: number): boolean {
    if (order.priceSats === null) return this.isShortOfBandEdge(order.side, priceSats);
    return order.side === 'BUY' ? priceSats <= order.priceSats : priceSats >= order.priceSats;
  }

  /** Whether anybody is left for an order to trade with. */
  hasCounterparty(order: AuditedOrder): boolean {
    const best = this.book.best(opposite(order.side));
    return best !== null && this.isWilling(order, best);
  }

  isInBand(priceSats: number): boolean {
    const bandSats = this.#bandSats();
    return bandSats === null || Math.abs(priceSats - (this.referenceSats ?? 0)) <= bandSats;
  }

  isShortOfBandEdge(side: Side, priceSats: number): boolean {
    const bandSats = this.#bandSats();
    const beyond = (priceSats - (this.referenceSats ?? 0)) * (side === 'BUY' ? 1 : -1);
    return bandSats === null || beyond <= bandSats;
  }

  isInVolatilityBand(priceSats: number, anchorSats: number | null): boolean {
    const { volatilityBandBps } = this.instrument;
    if (volatilityBandBps === null || anchorSats === null) return true;
    return BigInt(Math.abs(priceSats - anchorSats)) * 10_000n <= BigInt(anchorSats) * BigInt(volatilityBandBps);
  }

  #bandSats(): number | null {
    const { priceBandTicks, tickSats } = this.instrument;
    return priceBandTicks === null || this.referenceSats === null ? null : priceBandTicks * tickSats;
  }

  holdAsset(side: Side): string {
    return side === 'BUY' ? this.instrument.quoteAsset : this.instrument.baseAsset;
  }

  /** What an order needs held by itself: its lots, or its price with the worse of both fees. */
  holdOf({ side, kind, priceSats, stopPriceSats, remainingLots }: AuditedOrder): bigint {
    if (side === 'SELL') return BigInt(remainingLots);
    const price = kind === 'STOP' ? stopPriceSats : priceSats;
    const notional = notionalOf(this.instrument, price ?? 0, remainingLots);
    return notional + feeOf(notional, Math.max(this.instrument.makerFeeBps, this.instrument.takerFeeBps));
  }
}

export function isReached({ side, stopPriceSats }: AuditedOrder, priceSats: number): boolean {
  const stopSats = stopPriceSats ?? Number.NaN;
  return side === 'BUY' ? stopSats <= priceSats : stopSats >= priceSats;
}

function byTurn(a: AuditedOrder, b: AuditedOrder): number {
  if (a.side !== b.side) return a.side === 'BUY' ? -1 : 1;
  const distance = ((a.stopPriceSats ?? 0) - (b.stopPriceSats ?? 0)) * (a.side === 'BUY' ? 1 : -1);
  return distance === 0 ? a.orderId - b.orderId : distance;
}
