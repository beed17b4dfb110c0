import type { EventOf, MarketEvent } from '../src/market/events.ts';
import type { MarketStatus } from '../src/market/market-status.ts';
import type { AuditedOrder } from './audited-book.ts';
import { NO_OUTCOME } from './auditor-auction.ts';
import type { AuditedMarket } from './auditor-market.ts';
import type { AuditState } from './auditor-state.ts';

/** From which state an auction may begin, by its reason; after a halt it has to follow the resumption. */
const AUCTION_FROM: Readonly<Record<EventOf<'AuctionStarted'>['reason'], MarketStatus | null>> = {
  OPENING: 'PRE_OPEN',
  REQUESTED: 'CONTINUOUS',
  VOLATILITY: 'CONTINUOUS',
  REOPENING: null,
};

/** States of markets, and the ends of auctions. */
export class AuditedPhases {
  readonly #state: AuditState;

  constructor(state: AuditState) {
    this.#state = state;
  }

  /** A run begins; a market that begins in an auction says so next. */
  open({ instruments }: EventOf<'RunStarted'>): void {
    for (const instrument of instruments) {
      this.#state.open(instrument);
      if (instrument.openingStatus === 'AUCTION') this.#state.demand(`auction of ${instrument.symbol} for OPENING`);
    }
  }

  halt(market: AuditedMarket): void {
    this.#move(market, 'HALTED', market.status !== 'HALTED' && market.status !== 'CLOSED');
  }

  resume(market: AuditedMarket): void {
    this.#expectState(market, market.status === 'HALTED', 'resumed');
    this.#state.demand(`auction of ${market.instrument.symbol} for REOPENING`);
  }

  close(market: AuditedMarket): void {
    this.#move(market, 'CLOSED', market.status !== 'CLOSED');
  }

  preOpen(market: AuditedMarket): void {
    this.#move(market, 'PRE_OPEN', market.status === 'CLOSED');
  }

  /** Where orders live, what they hold would be wrong. */
  setFees({ market: symbol, makerFeeBps, takerFeeBps }: EventOf<'FeesSet'>): void {
    const market = this.#state.market(symbol);
    this.#expectState(market, market.status === 'CLOSED', 'given other fees');
    market.instrument = { ...market.instrument, makerFeeBps, takerFeeBps };
  }

  startAuction({ market: symbol, reason, endsAt, time }: EventOf<'AuctionStarted'>, wasDue: boolean): void {
    const market = this.#state.market(symbol);
    const { auctionMs } = market.instrument;
    this.#move(market, 'AUCTION', wasDue || market.status === AUCTION_FROM[reason]);
    const due = auctionMs === 0 ? null : time + auctionMs;
    this.#state.expect(endsAt === due, () => `the auction of ${symbol} should end at ${due}`);
    market.endsAt = endsAt;
    // Stops that have not had their turn wait again.
    market.elected.length = 0;
  }

