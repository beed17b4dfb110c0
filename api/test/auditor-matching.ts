import type { EventOf, EventType, MarketEvent } from '../src/market/events.ts';
import { type CancelReason, opposite } from '../src/market/order.ts';
import type { AuditedOrder } from './audited-book.ts';
import { type AuditedMarket, isReached } from './auditor-market.ts';
import type { AuditState } from './auditor-state.ts';

/** Orders on their way through the book: who may trade with whom, what ends them, what wakes stops. */
export class AuditedMatching {
  readonly #state: AuditState;
  /** The order that may trade now, and the last price before it began to. */
  #aggressor: AuditedOrder | null = null;
  #anchorSats: number | null = null;
  /** Stops that have just arrived; they fire at once when their price was reached before. */
  #arrivedStops: AuditedOrder[] = [];

  constructor(state: AuditState) {
    this.#state = state;
  }

  /** Whatever is no part of an order's way ends it. */
  pass({ type }: MarketEvent): void {
    if (!UNDER_WAY.has(type)) this.settle();
  }

  arrive(order: AuditedOrder): void {
    if (order.kind === 'STOP' || order.kind === 'STOP_LIMIT') {
      // The limit of a pair is still on its way when its stop arrives.
      if (this.#aggressor?.orderId !== order.linkedOrderId) this.settle();
      this.#state.market(order.market).wait(order);
      this.#arrivedStops.push(order);
    } else this.#begin(order);
  }

  #begin(order: AuditedOrder): void {
    this.settle();
    order.place = 'ARRIVING';
    order.tradedLots = 0;
    this.#aggressor = order;
    this.#anchorSats = this.#state.market(order.market).knownSats;
  }

  /** The order under way is through: what is left of it rests. */
  settle(): void {
    const order = this.#aggressor;
    this.#aggressor = null;
    if (order !== null) this.#rest(order);
    for (const stop of this.#arrivedStops.splice(0)) {
      const market = this.#state.market(stop.market);
      const { knownSats, status, stops, elected } = market;
      const mayFire = stops.has(stop) && !elected.includes(stop) && status === 'CONTINUOUS' && knownSats !== null;
      if (mayFire && isReached(stop, knownSats)) elected.push(stop);
    }
  }

