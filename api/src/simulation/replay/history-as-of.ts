import type {
  ActRecord,
  JournalLink,
  OrderFilter,
  OrderMove,
  Page,
  PostingRow,
  RowFilter,
  RunHistory,
  ThoughtFilter,
  TradeFilter,
} from '../../ledger/history.ts';
import type { CandleInterval } from '../../market/candle-interval.ts';
import type { MarketEvent } from '../../market/events.ts';
import type { MarketSymbol } from '../../market/instrument.ts';
import type { OrderId } from '../../market/order.ts';
import type { ParticipantId } from '../../market/participant.ts';
import type { PostingReason } from '../../market/posting.ts';
import type { Seq, SimTime } from '../../market/units.ts';
import type { FillView, OrderView, ReadModel, ThoughtView, TradeView } from '../../projections/views.ts';
import { isOpen, orderAsOf } from './order-as-of.ts';

/**
 * A run's file as it was at the moment that a fold shows: nothing of it is later than the fold's last event, and what became
 * of a row later is taken back.
 */
export class HistoryAsOf implements RunHistory {
  readonly #file: RunHistory;
  readonly #then: () => ReadModel;

  constructor(file: RunHistory, then: () => ReadModel) {
    this.#file = file;
    this.#then = then;
  }

  trades(filter: TradeFilter, page: Page): readonly TradeView[] {
    return this.#known(this.#file.trades(filter, this.#cut(page)));
  }

  fills(participantId: ParticipantId, page: Page): readonly FillView[] {
    return this.#file.fills(participantId, this.#cut(page)).filter(({ trade }) => trade.seq <= this.#seq);
  }

