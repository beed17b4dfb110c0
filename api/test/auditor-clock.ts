import type { EventOf, MarketEvent } from '../src/market/events.ts';
import type { AuditedOrder } from './audited-book.ts';
import type { AuditState } from './auditor-state.ts';

/** What may follow an auction that the clock ended, before the command itself. */
const AFTERMATH = new Set<MarketEvent['type']>([
  'TradeExecuted',
  'OrderTriggered',
  'OrderCanceled',
  'OrderDecremented',
  'IcebergRefilled',
  'AuctionStarted',
]);

/** What simulated time brings comes before its command, by date, and is neither early nor late. */
export class AuditedClock {
  readonly #state: AuditState;
  #isClockDue = true;
  /** An ended run has no clock: what is dated stays as it is. */
  #hasEnded = false;
  /** How far the clock has come: the date of the last expiry or uncross of this command. */
  #now = Number.NEGATIVE_INFINITY;
  #lastExpired: AuditedOrder | null = null;

  constructor(state: AuditState) {
    this.#state = state;
  }

  beginCommand(): void {
    this.#isClockDue = !this.#hasEnded;
    this.#now = Number.NEGATIVE_INFINITY;
    this.#lastExpired = null;
  }

  /** Everything but expiries goes by here. */
  pass(event: MarketEvent): void {
    if (event.type === 'RunEnded') this.#hasEnded = true;
    if (!this.#isClockDue || event.type === 'FundsPosted') return;
    if (event.type === 'MarketUncrossed') {
      const { endsAt, uncross } = this.#state.market(event.market);
      const isRepeated = uncross !== null && this.#now > Number.NEGATIVE_INFINITY;
      if (endsAt !== null && endsAt <= event.time) this.#advance(endsAt);
      if (isRepeated || (endsAt !== null && endsAt <= event.time)) return;
    }
    if (this.#now > Number.NEGATIVE_INFINITY && AFTERMATH.has(event.type)) return;
    this.#leave(event.time);
  }

  expire(event: EventOf<'OrderCanceled'>, order: AuditedOrder): void {
    const { expect } = this.#state;
    const last = this.#lastExpired;
    const expireAt = order.expireAt ?? Number.POSITIVE_INFINITY;
    expect(this.#isClockDue, () => `order ${order.orderId} expired after something else had happened`);
    expect(expireAt <= event.time, () => `order ${order.orderId} expired before its date`);
    const isInOrder = last === null || last.expireAt !== expireAt || last.orderId < order.orderId;
    expect(isInOrder, () => `order ${order.orderId} should have expired before ${last?.orderId}`);
    this.#lastExpired = order;
    this.#advance(expireAt);
  }

  #advance(date: number): void {
    this.#state.expect(date >= this.#now, () => `what was due at ${date} came after what was due at ${this.#now}`);
    this.#now = date;
  }

  /** An expired order does not trade. */
  checkTrade(event: EventOf<'TradeExecuted'>, orders: readonly AuditedOrder[]): void {
    const now = this.#isClockDue ? this.#now : event.time;
    for (const { orderId, expireAt } of orders) {
      this.#state.expect(expireAt === null || expireAt > now, () => `expired order ${orderId} traded`);
    }
  }

  endCommand(time: number): void {
    if (this.#isClockDue) this.#leave(time);
  }

  #leave(time: number): void {
    this.#isClockDue = false;
    const { expect, dated, markets } = this.#state;
    for (const { orderId, expireAt } of dated) {
      expect(expireAt === null || expireAt > time, () => `order ${orderId} should have expired`);
    }
    for (const { status, endsAt, instrument } of markets.values()) {
      const isLate = status === 'AUCTION' && endsAt !== null && endsAt <= time;
      expect(!isLate, () => `the auction of ${instrument.symbol} should have ended`);
    }
  }
}
