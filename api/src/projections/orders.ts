import type { EventOf, MarketEvent } from '../market/events.ts';
import type { Instrument, MarketSymbol } from '../market/instrument.ts';
import type { CancelReason, OrderId, OrderStatus, PlacedOrder } from '../market/order.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { RejectReason } from '../market/reject-reason.ts';
import type { Seq } from '../market/units.ts';
import { must } from '../util/assert.ts';
import { RingBuffer } from '../util/ring-buffer.ts';
import type { ParticipantsProjection } from './participants.ts';
import type { Projection } from './projection.ts';
import { fromTuple, type TradeTuple, toTuple, tradeView } from './trade-view.ts';
import type { FillView, OrderView, TradeView } from './views.ts';

/** Ended orders that can still be looked up by id. */
const ENDED_KEPT = 5_000;
const REJECTIONS_KEPT = 20;
/** As many as a page of the API, which goes on in the ledger. */
const AGENT_FILLS_KEPT = 100;
/** There are hundreds of bots, and nobody leafs through their fills. */
const BOT_FILLS_KEPT = 10;
const TRADES_KEPT = 500;

type Growing = { -readonly [Key in keyof OrderView]: OrderView[Key] };

/** One side of a trade of the list beside it. */
type FillTuple = readonly [tradeIndex: number, isMaker: boolean, decisionSeq: Seq | null];

type State = {
  readonly instruments: readonly Instrument[];
  readonly known: readonly OrderView[];
  readonly open: readonly (readonly [ParticipantId, readonly OrderId[]])[];
  readonly ended: readonly OrderId[];
  readonly rejections: readonly (readonly [ParticipantId, readonly OrderView[]])[];
  readonly trades: readonly TradeTuple[];
  readonly fills: readonly (readonly [ParticipantId, readonly FillTuple[]])[];
  readonly tapes: readonly (readonly [MarketSymbol, readonly number[]])[];
  /** A known order by its id, one that is known no more as it was last. */
  readonly ofDecision: readonly (readonly [Seq, readonly (OrderId | OrderView)[]])[];
};

const none: readonly OrderView[] = [];

/** Orders (quotes of liquidity bots apart), fills and the tape. */
export class OrdersProjection implements Projection {
  readonly #participants: ParticipantsProjection;
  readonly #instruments = new Map<MarketSymbol, Instrument>();
  readonly #byId = new Map<OrderId, Growing>();
  readonly #open = new Map<ParticipantId, Map<OrderId, Growing>>();
  readonly #ended = new RingBuffer<OrderId>(ENDED_KEPT);
  readonly #rejections = new Map<ParticipantId, RingBuffer<OrderView>>();
  readonly #fills = new Map<ParticipantId, RingBuffer<FillView>>();
  readonly #tapes = new Map<MarketSymbol, RingBuffer<TradeView>>();
  readonly #ofDecision = new Map<Seq, OrderView[]>();

  constructor(participants: ParticipantsProjection) {
    this.#participants = participants;
  }

  apply(event: MarketEvent): void {
    switch (event.type) {
      case 'RunStarted':
        for (const instrument of event.instruments) this.#list(instrument);
        return;
      case 'OrderAccepted':
        this.#accept(event);
        return;
      case 'OrderRejected':
        this.#reject(event);
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
        this.#end(event.orderId, event.reason === 'EXPIRED' ? 'EXPIRED' : 'CANCELED', event, event.reason);
        return;
      case 'TradeExecuted':
        this.#trade(event);
        return;
      default:
        return;
    }
  }

  order(orderId: OrderId): OrderView | undefined {
    return this.#byId.get(orderId);
  }

  openOrders(participantId: ParticipantId): readonly OrderView[] {
    const open = this.#open.get(participantId);
    return open === undefined || open.size === 0 ? none : [...open.values()];
  }

