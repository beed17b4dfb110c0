import type { Command, SequencedCommand } from '../../src/market/commands.ts';
import type { EventBody, PlacedQuote } from '../../src/market/events.ts';
import type { AuctionReason } from '../../src/market/market-status.ts';
import {
  type CancelReason,
  type OrderRequest,
  opposite,
  plainTerms,
  type Side,
  sides,
} from '../../src/market/order.ts';
import { type RejectReason, rejectReasons } from '../../src/market/reject-reason.ts';
import { auctionOf, costOf, isFillable, type Plan, planOf, slice } from './reference-matching.ts';
import {
  endsOrder,
  firstOf,
  isLeftOut,
  needOf,
  refusalOfControl,
  refusalOfOrder,
  refusalOfPair,
  refusalOfQuotes,
  refusalOfReplace,
} from './reference-refusals.ts';
import {
  fee,
  isReached,
  isStop,
  isWithin,
  mayRest,
  priceOf,
  type ReferenceMarket,
  type ReferenceOrder,
  ReferenceState,
} from './reference-state.ts';

/** What `AuctionStarted` stands for. */
const NOTHING_TRADES = JSON.stringify({ priceSats: null, quantityLots: 0, surplusLots: 0, surplusSide: null });

type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;

/** More than any order id. */
const AFTER_ORDERS = 1_000_000_000_000;

type MarketCommand = Command & { readonly market: string };

/**
 * The exchange again, short and slow: all orders in one list that is searched and sorted whenever somebody needs to
 * know something, money as one total per account, holds summed up anew each time. It takes well-formed commands
 * only and answers with the events of the real exchange, `FundsPosted` left out. An oracle for tests, nothing else.
 */
export class ReferenceExchange extends ReferenceState {
  #phase: 'NEW' | 'OPEN' | 'ENDED' = 'NEW';
  #events: EventBody[] = [];
  #now = 0;
  #nextOrderId = 1;
  #nextTradeId = 1;
  #age = 0;
  /** Whose order held something in this command, be it for a moment. */
  #holders = new Set<string>();

  apply(command: SequencedCommand): readonly EventBody[] {
    this.#events = [];
    this.#now = command.time;
    this.#holders = new Set();
    const waiting = this.#shortAtLimit();
    if (this.#phase === 'OPEN') this.#passTime();
    if (this.#phase === (command.type === 'StartRun' ? 'NEW' : 'OPEN')) this.#carryOut(command);
    else this.#refuse(command, 'RUN_NOT_OPEN');
    for (const market of this.markets) this.#runStops(market);
    this.#buyIn(waiting);
    this.#repay();
    return this.#events;
  }

  #carryOut(command: Command) {
    switch (command.type) {
      case 'StartRun':
        return this.#startRun(command);
      case 'EndRun':
        this.#phase = 'ENDED';
        return this.#say({ type: 'RunEnded', reason: command.reason });
      case 'AdmitParticipant':
        return this.#admit(command);
      case 'RetireParticipant':
        return this.#retire(command);
      case 'AdjustFunds':
        return this.#adjust(command);
      case 'PlaceOrder':
        return this.#place(command);
      case 'PlaceOco':
        return this.#placePair(command);
      case 'CancelOrder':
        return this.#cancelOne(command);
      case 'CancelAllOrders':
        return this.#cancelAll(command);
      case 'ReplaceOrder':
        return this.#replace(command);
      case 'ReplaceQuotes':
        return this.#quote(command);
      case 'HaltMarket':
      case 'ResumeMarket':
      case 'StartAuction':
      case 'UncrossMarket':
      case 'CloseMarket':
      case 'PreOpenMarket':
      case 'SetFees':
        return this.#control(command);
      case 'AdvanceTime':
        return this.#advance(command);
      default:
        return this.#announce(command);
    }
  }

  #say(event: EventBody) {
    this.#events.push(event);
  }

