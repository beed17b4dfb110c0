import type { Instrument, MarketSymbol } from '../market/instrument.ts';
import type { MarketStatus } from '../market/market-status.ts';
import type { Posting } from '../market/posting.ts';
import type { BasisPoints, Lots, Sats, SimTime } from '../market/units.ts';
import * as units from '../market/units.ts';
import { assert, must } from '../util/assert.ts';
import * as integerIndex from '../util/integer-index.ts';
import type { AccountIndex, Accounts, AssetIndex, Cell } from './accounts.ts';
import * as accountNames from './accounts.ts';
import { BookSide } from './book-side.ts';
import type { SideCode } from './codes.ts';
import * as codes from './codes.ts';
import type { MarketIndex, OrderTable, Row } from './order-table.ts';
import type { Ticks } from './price-ladder.ts';
import type { WorkingOrder } from './working-order.ts';

// Constants of this module's own are compiled in, imported ones are looked up each time: docs/adr/0009.
const { feeSats } = units;
const { NONE } = integerIndex;
const { QUOTE_INDEX } = accountNames;
const { BUY, SELL, WAITING } = codes;

const LARGEST_NOTIONAL = Number.MAX_SAFE_INTEGER;

/** What an uncross would do. */
export type Indication = {
  /** 0 when nothing would trade. */
  readonly ticks: Ticks;
  readonly quantityLots: Lots;
  /** Buyers left over at that price are positive, sellers negative. */
  readonly surplusLots: Lots;
};

export const NO_INDICATION: Indication = { ticks: 0, quantityLots: 0, surplusLots: 0 };

/** One market: its rules, its book, its waiting stops, and what has happened in it since the run began. */
export class MarketState {
  instrument: Instrument;
  readonly symbol: MarketSymbol;
  readonly index: MarketIndex;
  readonly baseIndex: AssetIndex;
  readonly bids: BookSide;
  readonly asks: BookSide;
  /** Best is what rising prices reach first. */
  readonly buyStops: BookSide;
  readonly sellStops: BookSide;
  status: MarketStatus;
  /** When the auction uncrosses by itself; 0 for never. */
  auctionEndsAt: SimTime = 0;
  /** What the auction told last. */
  indication: Indication = NO_INDICATION;
  /** 0 before the first. */
  referenceSats: Sats = 0;
  lastTicks: Ticks = 0;
  highTicks: Ticks = 0;
  lowTicks: Ticks = 0;
  volumeLots: Lots = 0;
  turnoverSats: Sats = 0;
  /** Sats per lot for each tick of the price. */
  readonly #satsPerTickLot: number;
  makerFeeBps: BasisPoints;
  takerFeeBps: BasisPoints;
  #worstFeeBps: BasisPoints;
  readonly #orders: OrderTable;
  readonly #accounts: Accounts;

  constructor(instrument: Instrument, index: MarketIndex, orders: OrderTable, accounts: Accounts) {
    this.instrument = instrument;
    this.symbol = instrument.symbol;
    this.index = index;
    this.#orders = orders;
    this.#accounts = accounts;
    this.status = instrument.openingStatus;
    this.baseIndex = must(accounts.indexOf(instrument.baseAsset), instrument.baseAsset);
    this.bids = new BookSide(BUY, orders);
    this.asks = new BookSide(SELL, orders);
    this.buyStops = new BookSide(SELL, orders);
    this.sellStops = new BookSide(BUY, orders);
    this.#satsPerTickLot = instrument.tickSats / instrument.lotsPerUnit;
    this.makerFeeBps = instrument.makerFeeBps;
    this.takerFeeBps = instrument.takerFeeBps;
    this.#worstFeeBps = Math.max(instrument.makerFeeBps, instrument.takerFeeBps);
  }

  /** There must be no order: what they hold depends on the fees. */
  setFees({ makerFeeBps, takerFeeBps }: Pick<Instrument, 'makerFeeBps' | 'takerFeeBps'>): void {
    this.instrument = { ...this.instrument, makerFeeBps, takerFeeBps };
    this.makerFeeBps = makerFeeBps;
    this.takerFeeBps = takerFeeBps;
    this.#worstFeeBps = Math.max(makerFeeBps, takerFeeBps);
  }

  get hasShortSelling(): boolean {
    return this.instrument.maxShortLots > 0;
  }

  get isContinuous(): boolean {
    return this.status === 'CONTINUOUS';
  }

  side(side: SideCode): BookSide {
    return side === BUY ? this.bids : this.asks;
  }

  stops(side: SideCode): BookSide {
    return side === BUY ? this.buyStops : this.sellStops;
  }

  /** Where a live order stands. */
  placeOf(row: Row): BookSide {
    const side = this.#orders.side(row);
    return this.#orders.isWaiting(row) ? this.stops(side) : this.side(side);
  }

  /** Whole by construction, since a tick is a multiple of the lots per unit; bounded by the instrument's rules. */
  notional(ticks: Ticks, lots: Lots): Sats {
    const notional = ticks * this.#satsPerTickLot * lots;
    if (notional > LARGEST_NOTIONAL) assert(false, 'a notional left the safe integers');
    return notional;
  }

  toSats(ticks: Ticks): Sats {
    return ticks * this.instrument.tickSats;
  }

  /** The asset in which an order of this side is covered. */
  holdAsset(side: SideCode): AssetIndex {
    return side === BUY ? QUOTE_INDEX : this.baseIndex;
  }

  /** Where the owner of an order has what it may be covered with. */
  funds(order: WorkingOrder): Cell {
    return this.#accounts.available(order.account, this.holdAsset(order.side));
  }

