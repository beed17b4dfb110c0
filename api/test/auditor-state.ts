import type { MarketEvent } from '../src/market/events.ts';
import type { Instrument } from '../src/market/instrument.ts';
import type { AuditedOrder } from './audited-book.ts';
import { AuditedMarket } from './auditor-market.ts';
import { AuditedMoney } from './auditor-money.ts';

export type Expect = (holds: boolean, finding: () => string) => void;

const MAX_FINDINGS = 20;

/** All that the parts of the auditor share: what is open, who has what, and what was found. */
export class AuditState {
  readonly findings: string[] = [];
  readonly markets = new Map<string, AuditedMarket>();
  readonly orders = new Map<number, AuditedOrder>();
  /** Orders with a date, by id. */
  readonly dated = new Set<AuditedOrder>();
  readonly expect: Expect = (holds, finding) => {
    if (holds || this.findings.length >= MAX_FINDINGS) return;
    this.findings.push(`seq ${this.last?.seq}: ${finding()}`);
  };
  readonly money = new AuditedMoney(this.expect);
  /** Accounts of those who were admitted and have not retired. */
  readonly present = new Set<string>();
  last: MarketEvent | null = null;
  /** Of the command under way. */
  readonly touchedOwners = new Set<string>();
  readonly touchedMarkets = new Set<AuditedMarket>();
  readonly #ordersOf = new Map<string, Set<AuditedOrder>>();
  /** What has to come next, each by the name that `nameOf` gives to an event. */
  readonly #due = new Set<string>();
  #nextOrderId = 1;

  open(instrument: Instrument): void {
    this.markets.set(instrument.symbol, new AuditedMarket(instrument));
  }

  market(symbol: string): AuditedMarket {
    const market = this.markets.get(symbol);
    if (market === undefined) throw new Error(`no market ${symbol}`);
    this.touchedMarkets.add(market);
    return market;
  }

  ordersOf(owner: string): readonly AuditedOrder[] {
    return [...(this.#ordersOf.get(owner) ?? [])];
  }

  /** The order of that id if it is open; that it is not is a finding. */
  known(orderId: number): AuditedOrder | null {
    const order = this.orders.get(orderId) ?? null;
    this.expect(order !== null, () => `order ${orderId} is not open`);
    if (order !== null) this.#touch(order);
    return order;
  }

  register(order: AuditedOrder): void {
    this.orders.set(order.orderId, order);
    this.#ordersOf.set(order.owner, (this.#ordersOf.get(order.owner) ?? new Set()).add(order));
    if (order.expireAt !== null) this.dated.add(order);
    this.#touch(order);
  }

  #touch(order: AuditedOrder): void {
    this.touchedOwners.add(order.owner);
    this.market(order.market);
  }

  /** Ids count from 1; a refused order uses one up. */
  useId(orderId: number): void {
    this.expect(orderId === this.#nextOrderId, () => `order id ${orderId} should be ${this.#nextOrderId}`);
    this.#nextOrderId = orderId + 1;
  }

  /** Takes an order out of everything; what linked it to another has to be settled before. */
  close(order: AuditedOrder): void {
    this.market(order.market).leave(order);
    this.orders.delete(order.orderId);
    this.#ordersOf.get(order.owner)?.delete(order);
    this.dated.delete(order);
  }

  /** The other leg of a pair has to end next. */
  endOtherLeg(order: AuditedOrder): void {
    const other = order.linkedOrderId === null ? undefined : this.orders.get(order.linkedOrderId);
    order.linkedOrderId = null;
    if (other === undefined) return;
    other.linkedOrderId = null;
    this.#due.add(`cancel of ${other.orderId} for LINKED_ORDER`);
  }

  demand(name: string): void {
    this.#due.add(name);
  }

  /** Whether this event was due. While something is, nothing else may happen. */
  wasDue(event: MarketEvent): boolean {
    const name = nameOf(event);
    if (name !== null && this.#due.delete(name)) return true;
    this.noneIsDue();
    return false;
  }

  noneIsDue(): void {
    for (const name of this.#due) this.expect(false, () => `${name} is missing`);
    this.#due.clear();
  }
}

/** What other events can demand. */
function nameOf(event: MarketEvent): string | null {
  switch (event.type) {
    case 'OrderCanceled':
      return `cancel of ${event.orderId} for ${event.reason}`;
    case 'OrderDecremented':
      return `decrement of ${event.orderId} by ${event.decrementLots}`;
    case 'IcebergRefilled':
      return `refill of ${event.orderId}`;
    case 'AuctionStarted':
      return `auction of ${event.market} for ${event.reason}`;
    case 'AuctionIndicated':
      return `indication of ${event.market}`;
    default:
      return null;
  }
}
