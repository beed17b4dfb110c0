import type { EventOf, MarketEvent } from '../src/market/events.ts';
import { plainTerms, type Side } from '../src/market/order.ts';
import { type AuditedLevel, type AuditedOrder, auditedOrder } from './audited-book.ts';
import { AuditedBuyIns } from './auditor-buy-ins.ts';
import { AuditedClock } from './auditor-clock.ts';
import { checkHolds } from './auditor-holds.ts';
import type { DayFigures } from './auditor-market.ts';
import { AuditedMatching } from './auditor-matching.ts';
import type { AuditedBalance } from './auditor-money.ts';
import { AuditedPhases } from './auditor-phases.ts';
import { AuditState } from './auditor-state.ts';
import { AuditedSweeps } from './auditor-sweeps.ts';
import { checkAccepted } from './auditor-terms.ts';

export type { AuditedBalance, DayFigures };

/** Commands between two sums over all accounts. */
const CENSUS_EVERY = 1000;

/**
 * Recomputes balances, holds, depth and figures from events alone and notes whatever does not add up. It shares no
 * code with the engine and calculates money in bigint. Give it every event of a run in order, call `finish()`, and
 * expect `findings` to be empty.
 */
export class Auditor {
  commandCount = 0;
  tradeCount = 0;
  readonly #state = new AuditState();
  readonly #matching = new AuditedMatching(this.#state);
  readonly #phases = new AuditedPhases(this.#state);
  readonly #sweeps = new AuditedSweeps(this.#state);
  readonly #clock = new AuditedClock(this.#state);
  readonly #buyIns = new AuditedBuyIns(this.#state);
  readonly #retired: string[] = [];
  #isOpen = false;
  #hasPosted = false;

  get findings(): string[] {
    return this.#state.findings;
  }

  observeAll(events: Iterable<MarketEvent>): void {
    for (const event of events) this.observe(event);
  }

  observe(event: MarketEvent): void {
    this.#checkPlace(event);
    this.#state.last = event;
    const wasDue = this.#state.wasDue(event);
    if (event.type !== 'OrderCanceled') this.#sweeps.end();
    if (event.type !== 'OrderCanceled' || event.reason !== 'EXPIRED') this.#clock.pass(event);
    this.#matching.pass(event);
    this.#phases.pass(event);
    this.#fold(event, wasDue);
  }

  /** Closes the command under way, so that balances and depth can be compared; the next event must be another's. */
  endCommand(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#state.noneIsDue();
    this.#matching.settle();
    this.#sweeps.end();
    this.#phases.finishAll();
    this.#clock.endCommand(this.#state.last?.time ?? 0);
    this.#state.money.endCommand();
    for (const owner of this.#retired.splice(0)) this.#checkRetired(owner);
    this.#checkMarkets();
    this.#buyIns.endCommand();
    for (const owner of this.#state.touchedOwners) checkHolds(this.#state, owner);
    this.#state.touchedMarkets.clear();
    this.#state.touchedOwners.clear();
    if (this.commandCount % CENSUS_EVERY === 0) this.#state.money.takeCensus();
  }

  /** Closes the last command and takes the final census. */
  finish(): void {
    this.endCommand();
    this.#state.money.takeCensus();
  }

  balance(account: string, asset: string): AuditedBalance {
    return this.#state.money.balance(account, asset);
  }

  accounts(): string[] {
    return this.#state.money.accounts();
  }

  /** What shows of a side, best first. */
  depth(market: string, side: Side): AuditedLevel[] {
    return this.#state.market(market).book.depth(side);
  }

  /** Resting orders and waiting stops. */
  openOrders(owner: string): readonly AuditedOrder[] {
    return this.#state.ordersOf(owner);
  }

  /** What has traded in a market since the run began. */
  figures(market: string): DayFigures {
    return this.#state.market(market).figures;
  }

  #checkPlace(event: MarketEvent): void {
    const { last, expect } = this.#state;
    const isNewCommand = last === null || event.causeSeq !== last.causeSeq;
    if (isNewCommand) this.#beginCommand();
    const expected = isNewCommand ? event.causeSeq + 1 : last.seq + 1;
    expect(event.seq === expected, () => `event ${event.seq} should be ${expected}`);
    expect(!this.#hasPosted, () => `${event.type} comes after the postings`);
    if (last === null) return;
    const isNext = event.causeSeq === last.seq + 1;
    expect(!isNewCommand || isNext, () => `command ${event.causeSeq} should be ${last.seq + 1}`);
    expect(isNewCommand ? event.time >= last.time : event.time === last.time, () => 'time went back');
  }

  #beginCommand(): void {
    this.endCommand();
    this.#isOpen = true;
    this.#hasPosted = false;
    this.commandCount += 1;
    this.#clock.beginCommand();
  }

  #fold(event: MarketEvent, wasDue: boolean): void {
    switch (event.type) {
      case 'RunStarted':
        this.#phases.open(event);
        break;
      case 'ParticipantAdmitted':
        this.#state.present.add(event.participant.participantId);
        break;
      case 'ParticipantRetired':
        this.#retire(event);
        break;
      case 'OrderAccepted':
        this.#accept(event);
        break;
      case 'OrderRejected':
        this.#state.useId(event.order.orderId);
        break;
      case 'OrderReplaced':
        this.#matching.replace(event);
        break;
      case 'OrderCanceled':
        this.#cancel(event, wasDue);
        break;
      case 'OrderTriggered':
        this.#matching.trigger(event);
        break;
      case 'OrderDecremented':
        this.#matching.decrement(event, wasDue);
        break;
      case 'IcebergRefilled':
        this.#refill(event, wasDue);
        break;
      case 'OrdersCanceled':
        this.#sweeps.massCancel(event);
        break;
      case 'QuotesReplaced':
        this.#quote(event);
        break;
      case 'TradeExecuted':
        this.#trade(event);
        break;
      case 'FundsPosted':
        this.#post(event);
        break;
      case 'BuyInStarted':
        this.#buyIns.start(event);
        break;
      default:
        this.#foldMarket(event, wasDue);
        break;
    }
  }

