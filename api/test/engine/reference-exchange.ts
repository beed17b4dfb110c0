import type { Command, Quote, SequencedCommand } from '../../src/market/commands.ts';
import type { EventBody, PlacedQuote } from '../../src/market/events.ts';
import type { Instrument } from '../../src/market/instrument.ts';
import type { CancelReason, OrderRequest, SelfTradePrevention, Side } from '../../src/market/order.ts';
import type { RejectReason } from '../../src/market/reject-reason.ts';

type ReferenceOrder = {
  readonly id: number;
  readonly owner: string;
  readonly market: string;
  readonly side: Side;
  price: number;
  total: number;
  left: number;
  /** Moment of joining the queue. */
  age: number;
  readonly postOnly: boolean;
  readonly selfTradePrevention: SelfTradePrevention;
  readonly isQuote: boolean;
};

type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;

/**
 * The exchange again, short and slow: all orders in one list that is searched and sorted whenever somebody needs to
 * know something, money as one total per account, holds summed up anew each time. It takes well-formed commands
 * only and answers with the events of the real exchange, `FundsPosted` left out. An oracle for tests, nothing else.
 */
export class ReferenceExchange {
  orders: ReferenceOrder[] = [];
  readonly totals = new Map<string, number>();
  readonly #instruments = new Map<string, Instrument>();
  readonly #present = new Map<string, boolean>();
  readonly #halted = new Set<string>();
  #events: EventBody[] = [];
  #nextOrderId = 1;
  #nextTradeId = 1;
  #age = 0;

  apply(command: SequencedCommand): readonly EventBody[] {
    this.#events = [];
    this.#carryOut(command);
    return this.#events;
  }

  #carryOut(command: Command) {
    switch (command.type) {
      case 'StartRun': {
        for (const instrument of command.instruments) this.#instruments.set(instrument.symbol, instrument);
        const { scenario, seed, instruments } = command;
        return this.#say({ type: 'RunStarted', scenario, seed, instruments });
      }
      case 'AdmitParticipant': {
        const { participantId } = command.participant;
        this.#present.set(participantId, true);
        for (const [asset, amount] of Object.entries(command.funds)) this.#pay(participantId, asset, amount);
        return this.#say({ type: 'ParticipantAdmitted', participant: command.participant });
      }
      case 'PlaceOrder':
        return this.#place(command);
      case 'CancelOrder':
        return this.#cancelOne(command);
      case 'ReplaceOrder':
        return this.#replace(command);
      case 'ReplaceQuotes':
        return this.#quote(command);
      case 'RetireParticipant':
        return this.#retire(command);
      case 'HaltMarket':
        return this.#halt(command);
      case 'ResumeMarket':
        if (!this.#halted.delete(command.market)) return this.#refuse(command, 'MARKET_NOT_HALTED');
        return this.#say({ type: 'MarketResumed', market: command.market });
      default:
        throw new Error(`the reference exchange does not know ${command.type}`);
    }
  }