  #refuse(command: Command, reason: RejectReason) {
    const orderId = 'orderId' in command ? command.orderId : null;
    const named = 'order' in command ? command.order : 'limit' in command ? command.limit : command;
    const market = 'market' in named ? named.market : (this.order(orderId)?.market ?? null);
    const who = 'participant' in command ? command.participant : 'record' in command ? command.record : command;
    const participantId = 'participantId' in who ? who.participantId : null;
    this.#say({ type: 'CommandRejected', command: command.type, participantId, market, orderId, reason });
  }

  #isRefused(command: Command, reason: RejectReason | null): reason is RejectReason {
    if (reason !== null) this.#refuse(command, reason);
    return reason !== null;
  }

  /** The faults of names, which make a command of any kind senseless. */
  #faultOfNames(participantId: string | null, market: string | null): RejectReason | null {
    return firstOf([
      ['UNKNOWN_PARTICIPANT', participantId !== null && !this.isPresent.has(participantId)],
      ['PARTICIPANT_RETIRED', participantId !== null && this.isPresent.get(participantId) === false],
      ['UNKNOWN_MARKET', market !== null && this.markets.every(({ instrument }) => instrument.symbol !== market)],
    ]);
  }

  // The run and its participants

  #startRun({ scenario, seed, instruments }: CommandOf<'StartRun'>) {
    this.#phase = 'OPEN';
    this.#say({ type: 'RunStarted', scenario, seed, instruments });
    this.pay('treasury', 'BTC', 21_000_000 * 100_000_000);
    for (const instrument of instruments) {
      this.pay('treasury', instrument.baseAsset, 1_000_000_000 * instrument.lotsPerUnit);
      const figures = { last: null, high: null, low: null, volume: 0, turnover: 0 };
      const auction = { auctionEndsAt: null, reference: null, indicated: NOTHING_TRADES, elected: [] };
      const market = { instrument, status: instrument.openingStatus, ...figures, ...auction };
      this.markets.push(market);
      if (market.status === 'AUCTION') this.#startAuction(market, 'OPENING');
    }
  }

  #admit(command: CommandOf<'AdmitParticipant'>) {
    const { participantId } = command.participant;
    const funds = Object.entries(command.funds);
    const reason = firstOf([
      ['DUPLICATE_PARTICIPANT', this.isPresent.has(participantId) || /^(issuance|treasury|fees)$/.test(participantId)],
      ['UNKNOWN_ASSET', funds.some(([asset]) => !this.assets().includes(asset))],
      ['INVALID_AMOUNT', funds.some(([, amount]) => amount < 0)],
      ['INSUFFICIENT_FUNDS', funds.some(([asset, amount]) => amount > this.total('treasury', asset))],
    ]);
    if (this.#isRefused(command, reason)) return;
    this.isPresent.set(participantId, true);
    for (const [asset, amount] of funds) this.#move('treasury', participantId, asset, amount);
    this.#say({ type: 'ParticipantAdmitted', participant: command.participant });
  }

  #move(from: string, to: string, asset: string, amount: number) {
    this.pay(from, asset, -amount);
    this.pay(to, asset, amount);
  }

  #retire(command: CommandOf<'RetireParticipant'>) {
    const { participantId, reason } = command;
    if (this.#isRefused(command, this.#faultOfNames(participantId, null))) return;
    this.isPresent.set(participantId, false);
    this.#say({ type: 'ParticipantRetired', participantId, reason });
    for (const { instrument } of this.markets) this.#cancelMany(instrument.symbol, participantId, 'RETIRED');
    for (const asset of this.assets()) {
      this.#move(participantId, 'treasury', asset, this.total(participantId, asset));
      this.debts.delete(`${participantId} ${asset}`);
    }
  }

  #adjust(command: CommandOf<'AdjustFunds'>) {
    const { participantId, asset, amount } = command;
    const [payer, free] =
      amount > 0
        ? ['treasury', this.total('treasury', asset)]
        : [participantId, this.assets().includes(asset) ? this.available(participantId, asset) : 0];
    const reason = firstOf([
      ...this.#namesAsFaults(participantId),
      ['UNKNOWN_ASSET', !this.assets().includes(asset)],
      ['INVALID_AMOUNT', amount === 0],
      ['INSUFFICIENT_FUNDS', Math.abs(amount) > free],
    ]);
    if (this.#isRefused(command, reason)) return;
    this.#move(payer, payer === 'treasury' ? participantId : 'treasury', asset, Math.abs(amount));
  }

  #namesAsFaults(participantId: string): readonly (readonly [RejectReason, boolean])[] {
    const reason = this.#faultOfNames(participantId, null);
    return reason === null ? [] : [[reason, true]];
  }

  // Orders

  /** Whether an order can be printed at all; its other faults are told with it. */
  #isNameless(command: Command, participantId: string, market: string): boolean {
    const fault = this.#faultOfNames(participantId, market);
    const isMarketKnown = this.#faultOfNames(null, market) === null;
    return !(fault === 'PARTICIPANT_RETIRED' && isMarketKnown) && this.#isRefused(command, fault);
  }

  #place(command: CommandOf<'PlaceOrder'>) {
    const { participantId, order: request, decisionSeq } = command;
    if (this.#isNameless(command, participantId, request.market)) return;
    const orderId = this.#nextOrderId++;
    const placed = { ...request, orderId, participantId, decisionSeq, linkedOrderId: null };
    const reason = refusalOfOrder(this, participantId, request, this.#now);
    if (reason !== null) return this.#say({ type: 'OrderRejected', order: placed, reason });
    this.borrowMissing(participantId, request, needOf(this, participantId, request));
    this.#say({ type: 'OrderAccepted', order: placed });
    const order = newOrder(orderId, participantId, request, null);
    if (!order.isWaiting) return this.#enter(order);
    this.#holders.add(participantId);
    this.orders.push(order);
    this.#electIfReached(order);
  }

  #placePair(command: CommandOf<'PlaceOco'>) {
    const { participantId, limit, stop, decisionSeq } = command;
    const [first, second] = [limit, stop].map(({ market }) => this.#faultOfNames(null, market));
    if (this.#isNameless(command, participantId, first === null && second !== null ? stop.market : limit.market))
      return;
    const limitId = this.#nextOrderId++;
    const stopId = this.#nextOrderId++;
    const reason = refusalOfPair(this, command, this.#now);
    for (const [request, orderId, linkedOrderId] of [
      [limit, limitId, stopId],
      [stop, stopId, limitId],
    ] as const) {
      const order = { ...request, orderId, participantId, decisionSeq, linkedOrderId };
      this.#say(reason === null ? { type: 'OrderAccepted', order } : { type: 'OrderRejected', order, reason });
    }
    if (reason !== null) return;
    const needs = [limit, stop].map((leg) => needOf(this, participantId, leg));
    this.borrowMissing(participantId, limit, Math.max(...needs));
    const waiting = newOrder(stopId, participantId, stop, limitId);
    this.orders.push(waiting);
    this.#enter(newOrder(limitId, participantId, limit, stopId));
    if (this.orders.includes(waiting)) this.#electIfReached(waiting);
  }

  /** A stop that comes late does not wait for a print. */
  #electIfReached(stop: ReferenceOrder) {
    const market = this.market(stop.market);
    const mark = this.mark(stop.market);
    if (market.status === 'CONTINUOUS' && mark !== null) this.#elect(market, mark, stop);
  }

  /** An order arrives as an aggressor: new, replaced or triggered. */
  #enter(order: ReferenceOrder) {
    const market = this.market(order.market);
    const isAllOrNothing = order.timeInForce === 'FOK';
    if (!isAllOrNothing && order.priceSats !== null) this.#holders.add(order.owner);
    if (market.status !== 'CONTINUOUS') return this.#settle(order, null);
    if (isAllOrNothing && !isFillable(this, order)) return this.#cancel(order, 'FOK_UNFILLABLE');
    const { meetings, end } = planOf(this, order);
    const isKilled = isAllOrNothing && end === 'VOLATILITY';
    for (const { makerId, price, lots } of isKilled ? [] : meetings) {
      const maker = this.order(makerId);
      if (maker === undefined) throw new Error(`order ${makerId} is gone`);
      if (lots > 0) this.#trade(order, maker, lots, price, false);
      else this.#preventSelfTrade(order, maker);
    }
    if (end === 'VOLATILITY') this.#startAuction(market, 'VOLATILITY');
    if (order.left > 0) this.#settle(order, end);
  }

  /** What has not traded rests or is canceled. */
  #settle(order: ReferenceOrder, end: Plan['end']) {
    const reason = this.#remainderReason(order, end);
    if (reason !== null) return this.#cancel(order, reason);
    this.orders.push(Object.assign(order, { isWaiting: false, shown: slice(order), age: this.#age++ }));
  }

  #remainderReason(order: ReferenceOrder, end: Plan['end']): CancelReason | null {
    if (order.timeInForce === 'FOK') return 'FOK_UNFILLABLE';
    if (end === 'SELF_TRADE') return 'SELF_TRADE';
    if (mayRest(order)) return null;
    if (end === 'VOLATILITY') return 'VOLATILITY_INTERRUPTION';
    if (order.priceSats !== null) return 'IOC_REMAINDER';
    const isOpen = this.market(order.market).status === 'CONTINUOUS';
    const isAnyLeft = this.queue(order.market, opposite(order.side)).length > 0;
    return isOpen && isAnyLeft ? 'PRICE_BAND' : 'NO_LIQUIDITY';
  }

  #trade(taker: ReferenceOrder, maker: ReferenceOrder, lots: number, price: number, isAuction: boolean) {
    const market = this.market(taker.market);
    const { makerFeeBps, takerFeeBps, symbol } = market.instrument;
    const notional = this.notional(symbol, price, lots);
    const makerFeeSats = fee(notional, makerFeeBps);
    const takerFeeSats = fee(notional, isAuction ? makerFeeBps : takerFeeBps);
    this.#pay(taker, notional, takerFeeSats, lots);
    this.#pay(maker, notional, makerFeeSats, lots);
    this.#say({
      type: 'TradeExecuted',
      tradeId: this.#nextTradeId++,
      market: symbol,
      priceSats: price,
      quantityLots: lots,
      takerSide: taker.side,
      makerOrderId: maker.id,
      takerOrderId: taker.id,
      makerId: maker.owner,
      takerId: taker.owner,
      makerFeeSats,
      takerFeeSats,
      isAuction,
    });
    taker.left -= lots;
    maker.left -= lots;
    this.#print(market, price, lots, notional);
    for (const order of [maker, taker]) this.#endOther(order);
    for (const order of isAuction ? [maker, taker] : [maker]) this.#showNext(order, lots);
  }

  #pay({ market, side, owner }: ReferenceOrder, notional: number, feeSats: number, lots: number) {
    const sign = side === 'BUY' ? 1 : -1;
    this.pay(owner, 'BTC', -sign * notional - feeSats);
    this.pay(owner, this.market(market).instrument.baseAsset, sign * lots);
    this.pay('fees', 'BTC', feeSats);
  }

  #print(market: ReferenceMarket, price: number, lots: number, notional: number) {
    market.last = price;
    market.high = Math.max(market.high ?? price, price);
    market.low = Math.min(market.low ?? price, price);
    market.volume += lots;
    market.turnover += notional;
    this.#elect(market, price);
  }

  /** A resting order traded: it leaves when it is filled, and shows its next slice when it shows nothing. */
  #showNext(order: ReferenceOrder, lots: number) {
    const { id: orderId, market, owner: participantId } = order;
    order.shown -= lots;
    if (order.left === 0) return this.remove(order);
    if (order.shown > 0) return;
    Object.assign(order, { shown: slice(order), age: this.#age++ });
    this.#say({ type: 'IcebergRefilled', orderId, market, participantId, displayedLots: order.shown });
  }

  #preventSelfTrade(aggressor: ReferenceOrder, own: ReferenceOrder) {
    const { selfTradePrevention: prevention } = aggressor;
    if (prevention === 'CANCEL_OLDEST' || prevention === 'CANCEL_BOTH') this.#cancel(own, 'SELF_TRADE');
    if (prevention !== 'DECREMENT') return;
    const lots = Math.min(aggressor.left, own.left);
    const isUsedUp = aggressor.left === lots;
    for (const order of [own, aggressor]) {
      if (order.left > lots) this.#decrement(order, lots);
      else this.#cancel(order, 'SELF_TRADE');
    }
    if (isUsedUp) aggressor.left = 0;
  }

  #decrement(order: ReferenceOrder, decrementLots: number) {
    const { id: orderId, market, owner: participantId } = order;
    order.total -= decrementLots;
    order.left -= decrementLots;
    order.shown = Math.min(order.shown, order.left);
    const sizes = { decrementLots, remainingLots: order.left };
    this.#say({ type: 'OrderDecremented', orderId, market, participantId, ...sizes });
  }

  #cancel(order: ReferenceOrder, reason: CancelReason) {
    const { id: orderId, market, owner: participantId, left: remainingLots } = order;
    this.remove(order);
    this.#say({ type: 'OrderCanceled', orderId, market, participantId, remainingLots, reason });
    this.#endOther(order);
  }

  #endOther(order: ReferenceOrder) {
    const other = this.order(order.linked);
    order.linked = null;
    if (other === undefined) return;
    other.linked = null;
    this.#cancel(other, 'LINKED_ORDER');
  }

  #cancelMany(market: string, owner: string | null, reason: CancelReason) {
    for (const order of this.inOrderOfCancel(market, owner)) {
      if (this.orders.includes(order)) this.#cancel(order, reason);
    }
  }

  #cancelOne(command: CommandOf<'CancelOrder'>) {
    const order = this.order(command.orderId);
    const reason = firstOf([
      ...this.#namesAsFaults(command.participantId),
      ['UNKNOWN_ORDER', order === undefined],
      ['NOT_OWNER', order?.owner !== command.participantId],
    ]);
    if (this.#isRefused(command, reason) || order === undefined) return;
    this.#cancel(order, 'USER');
  }

  #cancelAll(command: CommandOf<'CancelAllOrders'>) {
    const { participantId, market } = command;
    if (this.#isRefused(command, this.#faultOfNames(participantId, market))) return;
    const symbols = this.markets.map(({ instrument }) => instrument.symbol);
    const concerned = symbols.filter((symbol) => market === null || symbol === market);
    const orderCount = concerned.flatMap((symbol) => this.inOrderOfCancel(symbol, participantId)).length;
    this.#say({ type: 'OrdersCanceled', participantId, market, orderCount });
    for (const symbol of concerned) this.#cancelMany(symbol, participantId, 'MASS_CANCEL');
  }

  #replace(command: CommandOf<'ReplaceOrder'>) {
    const { participantId, orderId, priceSats, quantityLots: total } = command;
    const fault = this.#faultOfNames(participantId, null);
    if (this.#isRefused(command, fault ?? refusalOfReplace(this, command))) return;
    const order = this.order(orderId);
    if (order === undefined) throw new Error('unreachable');
    if (endsOrder(order, total)) return this.#cancel(order, 'REPLACED_BELOW_FILLED');
    const left = total - (order.total - order.left);
    const price = priceSats ?? order.stopPriceSats ?? 0;
    this.borrowMissing(participantId, order, this.need(order, price, left) - this.hold(order));
    const keptPriority = order.isWaiting || (priceSats === order.priceSats && total <= order.total);
    const change = { priceSats, quantityLots: total, remainingLots: left, keptPriority };
    this.#say({ type: 'OrderReplaced', orderId, market: order.market, participantId, ...change });
    Object.assign(order, { priceSats, total, left, shown: Math.min(order.shown, left) });
    if (keptPriority) return;
    this.remove(order);
    this.#enter(order);
  }

  #quote(command: CommandOf<'ReplaceQuotes'>) {
    const { participantId: owner, market, bids, asks } = command;
    const fault = this.#faultOfNames(owner, market);
    if (this.#isRefused(command, fault ?? refusalOfQuotes(this, command))) return;
    const wanted = [
      ...bids.map((quote) => ({ ...quote, market, side: 'BUY' as Side })),
      ...asks.map((quote) => ({ ...quote, market, side: 'SELL' as Side })),
    ];
    const gone = this.orders.filter((order) => order.owner === owner && order.market === market && order.isQuote);
    gone.sort((a, b) => a.id - b.id);
    for (const order of [...gone]) {
      const same = wanted.findIndex(
        ({ side, ...quote }) =>
          side === order.side && quote.priceSats === order.priceSats && quote.quantityLots === order.left,
      );
      if (same < 0) continue;
      wanted.splice(same, 1);
      gone.splice(gone.indexOf(order), 1);
    }
    for (const order of gone) this.remove(order);
    const placed = wanted.flatMap((quote) => this.#placeQuote(owner, quote));
    const canceledOrderIds = gone.map(({ id }) => id);
    this.#say({ type: 'QuotesReplaced', participantId: owner, market, canceledOrderIds, placed });
  }

  #placeQuote(owner: string, quote: { market: string; side: Side; priceSats: number; quantityLots: number }) {
    if (isLeftOut(this, owner, quote, quote)) return [];
    const terms = { kind: 'LIMIT', timeInForce: 'GTC', postOnly: true, selfTradePrevention: 'CANCEL_NEWEST' } as const;
    const orderId = this.#nextOrderId++;
    const order = newOrder(orderId, owner, { ...quote, ...terms, ...plainTerms }, null);
    this.#settle({ ...order, isQuote: true }, null);
    const { side, priceSats, quantityLots } = quote;
    return [{ orderId, side, priceSats, quantityLots } satisfies PlacedQuote];
  }

  // Stops

  /** Those of the stops that a price reaches join the end of the queue. */
  #elect(market: ReferenceMarket, price: number, only: ReferenceOrder | null = null) {
    for (const side of sides) {
      const waiting = this.stops(market.instrument.symbol, side).filter((stop) => only === null || stop === only);
      const reached = waiting.filter((stop) => isReached(stop, price) && !market.elected.includes(stop));
      market.elected.push(...reached);
    }
  }

  #runStops(market: ReferenceMarket) {
    while (market.status === 'CONTINUOUS') {
      const [stop] = market.elected;
      if (stop === undefined) return;
      this.#trigger(stop);
    }
  }

  #trigger(stop: ReferenceOrder) {
    const { id: orderId, market, owner: participantId } = stop;
    this.#say({ type: 'OrderTriggered', orderId, market, participantId });
    this.#endOther(stop);
    this.remove(stop);
    const isBuyAtAnyPrice = stop.kind === 'STOP' && stop.side === 'BUY';
    if (isBuyAtAnyPrice && costOf(this, stop) > this.available(participantId, 'BTC')) {
      return this.#cancel(stop, 'INSUFFICIENT_FUNDS');
    }
    this.#enter(stop);
  }

  // Time

  /** What was due since the last command, one after the other: orders expire before auctions end. */
  #passTime() {
    for (;;) {
      const expiring = this.orders
        .filter(({ expireAt }) => expireAt !== null && expireAt <= this.#now)
        .map((order) => ({ at: order.expireAt ?? 0, rank: order.id, happen: () => this.#cancel(order, 'EXPIRED') }));
      const ending = this.markets
        .filter(({ auctionEndsAt: at }) => at !== null && at <= this.#now)
        .map((market, index) => ({
          at: market.auctionEndsAt ?? 0,
          rank: AFTER_ORDERS + index,
          happen: () => this.#uncross(market),
        }));
      const due = [...expiring, ...ending];
      const [first] = due.sort((a, b) => a.at - b.at || a.rank - b.rank);
      if (first === undefined) return;
      first.happen();
    }
  }

  #advance({ referencePricesSats }: CommandOf<'AdvanceTime'>) {
    this.#say({ type: 'TimeAdvanced', referencePricesSats });
    for (const [index, market] of this.markets.entries()) {
      market.reference = referencePricesSats[index] ?? market.reference;
    }
    for (const market of this.markets) {
      if (market.status !== 'AUCTION') continue;
      const { symbol } = market.instrument;
      const auction = auctionOf(this, symbol);
      if (market.indicated === JSON.stringify(auction)) continue;
      market.indicated = JSON.stringify(auction);
      this.#say({ type: 'AuctionIndicated', market: symbol, ...auction });
    }
  }

  // States of a market

  #control(command: MarketCommand) {
    const fault = this.#faultOfNames(null, command.market);
    if (this.#isRefused(command, fault ?? refusalOfControl(this, command))) return;
    const market = this.market(command.market);
    const { symbol } = market.instrument;
    switch (command.type) {
      case 'HaltMarket':
        this.#leaveAuction(market, 'HALTED');
        this.#say({ type: 'MarketHalted', market: symbol, reason: command.reason });
        if (command.cancelOpenOrders) this.#cancelMany(symbol, null, 'HALTED');
        return;
      case 'ResumeMarket':
        this.#say({ type: 'MarketResumed', market: symbol });
        return this.#startAuction(market, 'REOPENING');
      case 'StartAuction':
        return this.#startAuction(market, market.status === 'PRE_OPEN' ? 'OPENING' : 'REQUESTED');
      case 'UncrossMarket':
        return this.#uncross(market);
      case 'CloseMarket':
        this.#leaveAuction(market, 'CLOSED');
        this.#say({ type: 'MarketClosed', market: symbol });
        return this.#cancelMany(symbol, null, 'MARKET_CLOSED');
      case 'SetFees': {
        const { makerFeeBps, takerFeeBps } = command;
        market.instrument = { ...market.instrument, makerFeeBps, takerFeeBps };
        return this.#say({ type: 'FeesSet', market: symbol, makerFeeBps, takerFeeBps });
      }
      default:
        market.status = 'PRE_OPEN';
        return this.#say({ type: 'MarketPreOpened', market: symbol });
    }
  }

  #startAuction(market: ReferenceMarket, reason: AuctionReason) {
    const { symbol, auctionMs } = market.instrument;
    const endsAt = auctionMs === 0 ? null : this.#now + auctionMs;
    Object.assign(market, { status: 'AUCTION', auctionEndsAt: endsAt, indicated: NOTHING_TRADES, elected: [] });
    this.#say({ type: 'AuctionStarted', market: symbol, reason, endsAt });
  }

  #leaveAuction(market: ReferenceMarket, status: ReferenceMarket['status']) {
    Object.assign(market, { status, auctionEndsAt: null });
  }

  /**
   * Orders of one participant take one another out, so that a book may still be crossed at another price when nothing
   * is left at this one; a continuous book must not be.
   */
  #uncross(market: ReferenceMarket) {
    const { symbol } = market.instrument;
    this.#leaveAuction(market, 'CONTINUOUS');
    do {
      const { priceSats, quantityLots } = auctionOf(this, symbol);
      this.#say({ type: 'MarketUncrossed', market: symbol, priceSats, quantityLots });
      if (priceSats !== null) this.#matchAt(symbol, priceSats);
    } while (this.queue(symbol, 'BUY').some((bid) => this.crosses(bid, priceOf(bid))));
    const mark = this.mark(symbol);
    if (mark !== null) this.#elect(market, mark);
    this.#runStops(market);
  }

  #matchAt(symbol: string, price: number) {
    for (;;) {
      const [bid, ask] = sides.map((side) => this.queue(symbol, side)[0]);
      if (bid === undefined || ask === undefined) return;
      if (!isWithin('BUY', price, bid.priceSats) || !isWithin('SELL', price, ask.priceSats)) return;
      const [maker, taker] = bid.id < ask.id ? [bid, ask] : [ask, bid];
      if (maker.owner === taker.owner) this.#cancel(taker, 'SELF_TRADE');
      else this.#trade(taker, maker, Math.min(bid.shown, ask.shown), price, true);
    }
  }

  // Short selling

  /** Everybody whose short position is at the limit, with all that the account has. */
  #shortAtLimit(): Map<string, string> {
    const entries = [...this.isPresent].flatMap(([owner]) =>
      this.#marketsAtLimit(owner).map(
        ({ instrument }) => [`${owner} ${instrument.symbol}`, this.#moneyOf(owner)] as const,
      ),
    );
    return new Map(entries);
  }

  #marketsAtLimit(owner: string): ReferenceMarket[] {
    return this.markets.filter(({ instrument: { symbol, maxShortLots } }) => {
      return maxShortLots > 0 && this.position(owner, symbol) >= maxShortLots;
    });
  }

  #moneyOf(owner: string): string {
    const amounts = this.assets().map((asset) => [
      this.total(owner, asset),
      this.held(owner, asset),
      this.owed(owner, asset),
    ]);
    return amounts.join();
  }

  /** One account after the other, until nobody is at a limit but those who were bought in or whose money stood still. */
  #buyIn(waiting: ReadonlyMap<string, string>) {
    const done = new Set<string>();
    for (;;) {
      const due = [...this.isPresent.keys()].flatMap((owner) =>
        this.#marketsAtLimit(owner)
          .filter(({ status }) => status === 'CONTINUOUS' && !done.has(owner))
          .filter(({ instrument }) => {
            const before = waiting.get(`${owner} ${instrument.symbol}`);
            return this.#holders.has(owner) || before !== this.#moneyOf(owner);
          })
          .map((market) => ({ owner, market })),
      );
      const [first] = due;
      if (first === undefined) return;
      done.add(first.owner);
      this.#buyBack(first.owner, first.market);
      this.#runStops(first.market);
    }
  }

  #buyBack(participantId: string, { instrument }: ReferenceMarket) {
    const { symbol: market, quantityStepLots: step } = instrument;
    const position = this.position(participantId, market);
    this.#say({ type: 'BuyInStarted', participantId, market, quantityLots: position });
    const free = this.available(participantId, 'BTC');
    const terms = {
      market,
      side: 'BUY',
      kind: 'MARKET',
      timeInForce: 'IOC',
      postOnly: false,
      priceSats: null,
    } as const;
    const rest = { ...plainTerms, selfTradePrevention: 'NONE' } as const;
    const request = (quantityLots: number): OrderRequest => ({ ...terms, ...rest, quantityLots });
    let lots = Math.floor(position / step) * step;
    while (lots > 0 && needOf(this, participantId, request(lots)) > free) lots -= step;
    if (lots === 0) return;
    const order = newOrder(this.#nextOrderId++, participantId, request(lots), null);
    const placed = { ...request(lots), orderId: order.id, participantId, decisionSeq: null, linkedOrderId: null };
    this.#say({ type: 'OrderAccepted', order: placed });
    this.#enter(order);
  }

  /** Who owes lots has none available. */
  #repay() {
    for (const [key, owed] of this.debts) {
      const [account, asset] = key.split(' ') as [string, string];
      const lots = owed === 0 ? 0 : Math.min(owed, this.available(account, asset));
      if (lots > 0) this.lend(account, asset, -lots);
    }
  }

  // Commands that cause exactly their event

  #announce(command: Command) {
    const participantId =
      'participantId' in command ? command.participantId : 'record' in command ? command.record.participantId : null;
    const markets = 'market' in command ? [command.market] : 'markets' in command ? command.markets : [];
    const faults = [null, ...markets].map((market) => this.#faultOfNames(participantId, market));
    const [reason] = rejectReasons.filter((each) => faults.includes(each));
    if (this.#isRefused(command, reason ?? null)) return;
    const said = announcement(command);
    this.#say(said);
  }
}