  #foldMarket(event: MarketEvent, wasDue: boolean): void {
    switch (event.type) {
      case 'MarketHalted':
        this.#phases.halt(this.#state.market(event.market));
        this.#sweeps.halt(event.market);
        break;
      case 'MarketResumed':
        this.#phases.resume(this.#state.market(event.market));
        break;
      case 'AuctionStarted':
        this.#phases.startAuction(event, wasDue);
        break;
      case 'AuctionIndicated':
        this.#phases.indicate(event, wasDue);
        break;
      case 'MarketUncrossed':
        this.#phases.uncross(event);
        break;
      case 'MarketClosed':
        this.#phases.close(this.#state.market(event.market));
        this.#sweeps.close(event.market);
        break;
      case 'MarketPreOpened':
        this.#phases.preOpen(this.#state.market(event.market));
        break;
      case 'FeesSet':
        this.#phases.setFees(event);
        break;
      case 'TimeAdvanced':
        this.#phases.advance(event);
        break;
      default:
    }
  }

  #accept(event: EventOf<'OrderAccepted'>): void {
    this.#state.useId(event.order.orderId);
    checkAccepted(this.#state, event, this.#buyIns.accept(event));
    const order = auditedOrder(event.order);
    this.#state.register(order);
    this.#matching.arrive(order);
  }

  #refill(event: EventOf<'IcebergRefilled'>, wasDue: boolean): void {
    const order = this.#state.known(event.orderId);
    if (order === null) return;
    const isRight = wasDue && order.place === 'REFILLING';
    this.#state.expect(isRight, () => `order ${event.orderId} was refilled without a reason`);
    if (!isRight) return;
    this.#state.market(order.market).rest(order);
    const shown = order.displayedLots;
    this.#state.expect(event.displayedLots === shown, () => `order ${event.orderId} should show ${shown}`);
  }

  #cancel(event: EventOf<'OrderCanceled'>, wasDue: boolean): void {
    const order = this.#state.known(event.orderId);
    if (order === null) return;
    const { remainingLots } = order;
    const isRight = remainingLots === event.remainingLots && event.participantId === order.owner;
    this.#state.expect(isRight, () => `canceled ${event.orderId} of ${order.owner} with ${remainingLots} left`);
    const market = this.#state.market(order.market);
    if (event.reason === 'EXPIRED') this.#clock.expire(event, order);
    if (event.reason === 'SELF_TRADE' && market.uncross !== null) this.#phases.cancelOwn(market, order);
    else this.#matching.cancel(order, event.reason, wasDue);
    this.#sweeps.cancel(order, event.reason);
    this.#state.close(order);
    this.#state.endOtherLeg(order);
  }

  #quote(event: EventOf<'QuotesReplaced'>): void {
    const { participantId, canceledOrderIds, placed } = event;
    const market = this.#state.market(event.market);
    const isOpen = market.status !== 'HALTED' && market.status !== 'CLOSED';
    this.#state.expect(isOpen || placed.length === 0, () => `${event.market} took quotes while ${market.status}`);
    for (const orderId of canceledOrderIds) {
      const order = this.#state.known(orderId);
      this.#state.expect(order?.owner === participantId, () => `quote ${orderId} is somebody else's`);
      if (order !== null) this.#state.close(order);
    }
    for (const { orderId, side, priceSats, quantityLots } of placed) {
      this.#state.useId(orderId);
      const names = { orderId, participantId, market: event.market, decisionSeq: null, linkedOrderId: null };
      const rights = { kind: 'LIMIT', timeInForce: 'GTC', postOnly: true } as const;
      const terms = { ...plainTerms, ...rights, side, priceSats, quantityLots };
      const order = auditedOrder({ ...names, ...terms, selfTradePrevention: 'CANCEL_NEWEST' });
      this.#state.expect(market.isInBand(priceSats), () => `quote ${orderId} is outside the band`);
      this.#state.register(order);
      market.rest(order);
    }
  }

  #trade(event: EventOf<'TradeExecuted'>): void {
    this.tradeCount += 1;
    const taker = this.#state.known(event.takerOrderId);
    const maker = this.#state.known(event.makerOrderId);
    if (taker === null || maker === null) return;
    const { tradeId, priceSats, quantityLots } = event;
    const market = this.#state.market(event.market);
    const expect = (holds: boolean, what: string) => this.#state.expect(holds, () => `trade ${tradeId}: ${what}`);
    expect(tradeId === this.tradeCount, `should be number ${this.tradeCount}`);
    expect(maker.side !== taker.side && taker.side === event.takerSide, 'both are on one side');
    expect(maker.market === event.market && taker.market === event.market, 'the market is wrong');
    expect(maker.owner === event.makerId && taker.owner === event.takerId, 'the names are wrong');
    this.#clock.checkTrade(event, [maker, taker]);
    if (event.isAuction) this.#phases.trade(event, maker, taker);
    else this.#matching.trade(event, maker, taker);
    this.#state.money.trade(event, market.instrument);
    this.#buyIns.trade(event);
    for (const order of [maker, taker]) this.#fill(order, quantityLots);
    market.print(priceSats, quantityLots);
  }

  #fill(order: AuditedOrder, lots: number): void {
    const market = this.#state.market(order.market);
    order.remainingLots -= lots;
    order.tradedLots += lots;
    this.#state.endOtherLeg(order);
    if (order.remainingLots <= 0) {
      this.#matching.filled(order);
      this.#state.close(order);
    } else if (order.place === 'BOOK' && order.displayedLots <= 0) {
      market.leave(order);
      order.place = 'REFILLING';
      this.#state.demand(`refill of ${order.orderId}`);
    }
  }

  #post(event: EventOf<'FundsPosted'>): void {
    this.#hasPosted = true;
    for (const { from, to } of event.postings) {
      this.#state.touchedOwners.add(from.account);
      this.#state.touchedOwners.add(to.account);
    }
    this.#state.money.post(event);
  }

  #retire({ participantId }: EventOf<'ParticipantRetired'>): void {
    this.#state.present.delete(participantId);
    this.#sweeps.retire(participantId);
    this.#retired.push(participantId);
  }

  #checkRetired(owner: string): void {
    this.#state.money.retire(owner);
    this.#state.touchedOwners.add(owner);
  }

  #checkMarkets(): void {
    const { expect } = this.#state;
    for (const { status, book, elected, instrument } of this.#state.touchedMarkets) {
      if (status !== 'CONTINUOUS') continue;
      expect(!book.isCrossed(), () => `${instrument.symbol} is crossed`);
      expect(elected.length === 0, () => `stop ${elected[0]?.orderId} has not run`);
    }
  }
}