  rejections(participantId: ParticipantId, limit: number): readonly OrderView[] {
    return newestFirst(this.#rejections.get(participantId), limit);
  }

  fills(participantId: ParticipantId, limit: number): readonly FillView[] {
    return newestFirst(this.#fills.get(participantId), limit);
  }

  trades(market: MarketSymbol, limit: number): readonly TradeView[] {
    return newestFirst(this.#tapes.get(market), limit);
  }

  /** The live list of what a decision placed; it grows with the run until `forgetDecision`. */
  ofDecision(decisionSeq: Seq): readonly OrderView[] {
    return this.#ofDecision.get(decisionSeq) ?? [];
  }

  forgetDecision(decisionSeq: Seq): void {
    this.#ofDecision.delete(decisionSeq);
  }

  state(): State {
    const trades = new Map<TradeView, number>();
    const indexOf = (trade: TradeView) => {
      const index = trades.get(trade) ?? trades.size;
      trades.set(trade, index);
      return index;
    };
    const fills = eachRing(this.#fills, (fill): FillTuple => [indexOf(fill.trade), fill.isMaker, fill.decisionSeq]);
    const tapes = eachRing(this.#tapes, indexOf);
    return {
      instruments: [...this.#instruments.values()],
      known: [...this.#byId.values()],
      open: [...this.#open].map(([participantId, orders]) => [participantId, [...orders.keys()]]),
      ended: this.#ended.toArray(),
      rejections: eachRing(this.#rejections, (view) => view),
      trades: [...trades.keys()].map(toTuple),
      fills,
      tapes,
      ofDecision: [...this.#ofDecision].map(([seq, views]) => [seq, views.map((view) => this.#reference(view))]),
    };
  }

  restore(state: unknown): void {
    const saved = state as State;
    this.#forgetAll();
    for (const instrument of saved.instruments) this.#list(instrument);
    for (const view of saved.known) this.#byId.set(view.order.orderId, { ...view });
    const known = (orderId: OrderId) => must(this.#byId.get(orderId), `order ${orderId}`);
    for (const [participantId, ids] of saved.open) {
      this.#open.set(participantId, new Map(ids.map((orderId) => [orderId, known(orderId)])));
    }
    this.#ended.replaceWith(saved.ended);
    for (const [participantId, views] of saved.rejections) {
      for (const view of views) this.#remember(this.#rejections, participantId, view, REJECTIONS_KEPT);
    }
    const trades = saved.trades.map(fromTuple);
    const trade = (index: number) => must(trades[index], `trade ${index}`);
    for (const [participantId, fills] of saved.fills) {
      for (const [index, isMaker, decisionSeq] of fills) {
        this.#remember(
          this.#fills,
          participantId,
          fillView(trade(index), isMaker, decisionSeq),
          this.#fillsKept(participantId),
        );
      }
    }
    for (const [market, indexes] of saved.tapes) this.#tapes.get(market)?.replaceWith(indexes.map(trade));
    for (const [seq, views] of saved.ofDecision) {
      this.#ofDecision.set(
        seq,
        views.map((view) => (typeof view === 'number' ? known(view) : view)),
      );
    }
  }

  #reference(view: OrderView): OrderId | OrderView {
    const { orderId } = view.order;
    return this.#byId.get(orderId) === view ? orderId : view;
  }

  #forgetAll(): void {
    const all = [this.#instruments, this.#byId, this.#open, this.#rejections, this.#fills, this.#tapes];
    for (const map of [...all, this.#ofDecision]) map.clear();
  }

  #list(instrument: Instrument): void {
    this.#instruments.set(instrument.symbol, instrument);
    this.#tapes.set(instrument.symbol, new RingBuffer(TRADES_KEPT));
  }

  #accept(event: EventOf<'OrderAccepted'>): void {
    const view = begin(event, 'NEW', null);
    this.#byId.set(event.order.orderId, view);
    const open = this.#open.get(event.order.participantId) ?? new Map<OrderId, Growing>();
    open.set(event.order.orderId, view);
    this.#open.set(event.order.participantId, open);
    this.#link(event.order, view);
  }

  #reject(event: EventOf<'OrderRejected'>): void {
    const view = begin(event, 'REJECTED', event.reason);
    this.#remember(this.#rejections, event.order.participantId, view, REJECTIONS_KEPT);
    this.#link(event.order, view);
  }

  #link(order: PlacedOrder, view: OrderView): void {
    if (order.decisionSeq === null) return;
    const linked = this.#ofDecision.get(order.decisionSeq) ?? [];
    linked.push(view);
    this.#ofDecision.set(order.decisionSeq, linked);
  }

  #replace(event: EventOf<'OrderReplaced'>): void {
    const view = this.#byId.get(event.orderId);
    if (view === undefined) return;
    const { priceSats, quantityLots, remainingLots } = event;
    view.order = { ...view.order, priceSats, quantityLots };
    view.remainingLots = remainingLots;
    touch(view, event);
  }

  #trigger(event: EventOf<'OrderTriggered'>): void {
    const view = this.#byId.get(event.orderId);
    if (view === undefined) return;
    view.triggeredSeq = event.seq;
    touch(view, event);
  }

  /** What self-trade prevention took away was neither traded nor is it left: the total shrinks. */
  #decrement(event: EventOf<'OrderDecremented'>): void {
    const view = this.#byId.get(event.orderId);
    if (view === undefined) return;
    view.order = { ...view.order, quantityLots: view.order.quantityLots - event.decrementLots };
    view.remainingLots = event.remainingLots;
    touch(view, event);
  }

  #trade(event: EventOf<'TradeExecuted'>): void {
    const { lotsPerUnit } = must(this.#instruments.get(event.market), event.market);
    const trade = tradeView(event, lotsPerUnit);
    must(this.#tapes.get(event.market), event.market).push(trade);
    this.#fill(trade, event, true);
    this.#fill(trade, event, false);
  }

  #fill(trade: TradeView, event: EventOf<'TradeExecuted'>, isMaker: boolean): void {
    const orderId = isMaker ? trade.makerOrderId : trade.takerOrderId;
    const view = this.#byId.get(orderId);
    const fill = fillView(trade, isMaker, view?.order.decisionSeq ?? null);
    this.#remember(this.#fills, fill.participantId, fill, this.#fillsKept(fill.participantId));
    if (view === undefined) return;
    view.filledLots += trade.quantityLots;
    view.remainingLots -= trade.quantityLots;
    view.status = 'PARTIALLY_FILLED';
    touch(view, event);
    if (view.remainingLots === 0) this.#end(orderId, 'FILLED', event, null);
  }

  #fillsKept(participantId: ParticipantId): number {
    const isAgent = this.#participants.get(participantId)?.participant.kind === 'AGENT';
    return isAgent ? AGENT_FILLS_KEPT : BOT_FILLS_KEPT;
  }

  #end(orderId: OrderId, status: OrderStatus, event: MarketEvent, cancelReason: CancelReason | null): void {
    const view = this.#byId.get(orderId);
    if (view === undefined) return;
    view.status = status;
    view.cancelReason = cancelReason;
    touch(view, event);
    this.#open.get(view.order.participantId)?.delete(orderId);
    if (this.#ended.length === ENDED_KEPT) this.#byId.delete(must(this.#ended.at(0), 'oldest ended order'));
    this.#ended.push(orderId);
  }

  #remember<T>(rings: Map<ParticipantId, RingBuffer<T>>, participantId: ParticipantId, item: T, kept: number): void {
    const ring = rings.get(participantId) ?? new RingBuffer<T>(kept);
    ring.push(item);
    rings.set(participantId, ring);
  }
}

function fillView(trade: TradeView, isMaker: boolean, decisionSeq: Seq | null): FillView {
  const isBuy = (trade.takerSide === 'BUY') !== isMaker;
  return {
    trade,
    participantId: isMaker ? trade.makerId : trade.takerId,
    orderId: isMaker ? trade.makerOrderId : trade.takerOrderId,
    side: isBuy ? 'BUY' : 'SELL',
    isMaker,
    feeSats: isMaker ? trade.makerFeeSats : trade.takerFeeSats,
    decisionSeq,
  };
}

function eachRing<K, T, U>(
  rings: ReadonlyMap<K, RingBuffer<T>>,
  save: (item: T) => U,
): readonly (readonly [K, readonly U[]])[] {
  return [...rings].map(([key, ring]) => [key, ring.toArray().map(save)]);
}

function begin(
  event: EventOf<'OrderAccepted'> | EventOf<'OrderRejected'>,
  status: OrderStatus,
  rejectReason: RejectReason | null,
): Growing {
  const { order, seq, time } = event;
  const place = { placedSeq: seq, placedAt: time, updatedSeq: seq, updatedAt: time };
  return {
    order,
    status,
    filledLots: 0,
    remainingLots: order.quantityLots,
    rejectReason,
    cancelReason: null,
    triggeredSeq: null,
    ...place,
  };
}

function touch(view: Growing, event: MarketEvent): void {
  view.updatedSeq = event.seq;
  view.updatedAt = event.time;
}

function newestFirst<T>(ring: RingBuffer<T> | undefined, limit: number): readonly T[] {
  return ring === undefined ? [] : ring.last(limit).reverse();
}