function newOrder(id: number, owner: string, request: OrderRequest, linked: number | null): ReferenceOrder {
  const { quantityLots: lots, ...terms } = request;
  const isWaiting = isStop(request.kind);
  return { ...terms, id, owner, isQuote: false, total: lots, left: lots, shown: lots, age: 0, linked, isWaiting };
}

function announcement(command: Command): EventBody {
  switch (command.type) {
    case 'PauseRun':
      return { type: 'RunPaused' };
    case 'ResumeRun':
      return { type: 'RunResumed' };
    case 'SetSpeed':
      return { type: 'SpeedSet', speed: command.speed };
    case 'SetBrain': {
      const { participantId, brain, reason } = command;
      return { type: 'BrainSet', participantId, brain, reason };
    }
    case 'SetPersona': {
      const { participantId, persona, strategy, description } = command;
      return { type: 'PersonaSet', participantId, persona, strategy, description };
    }
    case 'SetBudget': {
      const { scope, participantId, microUsd, tokens } = command;
      return { type: 'BudgetSet', scope, participantId, microUsd, tokens };
    }
    case 'PauseAgent':
      return { type: 'AgentPaused', participantId: command.participantId };
    case 'ResumeAgent':
      return { type: 'AgentResumed', participantId: command.participantId };
    case 'WakeAgent':
      return { type: 'AgentWoken', participantId: command.participantId };
    case 'RecordDecision': {
      const { record } = command;
      return { type: record.outcome.kind === 'DECIDED' ? 'AgentDecided' : 'AgentAbstained', record };
    }
    case 'PublishNews': {
      const { headline, body, sentimentBps, markets, source } = command;
      return { type: 'NewsPublished', headline, body, sentimentBps, markets, source };
    }
    case 'ApplyShock': {
      const { market, shiftBps, mode, durationMs } = command;
      return { type: 'ShockApplied', market, shiftBps, mode, durationMs };
    }
    default:
      throw new Error(`the reference exchange does not know ${command.type}`);
  }
}