  #rest(order: AuditedOrder): void {
    const { expect } = this.#state;
    const market = this.#state.market(order.market);
    const mayRest = order.kind === 'LIMIT' && (order.timeInForce === 'GTC' || order.timeInForce === 'GTD');
    expect(mayRest, () => `order ${order.orderId} may not rest`);
    const isThrough = market.status !== 'CONTINUOUS' || !market.hasCounterparty(order);
    expect(isThrough, () => `order ${order.orderId} rests although somebody would trade with it`);
    market.rest(order);
  }

  replace(event: EventOf<'OrderReplaced'>): void {
    const order = this.#state.known(event.orderId);
    if (order === null) return;
    const { expect } = this.#state;
    const market = this.#state.market(order.market);
    const { priceSats, quantityLots, remainingLots, keptPriority } = event;
    const keeps = order.place === 'WAITING' || (priceSats === order.priceSats && quantityLots <= order.totalLots);
    expect(keptPriority === keeps, () => `replace of ${event.orderId} kept its place: ${keptPriority}`);
    const left = quantityLots - (order.totalLots - order.remainingLots);
    expect(remainingLots === left && left > 0, () => `replaced order ${event.orderId} leaves ${left}`);
    expect(order.linkedOrderId === null, () => `a leg of a pair was replaced: ${event.orderId}`);
    const isOpen = market.status !== 'HALTED' && market.status !== 'CLOSED';
    expect(isOpen, () => `order ${event.orderId} was replaced in a ${market.status} market`);
    const isInBand = priceSats === null || priceSats === order.priceSats || market.isInBand(priceSats);
    expect(isInBand, () => `order ${event.orderId} was moved out of the band`);
    if (!keeps) market.leave(order);
    order.priceSats = priceSats;
    order.totalLots = quantityLots;
    order.remainingLots = remainingLots;
    order.displayedLots = Math.min(order.displayedLots, remainingLots);
    if (!keeps) this.#begin(order);
  }

  trigger({ orderId }: EventOf<'OrderTriggered'>): void {
    const order = this.#state.known(orderId);
    if (order === null) return;
    const { expect } = this.#state;
    const market = this.#state.market(order.market);
    expect(order.place === 'WAITING', () => `order ${orderId} is no stop that could trigger`);
    expect(market.status === 'CONTINUOUS', () => `stop ${orderId} ran in a ${market.status} market`);
    expect(market.elected[0] === order, () => `it was not the turn of stop ${orderId}`);
    market.leave(order);
    order.kind = order.kind === 'STOP_LIMIT' ? 'LIMIT' : 'MARKET';
    this.#begin(order);
    this.#state.endOtherLeg(order);
  }

  trade(event: EventOf<'TradeExecuted'>, maker: AuditedOrder, taker: AuditedOrder): void {
    const { priceSats, quantityLots } = event;
    const expect = (holds: boolean, what: string) => this.#state.expect(holds, () => `trade ${event.tradeId}: ${what}`);
    const market = this.#state.market(event.market);
    expect(market.status === 'CONTINUOUS', `happened in a ${market.status} market`);
    expect(taker === this.#aggressor, 'the taker is not the order that arrived');
    expect(maker === market.book.head(maker.side), 'somebody else was first in line');
    expect(priceSats === maker.priceSats, "the price is not the maker's");
    expect(market.isWilling(taker, priceSats), "the price is beyond the taker's limit");
    expect(market.isInVolatilityBand(priceSats, this.#anchorSats), 'the price is too far from the last');
    expect(quantityLots === Math.min(maker.displayedLots, taker.remainingLots), 'the size is not all there was');
    const mayMeet = maker.owner !== taker.owner || taker.selfTradePrevention === 'NONE';
    expect(mayMeet, 'somebody traded with himself');
    expect(!taker.postOnly, 'a post-only order took');
    maker.displayedLots -= quantityLots;
  }

  /** Nothing is left of an order that might be the one under way. */
  filled(order: AuditedOrder): void {
    if (order === this.#aggressor) this.#aggressor = null;
  }

  decrement(event: EventOf<'OrderDecremented'>, wasDue: boolean): void {
    const order = this.#state.known(event.orderId);
    if (order === null) return;
    const { expect } = this.#state;
    const { decrementLots, remainingLots } = event;
    const aggressor = this.#aggressor;
    if (!wasDue) {
      const isRight = this.#isMet(order) && aggressor?.selfTradePrevention === 'DECREMENT';
      expect(isRight, () => `order ${event.orderId} was decremented without a reason`);
      const lots = aggressor?.remainingLots ?? 0;
      expect(decrementLots === lots, () => `order ${event.orderId} should have been decremented by ${lots}`);
      if (aggressor !== null) this.#state.demand(`cancel of ${aggressor.orderId} for SELF_TRADE`);
    }
    order.totalLots -= decrementLots;
    order.remainingLots -= decrementLots;
    order.displayedLots = Math.min(order.displayedLots, order.remainingLots);
    const left = order.remainingLots;
    expect(remainingLots === left && left > 0, () => `decremented order ${event.orderId} leaves ${left}`);
  }

  /** Whether this is the order that the aggressor, of the same owner, would have to trade with next. */
  #isMet(order: AuditedOrder): boolean {
    const aggressor = this.#aggressor;
    if (aggressor === null || aggressor.owner !== order.owner || aggressor.market !== order.market) return false;
    const market = this.#state.market(order.market);
    return order === market.book.head(opposite(aggressor.side)) && market.isWilling(aggressor, order.priceSats ?? 0);
  }

  /** Whether an order could be canceled for this reason; that it was due is reason enough. */
  cancel(order: AuditedOrder, reason: CancelReason, wasDue: boolean): void {
    const { expect } = this.#state;
    if (MAY_END_AT_REST.has(reason)) this.settle();
    const isArriving = order === this.#aggressor;
    if (isArriving) this.#aggressor = null;
    if (wasDue) return;
    if (reason === 'SELF_TRADE' && !isArriving) {
      this.#cancelMet(order);
      return;
    }
    const isRight = isArriving ? this.#mayEnd(order, reason) : MAY_END_AT_REST.has(reason);
    expect(isRight, () => `order ${order.orderId} had no reason to be canceled for ${reason}`);
  }

  /** An order of the aggressor's owner that stood in its way. */
  #cancelMet(order: AuditedOrder): void {
    const { expect } = this.#state;
    const aggressor = this.#aggressor;
    const prevention = aggressor?.selfTradePrevention ?? 'NONE';
    const isRight = this.#isMet(order) && prevention !== 'NONE' && prevention !== 'CANCEL_NEWEST';
    expect(isRight, () => `order ${order.orderId} was in nobody's way`);
    if (aggressor === null || prevention === 'CANCEL_OLDEST') return;
    const more = aggressor.remainingLots - order.remainingLots;
    const { orderId } = aggressor;
    expect(prevention === 'CANCEL_BOTH' || more >= 0, () => `order ${order.orderId} should have been decremented`);
    if (prevention === 'CANCEL_BOTH' || more <= 0) this.#state.demand(`cancel of ${orderId} for SELF_TRADE`);
    else this.#state.demand(`decrement of ${orderId} by ${order.remainingLots}`);
  }

  /** Why an order on its way may end. */
  #mayEnd(order: AuditedOrder, reason: CancelReason): boolean {
    const market = this.#state.market(order.market);
    const isOpen = market.status === 'CONTINUOUS';
    const best = isOpen ? market.book.best(opposite(order.side)) : null;
    const isAlone = best === null || !market.isWilling(order, best);
    const hasLimit = order.kind === 'LIMIT';
    switch (reason) {
      case 'SELF_TRADE':
        return order.selfTradePrevention === 'CANCEL_NEWEST' && !isAlone && this.#meetsOwn(order, market);
      case 'IOC_REMAINDER':
        return hasLimit && order.timeInForce === 'IOC' && isAlone;
      case 'NO_LIQUIDITY':
        return !hasLimit && best === null;
      case 'PRICE_BAND':
        return !hasLimit && best !== null && isAlone;
      case 'FOK_UNFILLABLE':
        return order.timeInForce === 'FOK' && order.tradedLots === 0;
      case 'VOLATILITY_INTERRUPTION':
        return market.status === 'AUCTION' && (!hasLimit || order.timeInForce === 'IOC');
      case 'INSUFFICIENT_FUNDS':
        return !hasLimit && order.stopPriceSats !== null && order.side === 'BUY' && order.tradedLots === 0;
      default:
        return false;
    }
  }

  #meetsOwn(order: AuditedOrder, market: AuditedMarket): boolean {
    return market.book.head(opposite(order.side))?.owner === order.owner;
  }
}

/** Why an order that rests or waits may end; `SELF_TRADE` is looked at by itself. */
const MAY_END_AT_REST: ReadonlySet<CancelReason> = new Set([
  'USER',
  'REPLACED_BELOW_FILLED',
  'RETIRED',
  'HALTED',
  'EXPIRED',
  'MASS_CANCEL',
  'MARKET_CLOSED',
]);

/** What may happen while an order is on its way; another order's arrival is looked at by itself. */
const UNDER_WAY: ReadonlySet<EventType> = new Set([
  'OrderAccepted',
  'TradeExecuted',
  'OrderCanceled',
  'OrderDecremented',
  'IcebergRefilled',
  'AuctionStarted',
  'FundsPosted',
]);