  #move(market: AuditedMarket, status: MarketStatus, mayMove: boolean): void {
    this.#expectState(market, mayMove, `made ${status}`);
    market.status = status;
    market.endsAt = null;
    market.indication = NO_OUTCOME;
  }

  #expectState(market: AuditedMarket, isRight: boolean, what: string): void {
    this.#state.expect(isRight, () => `${market.instrument.symbol} was ${what} while it was ${market.status}`);
  }

  /** Auctions tell what they would do when it has changed. */
  advance({ referencePricesSats }: EventOf<'TimeAdvanced'>): void {
    for (const [index, market] of [...this.#state.markets.values()].entries()) {
      market.referenceSats = referencePricesSats[index] ?? market.referenceSats;
    }
    for (const market of this.#state.markets.values()) {
      const isNew = JSON.stringify(market.outcome()) !== JSON.stringify(market.indication);
      if (market.status === 'AUCTION' && isNew) this.#state.demand(`indication of ${market.instrument.symbol}`);
    }
  }

  indicate({ market: symbol, ...event }: EventOf<'AuctionIndicated'>, wasDue: boolean): void {
    const { expect } = this.#state;
    const market = this.#state.market(symbol);
    const { priceSats, quantityLots, surplusLots, surplusSide } = event;
    market.indication = { priceSats, quantityLots, surplusLots, surplusSide };
    expect(wasDue, () => `the auction of ${symbol} told what it had told before`);
    const isRight = JSON.stringify(market.outcome()) === JSON.stringify(market.indication);
    expect(isRight, () => `the auction of ${symbol} would do ${JSON.stringify(market.outcome())}`);
  }

  uncross({ market: symbol, priceSats, quantityLots }: EventOf<'MarketUncrossed'>): void {
    const market = this.#state.market(symbol);
    // An uncross whose cancels left the book crossed is followed by another.
    const isRepeated = market.uncross !== null && market.book.isCrossed();
    this.#checkComplete(market);
    const outcome = market.outcome();
    const isRight = outcome.priceSats === priceSats && outcome.quantityLots === quantityLots;
    this.#state.expect(isRight, () => `${symbol} should uncross ${outcome.quantityLots} lots at ${outcome.priceSats}`);
    this.#move(market, 'CONTINUOUS', market.status === 'AUCTION' || isRepeated);
    market.uncross = { priceSats, expectedLots: quantityLots, lots: 0, cancels: 0 };
  }

  trade(event: EventOf<'TradeExecuted'>, maker: AuditedOrder, taker: AuditedOrder): void {
    const { priceSats, quantityLots } = event;
    const expect = (holds: boolean, what: string) => this.#state.expect(holds, () => `trade ${event.tradeId}: ${what}`);
    const market = this.#state.market(event.market);
    expect(market.uncross !== null, 'is one of an auction that nobody ended');
    expect(priceSats === market.uncross?.priceSats, "the price is not the auction's");
    expect(maker.orderId < taker.orderId, 'the maker is not the older order');
    for (const order of [maker, taker]) {
      expect(order === market.book.head(order.side), 'somebody else was first in line');
      expect(market.isWilling(order, priceSats), `the price is beyond the limit of ${order.orderId}`);
    }
    expect(maker.owner !== taker.owner, 'somebody traded with himself');
    expect(quantityLots === Math.min(maker.displayedLots, taker.displayedLots), 'the size is not all that showed');
    maker.displayedLots -= quantityLots;
    taker.displayedLots -= quantityLots;
    if (market.uncross !== null) market.uncross.lots += quantityLots;
  }

  /** Of two orders of one owner that would have to trade, the newer one is canceled. */
  cancelOwn(market: AuditedMarket, order: AuditedOrder): void {
    const [bid, ask] = [market.book.head('BUY'), market.book.head('SELL')];
    const isPair = bid !== null && bid.owner === ask?.owner;
    const isNewer = isPair && order.orderId === Math.max(bid.orderId, ask?.orderId ?? 0);
    this.#state.expect(isNewer, () => `order ${order.orderId} was in nobody's way`);
    if (market.uncross !== null) market.uncross.cancels += 1;
  }

  /** Whatever is no part of an uncross ends it. */
  pass(event: MarketEvent): void {
    if (event.type === 'TradeExecuted' && event.isAuction) return;
    if (event.type === 'OrderCanceled' && (event.reason === 'SELF_TRADE' || event.reason === 'LINKED_ORDER')) return;
    if (event.type === 'IcebergRefilled' || event.type === 'MarketUncrossed' || event.type === 'FundsPosted') return;
    this.finishAll();
  }

  finishAll(): void {
    for (const market of this.#state.markets.values()) this.finish(market);
  }

  /** An auction is over: stops are woken whose price has been reached by now. */
  finish(market: AuditedMarket): void {
    if (market.uncross === null) return;
    this.#checkComplete(market);
    if (market.knownSats !== null) market.elect(market.knownSats);
  }

  /** All that could trade at the price has. */
  #checkComplete(market: AuditedMarket): void {
    const { uncross, book, instrument } = market;
    market.uncross = null;
    if (uncross === null) return;
    const { priceSats, expectedLots, lots, cancels } = uncross;
    const isComplete = lots === expectedLots || (cancels > 0 && lots < expectedLots);
    this.#state.expect(isComplete, () => `${instrument.symbol} uncrossed ${lots} lots, not ${expectedLots}`);
    const [bid, ask] = [book.best('BUY'), book.best('SELL')];
    const isLeft = priceSats !== null && bid !== null && ask !== null && bid >= priceSats && ask <= priceSats;
    this.#state.expect(!isLeft, () => `the uncross of ${instrument.symbol} left orders that would trade`);
  }
}
