import type { EventOf, MarketEvent } from '../src/market/events.ts';
import type { Instrument } from '../src/market/instrument.ts';
import type { Side } from '../src/market/order.ts';
import { AuditedBook, type AuditedLevel, type AuditedOrder } from './audited-book.ts';

export type AuditedBalance = { available: number; held: number };

const CONTRA_ACCOUNT = 'issuance';
const MAX_FINDINGS = 20;
/** Commands between two sums over all accounts. */
const CENSUS_EVERY = 1000;

/**
 * Recomputes balances, holds and depth from events alone and notes whatever does not add up. It shares no code with
 * the engine and calculates money in bigint. Give it every event of a run in order, call `finish()`, and expect
 * `findings` to be empty.
 */
export class Auditor {
  readonly findings: string[] = [];
  commandCount = 0;
  tradeCount = 0;
  readonly #instruments = new Map<string, Instrument>();
  readonly #books = new Map<string, AuditedBook>();
  readonly #halted = new Set<string>();
  readonly #orders = new Map<number, AuditedOrder>();
  readonly #ordersOf = new Map<string, Set<AuditedOrder>>();
  readonly #balances = new Map<string, Map<string, AuditedBalance>>();
  readonly #issued = new Map<string, number>();
  #last: MarketEvent | null = null;
  #isOpen = false;

  /** Of the command under way: the order that may still trade, who was touched, what its trades move. */
  #aggressor: AuditedOrder | null = null;
  readonly #touchedOwners = new Set<string>();
  readonly #touchedMarkets = new Set<string>();
  readonly #owed = new Map<string, bigint>();

  observeAll(events: Iterable<MarketEvent>): void {
    for (const event of events) this.observe(event);
  }

  observe(event: MarketEvent): void {
    this.#checkOrder(event);
    this.#last = event;
    this.#fold(event);
  }

  /** Closes the command under way, so that balances and depth can be compared; the next event must be another's. */
  endCommand(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#restAggressor();
    for (const [key, amount] of this.#owed) this.#expect(amount === 0n, () => `${key} is off by ${amount}`);
    for (const market of this.#touchedMarkets) {
      this.#expect(!this.#book(market).isCrossed(), () => `${market} is crossed`);
    }
    for (const owner of this.#touchedOwners) this.#checkHolds(owner);
    this.#owed.clear();
    this.#touchedMarkets.clear();
    this.#touchedOwners.clear();
    if (this.commandCount % CENSUS_EVERY === 0) this.#takeCensus();
  }

  /** Closes the last command and takes the final census. */
  finish(): void {
    this.endCommand();
    this.#takeCensus();
  }

  balance(account: string, asset: string): AuditedBalance {
    const assets = this.#balances.get(account) ?? new Map<string, AuditedBalance>();
    const balance = assets.get(asset) ?? { available: 0, held: 0 };
    this.#balances.set(account, assets.set(asset, balance));
    return balance;
  }

  accounts(): string[] {
    return [...this.#balances.keys()];
  }

  depth(market: string, side: Side): AuditedLevel[] {
    return this.#book(market).depth(side);
  }

  openOrders(owner: string): readonly AuditedOrder[] {
    return [...(this.#ordersOf.get(owner) ?? [])];
  }

  #expect(holds: boolean, finding: () => string): void {
    if (holds || this.findings.length >= MAX_FINDINGS) return;
    this.findings.push(`seq ${this.#last?.seq}: ${finding()}`);
  }

  #checkOrder(event: MarketEvent): void {
    const last = this.#last;
    const isNewCommand = last === null || event.causeSeq !== last.causeSeq;
    if (isNewCommand) this.#beginCommand();
    const expected = isNewCommand ? event.causeSeq + 1 : last.seq + 1;
    this.#expect(event.seq === expected, () => `event ${event.seq} should be ${expected}`);
    if (last === null) return;
    const isNext = event.causeSeq === last.seq + 1;
    this.#expect(!isNewCommand || isNext, () => `command ${event.causeSeq} should be ${last.seq + 1}`);
    this.#expect(isNewCommand ? event.time >= last.time : event.time === last.time, () => 'time went back');
  }

  #beginCommand(): void {
    this.endCommand();
    this.#isOpen = true;
    this.commandCount += 1;
  }

  #fold(event: MarketEvent): void {
    switch (event.type) {
      case 'RunStarted':
        for (const instrument of event.instruments) this.#open(instrument);
        break;
      case 'OrderAccepted':
        this.#accept(event);
        break;
      case 'OrderReplaced':
        this.#replace(event);
        break;
      case 'OrderCanceled':
        this.#cancel(event);
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
      case 'MarketHalted':
        this.#halted.add(event.market);
        break;
      case 'MarketResumed':
        this.#halted.delete(event.market);
        break;
      default:
    }
  }

  #open(instrument: Instrument): void {
    this.#instruments.set(instrument.symbol, instrument);
    this.#books.set(instrument.symbol, new AuditedBook());
  }

