import type { EventOf } from '../src/market/events.ts';
import type { CancelReason } from '../src/market/order.ts';
import type { AuditedOrder } from './audited-book.ts';
import type { AuditState } from './auditor-state.ts';

/** Reasons with which orders are canceled together, in a fixed order. */
const SWEEPING: ReadonlySet<CancelReason> = new Set(['MASS_CANCEL', 'RETIRED', 'HALTED', 'MARKET_CLOSED']);

/** Whose orders, of which market; null for all. */
type Sweep = {
  readonly reason: CancelReason;
  readonly owner: string | null;
  readonly market: string | null;
  /** Whether it has to happen; a halt may leave all orders where they are. */
  readonly isCertain: boolean;
};

/** Cancels of many orders at once: market by market, bids, asks, buy stops, sell stops, nearest first, and none left. */
export class AuditedSweeps {
  readonly #state: AuditState;
  #sweep: Sweep | null = null;
  #count = 0;

  constructor(state: AuditState) {
    this.#state = state;
  }

  massCancel({ participantId: owner, market, orderCount }: EventOf<'OrdersCanceled'>): void {
    this.#begin({ reason: 'MASS_CANCEL', owner, market, isCertain: true });
    const left = this.#left().length;
    this.#state.expect(orderCount === left, () => `a mass cancel of ${left} orders tells of ${orderCount}`);
  }

  retire(owner: string): void {
    this.#begin({ reason: 'RETIRED', owner, market: null, isCertain: true });
  }

  halt(market: string): void {
    this.#begin({ reason: 'HALTED', owner: null, market, isCertain: false });
  }

  close(market: string): void {
    this.#begin({ reason: 'MARKET_CLOSED', owner: null, market, isCertain: true });
  }

  #begin(sweep: Sweep): void {
    this.end();
    this.#sweep = sweep;
    this.#count = 0;
  }

  /** A cancel for one of the reasons has to be the next of a sweep. */
  cancel(order: AuditedOrder, reason: CancelReason): void {
    if (!SWEEPING.has(reason)) return;
    const isOfSweep = this.#sweep?.reason === reason;
    this.#state.expect(isOfSweep, () => `order ${order.orderId} was canceled for ${reason} by itself`);
    if (!isOfSweep) return;
    const next = this.#left()[0];
    this.#state.expect(
      order === next,
      () => `order ${next?.orderId} should have been canceled before ${order.orderId}`,
    );
    this.#count += 1;
  }

  /** Whatever else happens: the sweep is over. */
  end(): void {
    const sweep = this.#sweep;
    if (sweep === null) return;
    const left = sweep.isCertain || this.#count > 0 ? this.#left() : [];
    this.#sweep = null;
    this.#state.expect(left.length === 0, () => `order ${left[0]?.orderId} outlived a cancel for ${sweep.reason}`);
  }

  #left(): AuditedOrder[] {
    const sweep = this.#sweep;
    if (sweep === null) return [];
    return [...this.#state.markets.values()]
      .filter(({ instrument }) => sweep.market === null || sweep.market === instrument.symbol)
      .flatMap((market) => market.inCancelOrder())
      .filter(({ owner }) => (sweep.owner ?? owner) === owner);
  }
}