  fillsOfOrders(orderIds: readonly OrderId[]): ReadonlyMap<OrderId, readonly FillView[]> {
    const fills = [...this.#file.fillsOfOrders(orderIds)];
    return new Map(fills.map(([orderId, all]) => [orderId, all.filter(({ trade }) => trade.seq <= this.#seq)]));
  }

  /** Open orders are those of the fold; those of another status did not move any more. */
  orders(filter: OrderFilter, page: Page): readonly OrderView[] {
    const { status } = filter;
    if (status !== null && isOpen({ status })) return this.#openOrders(filter, this.#cut(page));
    const cut = this.#cut(page);
    const found: OrderView[] = [];
    for (let from = cut; found.length < cut.limit; ) {
      const rows = this.#file.orders(filter, from);
      const known = rows.filter(({ placedSeq }) => placedSeq <= this.#seq).map((row) => this.#asOf(row));
      found.push(...known.filter((order) => status === null || order.status === status));
      const last = rows.at(-1);
      if (last === undefined || rows.length < from.limit || last.placedSeq > this.#seq) break;
      from = from.afterSeq === null ? { ...from, beforeSeq: last.placedSeq } : { ...from, afterSeq: last.placedSeq };
    }
    return found.slice(0, cut.limit);
  }

  ordersWithIds(orderIds: readonly OrderId[]): ReadonlyMap<OrderId, OrderView> {
    const rows = [...this.#file.ordersWithIds(orderIds).values()].filter(({ placedSeq }) => placedSeq <= this.#seq);
    return new Map(rows.map((row) => [row.order.orderId, this.#asOf(row)]));
  }

  /** The last move up to the moment is not the last one in the file: each of them is told. */
  orderMoves(participantIds: readonly ParticipantId[] | null, afterSeq: Seq, limit: number): readonly OrderMove[] {
    const moves = this.#known(this.#file.orderMoves(null, afterSeq, limit));
    return participantIds === null ? moves : moves.filter((move) => participantIds.includes(move.participantId));
  }

  thoughts(filter: ThoughtFilter, page: Page): readonly ThoughtView[] {
    return this.#known(this.#file.thoughts(filter, this.#cut(page))).map((thought) => this.#thoughtAsOf(thought));
  }

  thoughtsAt(seqs: readonly Seq[]): ReadonlyMap<Seq, ThoughtView> {
    const found = [...this.#file.thoughtsAt(seqs.filter((seq) => seq <= this.#seq))];
    return new Map(found.map(([seq, thought]) => [seq, this.#thoughtAsOf(thought)]));
  }

  latenciesMs(seqs: readonly Seq[]): ReadonlyMap<Seq, number> {
    return this.#file.latenciesMs(seqs.filter((seq) => seq <= this.#seq));
  }

  candles(
    market: MarketSymbol,
    interval: CandleInterval,
    range: { readonly before: SimTime | null; readonly after: SimTime | null; readonly limit: number },
  ) {
    const before = Math.min(range.before ?? Number.MAX_SAFE_INTEGER, this.#then().time + 1);
    return this.#known(this.#file.candles(market, interval, { ...range, before }));
  }

  postings(
    participantId: ParticipantId | null,
    page: Page,
    reason: PostingReason | null = null,
  ): readonly PostingRow[] {
    return this.#known(this.#file.postings(participantId, this.#cut(page), reason));
  }

  committedAtMs(seqs: readonly Seq[]): ReadonlyMap<Seq, number> {
    return this.#file.committedAtMs(seqs.filter((seq) => seq <= this.#seq));
  }

  journalHash(upTo: Seq): JournalLink | null {
    return this.#file.journalHash(Math.min(upTo, this.#seq));
  }

  occasions(page: Page): readonly MarketEvent[] {
    return this.#known(this.#file.occasions(this.#cut(page)));
  }

  acts(page: Page): readonly ActRecord[] {
    return this.#known(this.#file.acts(this.#cut(page)));
  }

  participants() {
    return this.#then().participants();
  }

  equityCurve(participantId: ParticipantId) {
    return this.#then().equityCurve(participantId);
  }

  leaderboard() {
    return this.#then().leaderboard();
  }

  events(afterSeq: Seq, limit: number): readonly MarketEvent[] {
    return this.#known(this.#file.events(afterSeq, limit));
  }

  conservation() {
    return this.#then().conservation();
  }

  get #seq(): Seq {
    return this.#then().seq;
  }

  /** A page read backwards begins at the moment. */
  #cut(page: Page): Page {
    if (page.afterSeq !== null) return page;
    return { ...page, beforeSeq: Math.min(page.beforeSeq ?? Number.MAX_SAFE_INTEGER, this.#seq + 1) };
  }

  #known<Row extends { readonly seq: Seq }>(rows: readonly Row[]): readonly Row[] {
    return rows.filter(({ seq }) => seq <= this.#seq);
  }

  #asOf(row: OrderView): OrderView {
    const fills = (orderId: OrderId) => this.fillsOfOrders([orderId]).get(orderId) ?? [];
    return orderAsOf(row, this.#seq, (orderId) => this.#then().order(orderId), fills);
  }

  #thoughtAsOf(thought: ThoughtView): ThoughtView {
    const placed = thought.orders.filter(({ placedSeq }) => placedSeq <= this.#seq);
    return { ...thought, orders: placed.map((order) => this.#asOf(order)) };
  }

  #openOrders({ market, participantId, status, side }: OrderFilter & RowFilter, page: Page): readonly OrderView[] {
    const then = this.#then();
    const owners = participantId === null ? then.participants().map(idOf) : [participantId];
    const found = owners
      .flatMap((owner) => then.openOrders(owner))
      .filter((each) => each.status === status && (market === null || each.order.market === market))
      .filter(({ order }) => side === null || order.side === side)
      .filter(({ placedSeq }) => placedSeq > (page.afterSeq ?? -1))
      .filter(({ placedSeq }) => placedSeq < (page.beforeSeq ?? Number.MAX_SAFE_INTEGER));
    const oldestFirst = found.sort((a, b) => a.placedSeq - b.placedSeq);
    return (page.afterSeq === null ? oldestFirst.reverse() : oldestFirst).slice(0, page.limit);
  }
}

function idOf({ participant }: ReturnType<ReadModel['participants']>[number]): ParticipantId {
  return participant.participantId;
}
