import type { EventOf, MarketEvent } from '../../market/events.ts';
import { type OrderId, type OrderStatus, type PlacedOrder, plainTerms } from '../../market/order.ts';
import type { Seq, SimTime } from '../../market/units.ts';
import { assert, must, unreachable } from '../../util/assert.ts';
import { decodeEvent, type StoredRow } from '../payload.ts';
import type { SqliteFile } from '../sqlite-file.ts';
import { ORDER_COLUMNS, type OrderColumns, placedOrder } from './order-columns.ts';
import { RowBuffer } from './row-buffer.ts';
import type { TableWriter } from './table-writer.ts';

type Growing = {
  order: PlacedOrder;
  readonly isQuote: boolean;
  readonly placedSeq: Seq;
  readonly placedTime: SimTime;
  status: OrderStatus;
  filledLots: number;
  remainingLots: number;
  rejectReason: string | null;
  cancelReason: string | null;
  triggeredSeq: Seq | null;
  updatedSeq: Seq;
  updatedTime: SimTime;
  /** Whether it has a row, and whether that row lags behind. */
  isStored: boolean;
  isDirty: boolean;
};

const READ_TYPES = [
  'OrderAccepted',
  'OrderRejected',
  'OrderReplaced',
  'OrderTriggered',
  'OrderDecremented',
  'OrderCanceled',
  'QuotesReplaced',
  'TradeExecuted',
] as const;

/** Every order that was placed, and of the liquidity bots' quotes those that traded or changed. */
export class OrderRows implements TableWriter {
  readonly types = READ_TYPES;
  readonly #new: RowBuffer;
  readonly #change;
  readonly #findQuote;
  readonly #open = new Map<OrderId, Growing>();
  /** Quotes as this writer saw them placed: they get a row when they first trade or change. */
  readonly #untouched = new Map<OrderId, EventOf<'QuotesReplaced'>>();
  #dirty: Growing[] = [];

  constructor(file: SqliteFile) {
    this.#new = new RowBuffer(file, 'orders', ORDER_COLUMNS.split(', '));
    this.#change = file.prepare(
      'update orders set price_sats = ?, quantity_lots = ?, filled_lots = ?, remaining_lots = ?, status = ?, ' +
        'cancel_reason = ?, triggered_seq = ?, updated_seq = ?, updated_time = ? where order_id = ?',
    );
    this.#findQuote = file.prepare<[Seq, string], StoredRow>(
      'select seq, time, type, version, cause_seq as causeSeq, payload from journal ' +
        `where seq < ? and type = 'QuotesReplaced' and instr(payload, ?) > 0 order by seq desc limit 1`,
    );
    this.#rememberOpen(file);
  }

  write(event: EventOf<(typeof READ_TYPES)[number]>): void {
    switch (event.type) {
      case 'OrderAccepted':
        this.#begin(event, null);
        return;
      case 'OrderRejected':
        this.#begin(event, event.reason);
        return;
      case 'OrderReplaced':
        this.#replace(event);
        return;
      case 'OrderTriggered':
        this.#trigger(event);
        return;
      case 'OrderDecremented':
        this.#decrement(event);
        return;
      case 'OrderCanceled':
        this.#untouched.delete(event.orderId);
        this.#end(event.orderId, event.reason === 'EXPIRED' ? 'EXPIRED' : 'CANCELED', event, event.reason);
        return;
      case 'QuotesReplaced':
        this.#quote(event);
        return;
      case 'TradeExecuted':
        this.#fill(event.makerOrderId, event);
        this.#fill(event.takerOrderId, event);
        return;
      default:
        unreachable(event);
    }
  }

  flush(): void {
    for (const row of this.#dirty) {
      if (row.isStored) this.#change.run(...changingColumnsOf(row));
      else this.#new.add(...columnsOf(row));
      row.isStored = true;
      row.isDirty = false;
    }
    this.#new.flush();
    this.#dirty = [];
  }

  #begin(event: EventOf<'OrderAccepted'> | EventOf<'OrderRejected'>, rejectReason: string | null): void {
    const row = begin(event.order, event, false);
    row.rejectReason = rejectReason;
    if (rejectReason === null) this.#open.set(event.order.orderId, row);
    else row.status = 'REJECTED';
    this.#touch(row, event);
  }

  #replace(event: EventOf<'OrderReplaced'>): void {
    const row = this.#known(event.orderId, event);
    row.order = { ...row.order, priceSats: event.priceSats, quantityLots: event.quantityLots };
    row.remainingLots = event.remainingLots;
    this.#touch(row, event);
  }

  #trigger(event: EventOf<'OrderTriggered'>): void {
    const row = this.#known(event.orderId, event);
    row.triggeredSeq = event.seq;
    this.#touch(row, event);
  }

  #decrement(event: EventOf<'OrderDecremented'>): void {
    const row = this.#known(event.orderId, event);
    row.order = { ...row.order, quantityLots: row.order.quantityLots - event.decrementLots };
    row.remainingLots = event.remainingLots;
    this.#touch(row, event);
  }

  #quote(event: EventOf<'QuotesReplaced'>): void {
    for (const orderId of event.canceledOrderIds) {
      if (!this.#untouched.delete(orderId)) this.#end(orderId, 'CANCELED', event, 'USER');
    }
    this.#rest(event);
  }

  #rest(event: EventOf<'QuotesReplaced'>): void {
    for (const { orderId } of event.placed) this.#untouched.set(orderId, event);
  }

  /** An open order; a quote becomes one when it first trades or changes. */
  #known(orderId: OrderId, { seq }: MarketEvent): Growing {
    const present = this.#open.get(orderId);
    if (present !== undefined) return present;
    const quote = this.#untouched.get(orderId) ?? this.#quoteFromBefore(orderId, seq);
    const row = begin(quoteOrder(quote, orderId), quote, true);
    this.#untouched.delete(orderId);
    this.#open.set(orderId, row);
    return row;
  }

  /** The writer before saw it placed. Most quotes are minutes old, so it is looked for from the end. */
  #quoteFromBefore(orderId: OrderId, seq: Seq): EventOf<'QuotesReplaced'> {
    const found = decodeEvent(must(this.#findQuote.get(seq, `[${orderId},"`), `open order ${orderId}`));
    assert(found.type === 'QuotesReplaced', () => `order ${orderId} is a quote`);
    return found;
  }

  #fill(orderId: OrderId, event: EventOf<'TradeExecuted'>): void {
    const row = this.#known(orderId, event);
    row.filledLots += event.quantityLots;
    row.remainingLots -= event.quantityLots;
    row.status = 'PARTIALLY_FILLED';
    this.#touch(row, event);
    if (row.remainingLots === 0) this.#end(orderId, 'FILLED', event, null);
  }

  #end(orderId: OrderId, status: OrderStatus, event: MarketEvent, cancelReason: string | null): void {
    const row = this.#open.get(orderId);
    if (row === undefined) return;
    row.status = status;
    row.cancelReason = cancelReason;
    this.#touch(row, event);
    this.#open.delete(orderId);
  }

  #touch(row: Growing, event: MarketEvent): void {
    row.updatedSeq = event.seq;
    row.updatedTime = event.time;
    if (!row.isDirty) this.#dirty.push(row);
    row.isDirty = true;
  }

  #rememberOpen(file: SqliteFile): void {
    const rows = file.prepare<[], OrderColumns>(
      `select ${ORDER_COLUMNS} from orders where status in ('NEW', 'PARTIALLY_FILLED')`,
    );
    for (const row of rows.all()) this.#open.set(row.order_id, growing(row));
  }
}

