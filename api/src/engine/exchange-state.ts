import { type Instrument, QUOTE_ASSET } from '../market/instrument.ts';
import type { OrderId, TradeId } from '../market/order.ts';
import type { SimTime } from '../market/units.ts';
import { assert } from '../util/assert.ts';
import { Heap } from '../util/heap.ts';
import * as integerIndex from '../util/integer-index.ts';
import { Accounts } from './accounts.ts';
import { MarketState } from './market-state.ts';
import { OrderTable, type Row } from './order-table.ts';
import { WorkingOrder } from './working-order.ts';

// Constants of this module's own are compiled in, imported ones are looked up each time: docs/adr/0009.
const { NONE } = integerIndex;

/** `READY` waits for `StartRun`; after `EndRun` nothing changes any more. */
export type ExchangePhase = 'READY' | 'OPEN' | 'ENDED';

const LARGEST_ORDER_ID = 2 ** 31 - 1;

type Expiry = { readonly expireAt: SimTime; readonly orderId: OrderId };

/** Everything the exchange knows: what a snapshot holds and a hash covers. */
export class ExchangeState {
  phase: ExchangePhase = 'READY';
  accounts = new Accounts([QUOTE_ASSET]);
  orders = new OrderTable((account) => this.accounts.nameHash(account));
  /** In the order in which the run lists its instruments. */
  markets: readonly MarketState[] = [];
  /** Whether any market allows it. */
  hasShortSelling = false;
  nextOrderId: OrderId = 1;
  nextTradeId: TradeId = 1;
  /** The order at work; between commands it means nothing. */
  readonly working = new WorkingOrder();
  /** Stops whose turn comes when the order at work is complete; empty between commands. */
  readonly elected: OrderId[] = [];
  /** Nothing is due by itself before this time; the clock finds out what comes next. */
  nextDueAt: SimTime = 0;
  /** Orders that expire, earliest date first; those that ended otherwise are skipped when their date comes. */
  readonly #expiries = new Heap<Expiry>((a, b) => a.expireAt - b.expireAt || a.orderId - b.orderId);

  open(instruments: readonly Instrument[]): void {
    this.hasShortSelling = instruments.some(({ maxShortLots }) => maxShortLots > 0);
    const bases = instruments.map((instrument) => instrument.baseAsset);
    this.accounts = new Accounts([QUOTE_ASSET, ...bases], this.hasShortSelling);
    this.markets = instruments.map(
      (instrument, index) => new MarketState(instrument, index, this.orders, this.accounts),
    );
    this.phase = 'OPEN';
  }

  takeOrderId(): OrderId {
    const orderId = this.nextOrderId;
    if (orderId > LARGEST_ORDER_ID) assert(false, 'the run is out of order ids');
    this.nextOrderId = orderId + 1;
    return orderId;
  }

  takeTradeId(): TradeId {
    this.nextTradeId += 1;
    return this.nextTradeId - 1;
  }

  findMarket(symbol: unknown): MarketState | null {
    const { markets } = this;
    for (let index = 0; index < markets.length; index += 1) {
      const market = markets[index] as MarketState;
      if (market.symbol === symbol) return market;
    }
    return null;
  }

  /** `NONE` for whatever is not the id of a live order. */
  findOrder(orderId: unknown): Row {
    const isInRange = typeof orderId === 'number' && orderId > 0 && orderId <= LARGEST_ORDER_ID;
    return isInRange ? this.orders.find(orderId) : NONE;
  }

  marketOf(row: Row): MarketState {
    return this.markets[this.orders.market(row)] as MarketState;
  }

  /** Crashes when a command left something wrong. That no market is crossed is checked where orders come to rest. */
  check(): void {
    this.accounts.check();
    if (this.elected.length > 0) assert(false, 'an elected stop did not run');
  }

  expireLater(expireAt: SimTime, orderId: OrderId): void {
    if (expireAt === 0) return;
    this.#expiries.push({ expireAt, orderId });
    this.dueAt(expireAt);
  }

  dueAt(time: SimTime): void {
    if (time < this.nextDueAt) this.nextDueAt = time;
  }

  /** The next date, and the row whose date it is; the order may have ended since. */
  nextExpiry(): Expiry | undefined {
    return this.#expiries.peek();
  }

  /** Takes the next date off the list; answers the row to expire, or `NONE`. */
  takeExpiry(): Row {
    const expiry = this.#expiries.pop();
    const row = expiry === undefined ? NONE : this.orders.find(expiry.orderId);
    return row !== NONE && this.orders.expireAt(row) === expiry?.expireAt ? row : NONE;
  }
}