  /** What an order needs held at a price: the lots to sell, or the price to pay with the worse of the two fees. */
  holdAmount(side: SideCode, ticks: Ticks, lots: Lots): number {
    if (side === SELL) return lots;
    const notional = this.notional(ticks, lots);
    return notional + feeSats(notional, this.#worstFeeBps);
  }

  /** Whether an order at this price would trade on arrival in a continuous market. */
  wouldCross(side: SideCode, ticks: Ticks): boolean {
    const best = side === BUY ? this.asks.bestTicks : this.bids.bestTicks;
    if (best === 0 || !this.isContinuous) return false;
    return side === BUY ? ticks >= best : ticks <= best;
  }

  /** Puts an order at the end of its queue in the book; it needs so much held from now on. */
  rest(order: WorkingOrder, needed: number): Row {
    const { side, ticks } = order;
    if (this.wouldCross(side, ticks)) assert(false, `${this.symbol} is crossed`);
    const row = this.side(side).add(this.index, order, ticks, needed);
    this.#accounts.need(order.account, this.holdAsset(side), needed);
    return row;
  }

  /** The same for an order that meets nobody and for which nothing is held yet: hold and need are one movement, which the caller tells. */
  restNew(order: WorkingOrder, funds: Cell, needed: number): Posting {
    const { side } = order;
    this.side(side).add(this.index, order, order.ticks, needed);
    return this.#accounts.cover(funds, order.account, this.holdAsset(side), needed);
  }

  /** Lets a stop wait outside of the book. */
  wait(order: WorkingOrder, needed: number): Row {
    const { side } = order;
    order.flags |= WAITING;
    const row = this.#orders.add(this.index, order, needed, NONE, NONE);
    this.stops(side).joinByAge(row, order.stopTicks);
    this.#accounts.need(order.account, this.holdAsset(side), needed);
    return row;
  }

  /** Ends a live order, and what was held for it is free, which the caller tells. */
  removeAndRelease(row: Row): Posting {
    const orders = this.#orders;
    const asset = this.holdAsset(orders.side(row));
    const released = this.#accounts.uncover(orders.account(row), asset, orders.heldAmount(row));
    this.#end(row);
    return released;
  }

  /** The same for an order of so and so that is nothing but a price and a size: it stands in the book. */
  removePlain(row: Row, account: AccountIndex, side: SideCode): Posting {
    const released = this.#accounts.uncover(account, this.holdAsset(side), this.#orders.heldAmount(row));
    this.side(side).remove(row);
    return released;
  }

  /** Ends a live order; answers what it no longer needs held. */
  remove(row: Row): number {
    const orders = this.#orders;
    const freed = orders.heldAmount(row);
    if (freed !== 0) this.#accounts.need(orders.account(row), this.holdAsset(orders.side(row)), 0 - freed);
    this.#end(row);
    return freed;
  }

  #end(row: Row): void {
    if (this.#orders.level(row) === NONE) this.#orders.remove(row);
    else this.placeOf(row).remove(row);
  }

  /** Notes what a live order needs held from now on; answers how much less that is than before. */
  cover(row: Row, needed: number): number {
    const orders = this.#orders;
    const freed = orders.heldAmount(row) - needed;
    if (freed === 0) return 0;
    orders.setHeldAmount(row, needed);
    this.#accounts.need(orders.account(row), this.holdAsset(orders.side(row)), 0 - freed);
    return freed;
  }

  /** Last price, or before the first print the previous close; 0 when there is neither. */
  get knownTicks(): Ticks {
    if (this.lastTicks !== 0) return this.lastTicks;
    const { previousCloseSats, tickSats } = this.instrument;
    return previousCloseSats === null ? 0 : previousCloseSats / tickSats;
  }

  /** What market orders are worth at and auctions lean to: the reference, or else what is known; 0 for nothing. */
  get referenceOrLastSats(): Sats {
    return this.referenceSats !== 0 ? this.referenceSats : this.toSats(this.knownTicks);
  }

  isInBand(ticks: Ticks): boolean {
    const { priceBandTicks, tickSats } = this.instrument;
    if (priceBandTicks === null || this.referenceSats === 0) return true;
    return Math.abs(ticks * tickSats - this.referenceSats) <= priceBandTicks * tickSats;
  }

  /** Whether a market order of this side may trade at a price. */
  isShortOfBandEdge(side: SideCode, ticks: Ticks): boolean {
    const { priceBandTicks, tickSats } = this.instrument;
    if (priceBandTicks === null || this.referenceSats === 0) return true;
    const beyondSats = ticks * tickSats - this.referenceSats;
    return (side === BUY ? beyondSats : -beyondSats) <= priceBandTicks * tickSats;
  }

  /** `anchor` is the last price before the order began to match; 0 when there was none. */
  isInVolatilityBand(ticks: Ticks, anchor: Ticks): boolean {
    const { volatilityBandBps } = this.instrument;
    if (volatilityBandBps === null || anchor === 0) return true;
    return Math.abs(ticks - anchor) * 10_000 <= anchor * volatilityBandBps;
  }

  isAboveMinimum(ticks: Ticks, lots: Lots): boolean {
    return this.instrument.minNotionalSats === 0 || this.notional(ticks, lots) >= this.instrument.minNotionalSats;
  }

  print(ticks: Ticks, lots: Lots, notional: Sats): void {
    this.lastTicks = ticks;
    if (ticks > this.highTicks) this.highTicks = ticks;
    if (this.lowTicks === 0 || ticks < this.lowTicks) this.lowTicks = ticks;
    this.volumeLots += lots;
    this.turnoverSats += notional;
  }

  isCrossed(): boolean {
    const bid = this.bids.bestTicks;
    const ask = this.asks.bestTicks;
    return bid !== 0 && ask !== 0 && bid >= ask;
  }
}