  #say(event: EventBody) {
    this.#events.push(event);
  }

  #refuse(command: Command, reason: RejectReason) {
    const orderId = 'orderId' in command ? command.orderId : null;
    const ofOrder = this.orders.find((order) => order.id === orderId)?.market ?? null;
    const market = 'market' in command ? command.market : ofOrder;
    const participantId = 'participantId' in command ? command.participantId : null;
    this.#say({ type: 'CommandRejected', command: command.type, participantId, market, orderId, reason });
  }

  #instrument(market: string): Instrument {
    return this.#instruments.get(market) as Instrument;
  }

  #pay(account: string, asset: string, amount: number) {
    const key = `${account} ${asset}`;
    this.totals.set(key, (this.totals.get(key) ?? 0) + amount);
  }

  held(account: string, asset: string): number {
    return this.orders
      .filter((order) => order.owner === account && this.#holdAsset(order) === asset)
      .reduce((sum, order) => sum + this.#hold(order.market, order.side, order.price, order.left), 0);
  }

  available(account: string, asset: string): number {
    return (this.totals.get(`${account} ${asset}`) ?? 0) - this.held(account, asset);
  }

  #holdAsset({ market, side }: { readonly market: string; readonly side: Side }): string {
    return side === 'BUY' ? 'BTC' : this.#instrument(market).baseAsset;
  }

  #notional(market: string, price: number, lots: number): number {
    return (price / this.#instrument(market).lotsPerUnit) * lots;
  }

  #hold(market: string, side: Side, price: number, lots: number): number {
    const { makerFeeBps, takerFeeBps } = this.#instrument(market);
    const notional = this.#notional(market, price, lots);
    return side === 'SELL' ? lots : notional + fee(notional, Math.max(makerFeeBps, takerFeeBps));
  }

  /** One side in priority order. */
  queue(market: string, side: Side): ReferenceOrder[] {
    const sign = side === 'BUY' ? -1 : 1;
    return this.orders
      .filter((order) => order.market === market && order.side === side)
      .sort((a, b) => sign * (a.price - b.price) || a.age - b.age);
  }

  /** The makers that an order would meet, best first, up to its limit or to its own order. */
  #reachable(market: string, side: Side, limit: number | null, owner: string, prevention: SelfTradePrevention) {
    const makers = this.queue(market, side === 'BUY' ? 'SELL' : 'BUY').filter(
      ({ price }) => limit === null || (side === 'BUY' ? price <= limit : price >= limit),
    );
    const own = prevention === 'NONE' ? -1 : makers.findIndex((maker) => maker.owner === owner);
    return { makers: own < 0 ? makers : makers.slice(0, own), meetsOwn: own >= 0 };
  }

  #crosses(market: string, side: Side, price: number): boolean {
    return this.#reachable(market, side, price, '', 'NONE').makers.length > 0;
  }

  #place({ participantId: owner, order: request, decisionSeq }: CommandOf<'PlaceOrder'>) {
    const { market, side, kind, timeInForce, postOnly, priceSats: limit, quantityLots, selfTradePrevention } = request;
    const id = this.#nextOrderId++;
    const order = { ...request, orderId: id, participantId: owner, decisionSeq };
    const reason = this.#refusalOf(owner, request);
    if (reason !== null) return this.#say({ type: 'OrderRejected', order, reason });
    this.#say({ type: 'OrderAccepted', order });
    const { makers } = this.#reachable(market, side, limit, owner, selfTradePrevention);
    const there = makers.reduce((sum, maker) => sum + maker.left, 0);
    const taker = { id, owner, market, side, total: quantityLots, left: quantityLots, postOnly, selfTradePrevention };
    const full = { ...taker, price: limit ?? 0, age: 0, isQuote: false };
    if (timeInForce === 'FOK' && there < quantityLots) return this.#tellCanceled(full, 'FOK_UNFILLABLE');
    const remainder = kind === 'MARKET' ? 'NO_LIQUIDITY' : timeInForce === 'GTC' ? null : 'IOC_REMAINDER';
    this.#match(full, limit, remainder);
  }

  #refusalOf(owner: string, request: OrderRequest): RejectReason | null {
    const { market, side, priceSats: limit, quantityLots, selfTradePrevention, postOnly } = request;
    if (this.#present.get(owner) === false) return 'PARTICIPANT_RETIRED';
    if (this.#halted.has(market)) return 'MARKET_HALTED';
    if (postOnly && limit !== null && this.#crosses(market, side, limit)) return 'POST_ONLY_WOULD_CROSS';
    const needed =
      limit === null && side === 'BUY'
        ? this.#marketCost(market, owner, quantityLots, selfTradePrevention)
        : this.#hold(market, side, limit ?? 0, quantityLots);
    return needed > this.available(owner, this.#holdAsset(request)) ? 'INSUFFICIENT_FUNDS' : null;
  }

  #marketCost(market: string, owner: string, lots: number, prevention: SelfTradePrevention): number {
    let left = lots;
    let cost = 0;
    for (const maker of this.#reachable(market, 'BUY', null, owner, prevention).makers) {
      const notional = this.#notional(market, maker.price, Math.min(left, maker.left));
      left -= Math.min(left, maker.left);
      cost += notional + fee(notional, this.#instrument(market).takerFeeBps);
    }
    return cost;
  }

  #match(taker: ReferenceOrder, limit: number | null, remainder: CancelReason | null) {
    const { market, side, owner } = taker;
    const { makers, meetsOwn } = this.#reachable(market, side, limit, owner, taker.selfTradePrevention);
    for (const maker of makers) if (taker.left > 0) this.#trade(taker, maker);
    if (taker.left === 0) return;
    const reason = meetsOwn ? 'SELF_TRADE' : remainder;
    if (reason !== null) return this.#tellCanceled(taker, reason);
    this.orders.push({ ...taker, age: this.#age++ });
  }

  #trade(taker: ReferenceOrder, maker: ReferenceOrder) {
    const { market, side: takerSide } = taker;
    const { makerFeeBps, takerFeeBps, baseAsset } = this.#instrument(market);
    const lots = Math.min(taker.left, maker.left);
    const notional = this.#notional(market, maker.price, lots);
    const makerFeeSats = fee(notional, makerFeeBps);
    const takerFeeSats = fee(notional, takerFeeBps);
    const sign = takerSide === 'BUY' ? 1 : -1;
    this.#pay(taker.owner, 'BTC', -sign * notional - takerFeeSats);
    this.#pay(maker.owner, 'BTC', sign * notional - makerFeeSats);
    this.#pay(taker.owner, baseAsset, sign * lots);
    this.#pay(maker.owner, baseAsset, -sign * lots);
    this.#pay('fees', 'BTC', makerFeeSats + takerFeeSats);
    taker.left -= lots;
    maker.left -= lots;
    this.orders = this.orders.filter((order) => order.left > 0);
    this.#say({
      type: 'TradeExecuted',
      tradeId: this.#nextTradeId++,
      market,
      priceSats: maker.price,
      quantityLots: lots,
      takerSide,
      makerOrderId: maker.id,
      takerOrderId: taker.id,
      makerId: maker.owner,
      takerId: taker.owner,
      makerFeeSats,
      takerFeeSats,
    });
  }

  #tellCanceled(order: ReferenceOrder, reason: CancelReason) {
    const { id: orderId, market, owner: participantId, left: remainingLots } = order;
    this.orders = this.orders.filter((other) => other.id !== orderId);
    this.#say({ type: 'OrderCanceled', orderId, market, participantId, remainingLots, reason });
  }

  #cancelOne(command: CommandOf<'CancelOrder'>) {
    if (this.#present.get(command.participantId) === false) return this.#refuse(command, 'PARTICIPANT_RETIRED');
    const order = this.orders.find(({ id }) => id === command.orderId);
    if (order === undefined) return this.#refuse(command, 'UNKNOWN_ORDER');
    if (order.owner !== command.participantId) return this.#refuse(command, 'NOT_OWNER');
    this.#tellCanceled(order, 'USER');
  }

  #replace(command: CommandOf<'ReplaceOrder'>) {
    const { participantId, orderId, priceSats: price, quantityLots: total } = command;
    if (this.#present.get(participantId) === false) return this.#refuse(command, 'PARTICIPANT_RETIRED');
    const order = this.orders.find(({ id }) => id === orderId);
    if (order === undefined) return this.#refuse(command, 'UNKNOWN_ORDER');
    const { market, side } = order;
    if (order.owner !== participantId) return this.#refuse(command, 'NOT_OWNER');
    if (this.#halted.has(market)) return this.#refuse(command, 'MARKET_HALTED');
    const left = total - (order.total - order.left);
    if (left <= 0) return this.#tellCanceled(order, 'REPLACED_BELOW_FILLED');
    if (order.postOnly && this.#crosses(market, side, price)) return this.#refuse(command, 'POST_ONLY_WOULD_CROSS');
    const more = this.#hold(market, side, price, left) - this.#hold(market, side, order.price, order.left);
    const free = this.available(participantId, this.#holdAsset(order));
    if (more > free) return this.#refuse(command, 'INSUFFICIENT_FUNDS');
    const keptPriority = price === order.price && total <= order.total;
    const change = { priceSats: price, quantityLots: total, remainingLots: left, keptPriority };
    this.#say({ type: 'OrderReplaced', orderId, market, participantId, ...change });
    if (keptPriority) Object.assign(order, { total, left });
    else {
      this.orders = this.orders.filter((other) => other !== order);
      this.#match({ ...order, price, total, left }, price, null);
    }
  }

  #quote(command: CommandOf<'ReplaceQuotes'>) {
    const { participantId: owner, market, bids, asks } = command;
    if (this.#present.get(owner) === false) return this.#refuse(command, 'PARTICIPANT_RETIRED');
    if (this.#halted.has(market) && bids.length + asks.length > 0) return this.#refuse(command, 'MARKET_HALTED');
    const wanted = [
      ...bids.map((quote) => ({ ...quote, side: 'BUY' as const })),
      ...asks.map((quote) => ({ ...quote, side: 'SELL' as const })),
    ];
    const mine = this.orders.filter((order) => order.owner === owner && order.market === market && order.isQuote);
    mine.sort((a, b) => a.id - b.id);
    for (const order of [...mine]) {
      const same = wanted.findIndex((quote) => isSame(order, quote));
      if (same < 0) continue;
      wanted.splice(same, 1);
      mine.splice(mine.indexOf(order), 1);
    }
    this.orders = this.orders.filter((order) => !mine.includes(order));
    const placed = wanted.flatMap(({ side, ...quote }) => this.#placeQuote(owner, market, side, quote));
    const canceledOrderIds = mine.map(({ id }) => id);
    this.#say({ type: 'QuotesReplaced', participantId: owner, market, canceledOrderIds, placed });
  }

  #placeQuote(owner: string, market: string, side: Side, quote: Quote): PlacedQuote[] {
    const { priceSats: price, quantityLots: total } = quote;
    const amount = this.#hold(market, side, price, total);
    if (this.#crosses(market, side, price)) return [];
    if (amount > this.available(owner, this.#holdAsset({ market, side }))) return [];
    const id = this.#nextOrderId++;
    const rights = { postOnly: true, selfTradePrevention: 'CANCEL_NEWEST', isQuote: true } as const;
    this.orders.push({ id, owner, market, side, price, total, left: total, age: this.#age++, ...rights });
    return [{ orderId: id, side, ...quote }];
  }

  #retire(command: CommandOf<'RetireParticipant'>) {
    const { participantId, reason } = command;
    if (this.#present.get(participantId) === false) return this.#refuse(command, 'PARTICIPANT_RETIRED');
    this.#present.set(participantId, false);
    this.#say({ type: 'ParticipantRetired', participantId, reason });
    for (const market of this.#instruments.keys()) this.#cancelAll(market, participantId, 'RETIRED');
    for (const key of this.totals.keys()) if (key.startsWith(`${participantId} `)) this.totals.set(key, 0);
  }

  #halt(command: CommandOf<'HaltMarket'>) {
    const { market, reason } = command;
    if (this.#halted.has(market)) return this.#refuse(command, 'MARKET_HALTED');
    this.#halted.add(market);
    this.#say({ type: 'MarketHalted', market, reason });
    if (command.cancelOpenOrders) this.#cancelAll(market, null, 'HALTED');
  }

  #cancelAll(market: string, owner: string | null, reason: CancelReason) {
    const orders = [...this.queue(market, 'BUY'), ...this.queue(market, 'SELL')];
    for (const order of orders) if (owner === null || order.owner === owner) this.#tellCanceled(order, reason);
  }
}

function fee(notional: number, feeBps: number): number {
  return Number((BigInt(notional) * BigInt(feeBps)) / 10_000n);
}

function isSame(order: ReferenceOrder, quote: Quote & { readonly side: Side }): boolean {
  return order.side === quote.side && order.price === quote.priceSats && order.left === quote.quantityLots;
}