  #book(market: string): AuditedBook {
    const book = this.#books.get(market);
    if (book === undefined) throw new Error(`no market ${market}`);
    return book;
  }

  #accept({ order }: EventOf<'OrderAccepted'>): void {
    const { orderId, market, side, priceSats, quantityLots } = order;
    this.#expect(!this.#halted.has(market), () => `order ${orderId} was accepted by a halted market`);
    this.#aggressor = this.#register({
      orderId,
      owner: order.participantId,
      market,
      side,
      priceSats,
      totalLots: quantityLots,
      remainingLots: quantityLots,
      mayRest: order.kind === 'LIMIT' && order.timeInForce === 'GTC',
      mayTradeWithItself: order.selfTradePrevention === 'NONE',
    });
  }

  #register(order: AuditedOrder): AuditedOrder {
    this.#expect(!this.#orders.has(order.orderId), () => `order id ${order.orderId} was given twice`);
    this.#orders.set(order.orderId, order);
    this.#ordersOf.set(order.owner, (this.#ordersOf.get(order.owner) ?? new Set()).add(order));
    this.#touch(order);
    return order;
  }

  #touch(order: AuditedOrder): void {
    this.#touchedOwners.add(order.owner);
    this.#touchedMarkets.add(order.market);
  }

  #known(orderId: number): AuditedOrder | null {
    const order = this.#orders.get(orderId) ?? null;
    this.#expect(order !== null, () => `order ${orderId} is not open`);
    if (order !== null) this.#touch(order);
    return order;
  }

  #replace(event: EventOf<'OrderReplaced'>): void {
    const order = this.#known(event.orderId);
    if (order === null) return;
    const filled = order.totalLots - order.remainingLots;
    const isSamePrice = event.priceSats === order.priceSats;
    const keeps = isSamePrice && event.quantityLots <= order.totalLots;
    this.#expect(
      event.keptPriority === keeps,
      () => `replace of ${event.orderId} kept its place: ${event.keptPriority}`,
    );
    const left = event.quantityLots - filled;
    this.#expect(event.remainingLots === left, () => `replaced order ${event.orderId} leaves ${left}`);
    if (!keeps) this.#book(order.market).leave(order);
    order.priceSats = event.priceSats;
    order.totalLots = event.quantityLots;
    order.remainingLots = event.remainingLots;
    if (!keeps) this.#aggressor = order;
  }

  #cancel(event: EventOf<'OrderCanceled'>): void {
    const order = this.#known(event.orderId);
    if (order === null) return;
    const { remainingLots } = order;
    this.#expect(remainingLots === event.remainingLots, () => `canceled ${event.orderId} with ${remainingLots} left`);
    this.#close(order);
  }

  #close(order: AuditedOrder): void {
    if (this.#aggressor === order) this.#aggressor = null;
    else this.#book(order.market).leave(order);
    this.#orders.delete(order.orderId);
    this.#ordersOf.get(order.owner)?.delete(order);
  }

  #quote({ participantId: owner, market, canceledOrderIds, placed }: EventOf<'QuotesReplaced'>): void {
    for (const orderId of canceledOrderIds) {
      const order = this.#known(orderId);
      if (order !== null) this.#close(order);
    }
    for (const { orderId, side, priceSats, quantityLots } of placed) {
      const size = { totalLots: quantityLots, remainingLots: quantityLots };
      const rights = { mayRest: true, mayTradeWithItself: false };
      this.#book(market).join(this.#register({ orderId, owner, market, side, priceSats, ...size, ...rights }));
    }
  }

  #trade(event: EventOf<'TradeExecuted'>): void {
    this.tradeCount += 1;
    const taker = this.#known(event.takerOrderId);
    const maker = this.#known(event.makerOrderId);
    if (taker === null || maker === null) return;
    const { tradeId, market, priceSats, quantityLots } = event;
    const expect = (holds: boolean, what: string) => this.#expect(holds, () => `trade ${tradeId}: ${what}`);
    expect(tradeId === this.tradeCount, `should be number ${this.tradeCount}`);
    expect(!this.#halted.has(market), 'happened in a halted market');
    expect(taker === this.#aggressor, 'the taker is not the order that arrived');
    expect(maker === this.#book(market).head(maker.side), 'somebody else was first in line');
    expect(maker.side !== taker.side && taker.side === event.takerSide, 'both are on one side');
    expect(priceSats === maker.priceSats, "the price is not the maker's");
    const worse = taker.priceSats === null ? 0 : priceSats - taker.priceSats;
    expect(taker.side === 'BUY' ? worse <= 0 : worse >= 0, "the price is beyond the taker's limit");
    expect(quantityLots === Math.min(maker.remainingLots, taker.remainingLots), 'the size is not all there was');
    expect(maker.owner !== taker.owner || taker.mayTradeWithItself, 'somebody traded with himself');
    expect(maker.owner === event.makerId && taker.owner === event.takerId, 'the names are wrong');
    this.#expectMoney(event);
    for (const order of [maker, taker]) {
      order.remainingLots -= quantityLots;
      if (order.remainingLots <= 0) this.#close(order);
    }
  }

  /** Notes what the trade has to move; the postings have to agree when the command ends. */
  #expectMoney(event: EventOf<'TradeExecuted'>): void {
    const instrument = this.#instrument(event.market);
    const notional = notionalOf(instrument, event.priceSats, event.quantityLots);
    const makerFee = feeOf(notional, instrument.makerFeeBps);
    const takerFee = feeOf(notional, instrument.takerFeeBps);
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
    this.#owe('fees', instrument.quoteAsset, buyerFee + sellerFee);
  }

  #owe(account: string, asset: string, amount: bigint): void {
    const key = `${account} ${asset}`;
    this.#owed.set(key, (this.#owed.get(key) ?? 0n) + amount);
  }

  #post({ postings }: EventOf<'FundsPosted'>): void {
    for (const { asset, amount, from, to, reason } of postings) {
      const isAmount = Number.isSafeInteger(amount) && amount > 0;
      this.#expect(isAmount, () => `posting of ${amount} ${asset}`);
      if (!isAmount) continue;
      this.#add(from.account, asset, from.bucket === 'HELD', -amount);
      this.#add(to.account, asset, to.bucket === 'HELD', amount);
      if (reason === 'ISSUE') this.#issued.set(asset, (this.#issued.get(asset) ?? 0) + amount);
      if (reason !== 'SETTLE' && reason !== 'FEE') continue;
      this.#owe(from.account, asset, BigInt(amount));
      this.#owe(to.account, asset, -BigInt(amount));
    }
  }

  #add(account: string, asset: string, isHeld: boolean, change: number): void {
    const balance = this.balance(account, asset);
    if (isHeld) balance.held += change;
    else balance.available += change;
    const isCovered = account === CONTRA_ACCOUNT || (balance.available >= 0 && balance.held >= 0);
    this.#expect(isCovered, () => `${account} is overdrawn in ${asset}`);
    this.#touchedOwners.add(account);
  }

  #restAggressor(): void {
    const order = this.#aggressor;
    this.#aggressor = null;
    if (order === null) return;
    this.#expect(order.mayRest, () => `order ${order.orderId} may not rest`);
    this.#book(order.market).join(order);
  }

  #checkHolds(owner: string): void {
    const needed = new Map<string, bigint>();
    for (const order of this.#ordersOf.get(owner) ?? []) {
      const instrument = this.#instrument(order.market);
      const asset = order.side === 'BUY' ? instrument.quoteAsset : instrument.baseAsset;
      needed.set(asset, (needed.get(asset) ?? 0n) + holdOf(instrument, order));
    }
    for (const [asset, { held }] of this.#balances.get(owner) ?? []) {
      const need = needed.get(asset) ?? 0n;
      this.#expect(BigInt(held) === need, () => `${owner} holds ${held} ${asset} but needs ${need}`);
      needed.delete(asset);
    }
    for (const [asset, need] of needed) this.#expect(need === 0n, () => `${owner} holds no ${asset} for ${need}`);
  }

  #takeCensus(): void {
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

  #instrument(market: string): Instrument {
    const instrument = this.#instruments.get(market);
    if (instrument === undefined) throw new Error(`no market ${market}`);
    return instrument;
  }
}

function notionalOf(instrument: Instrument, priceSats: number, lots: number): bigint {
  return (BigInt(priceSats) * BigInt(lots)) / BigInt(instrument.lotsPerUnit);
}

function feeOf(notional: bigint, feeBps: number): bigint {
  return (notional * BigInt(feeBps)) / 10_000n;
}

function holdOf(instrument: Instrument, order: AuditedOrder): bigint {
  if (order.side === 'SELL') return BigInt(order.remainingLots);
  const notional = notionalOf(instrument, order.priceSats ?? 0, order.remainingLots);
  return notional + feeOf(notional, Math.max(instrument.makerFeeBps, instrument.takerFeeBps));
}