function begin(order: PlacedOrder, { seq, time }: MarketEvent, isQuote: boolean): Growing {
  return {
    order,
    isQuote,
    placedSeq: seq,
    placedTime: time,
    status: 'NEW',
    filledLots: 0,
    remainingLots: order.quantityLots,
    rejectReason: null,
    cancelReason: null,
    triggeredSeq: null,
    updatedSeq: seq,
    updatedTime: time,
    isStored: false,
    isDirty: false,
  };
}

/** What a quote would say if it were placed as an order. */
function quoteOrder({ participantId, market, placed }: EventOf<'QuotesReplaced'>, orderId: OrderId): PlacedOrder {
  const quote = must(
    placed.find((candidate) => candidate.orderId === orderId),
    `quote ${orderId}`,
  );
  const terms = { kind: 'LIMIT', timeInForce: 'GTC', postOnly: true, selfTradePrevention: 'CANCEL_NEWEST' } as const;
  return { ...quote, market, participantId, ...terms, ...plainTerms, decisionSeq: null, linkedOrderId: null };
}

function growing(row: OrderColumns): Growing {
  return {
    order: placedOrder(row),
    isQuote: row.is_quote === 1,
    placedSeq: row.placed_seq,
    placedTime: row.placed_time,
    status: row.status,
    filledLots: row.filled_lots,
    remainingLots: row.remaining_lots,
    rejectReason: row.reject_reason,
    cancelReason: row.cancel_reason,
    triggeredSeq: row.triggered_seq,
    updatedSeq: row.updated_seq,
    updatedTime: row.updated_time,
    isStored: true,
    isDirty: false,
  };
}

/** In the order of `ORDER_COLUMNS`. */
function columnsOf(row: Growing): (string | number | null)[] {
  const { order } = row;
  return [
    order.orderId,
    order.participantId,
    order.market,
    order.side,
    order.kind,
    order.timeInForce,
    order.postOnly ? 1 : 0,
    order.selfTradePrevention,
    row.isQuote ? 1 : 0,
    order.priceSats,
    order.quantityLots,
    row.filledLots,
    row.remainingLots,
    row.status,
    row.rejectReason,
    row.cancelReason,
    order.decisionSeq,
    row.placedSeq,
    row.placedTime,
    row.updatedSeq,
    row.updatedTime,
    order.stopPriceSats,
    order.displayLots,
    order.expireAt,
    order.linkedOrderId,
    row.triggeredSeq,
  ];
}

/** What an order may still become, in the order of the update's columns. */
function changingColumnsOf(row: Growing): (string | number | null)[] {
  const { order, filledLots, remainingLots, status, cancelReason, triggeredSeq, updatedSeq, updatedTime } = row;
  const result = [status, cancelReason, triggeredSeq, updatedSeq, updatedTime, order.orderId];
  return [order.priceSats, order.quantityLots, filledLots, remainingLots, ...result];
}
