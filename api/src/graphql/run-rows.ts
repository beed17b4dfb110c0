import { type ActRecord, entriesOf, type Page, type ThoughtFilter, type TradeFilter } from '../ledger/history.ts';
import type { MarketSymbol } from '../market/instrument.ts';
import type { OrderId, OrderStatus, Side } from '../market/order.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { PostingReason } from '../market/posting.ts';
import type { Seq } from '../market/units.ts';
import type {
  FillView,
  LedgerEntryView,
  OccasionView,
  OrderView,
  ThoughtView,
  TradeView,
} from '../projections/views.ts';
import type { RunSource } from './run-source.ts';
import type { Known } from './when-known.ts';

/** More than any ring of the fold holds: "all you have". */
const WHOLE_RING = 1_000_000;

/** Postings of a usual ledger entry: so many rows are read for each. */
const LEGS = 3;

type Rows<Row> = {
  readonly seqOf: (row: Row) => Seq;
  /** The newest rows of the live fold, newest first; null when the fold does not keep this list. */
  readonly ring: ((limit: number) => readonly Row[]) | null;
  readonly file: ((page: Page) => readonly Row[]) | null;
};

/** Newest first: the fold's ring, and where it ends the file, without a seam; nothing newer than the fold. */
function newest<Row>(run: RunSource, rows: Rows<Row>, before: Seq | null, limit: number): readonly Row[] {
  const newestSeq = run.live === null ? null : run.live.seq + 1;
  if (rows.ring === null || run.live === null) {
    return rows.file?.({ beforeSeq: before ?? newestSeq, afterSeq: null, limit }) ?? [];
  }
  if (before !== null) {
    if (rows.file !== null) return rows.file({ beforeSeq: before, afterSeq: null, limit });
    return rows
      .ring(WHOLE_RING)
      .filter((row) => rows.seqOf(row) < before)
      .slice(0, limit);
  }
  const recent = rows.ring(limit);
  if (recent.length >= limit || rows.file === null) return recent;
  const last = recent.at(-1);
  const beforeSeq = last === undefined ? newestSeq : rows.seqOf(last);
  return [...recent, ...rows.file({ beforeSeq, afterSeq: null, limit: limit - recent.length })];
}

/** The fold keeps the trades of each market and no other list of them. */
export function tradesOf(run: RunSource, filter: TradeFilter, before: Seq | null, limit: number) {
  const { live, history } = run;
  const { market, participantId, takerSide = null } = filter;
  const isInRing = participantId === null && takerSide === null;
  const rows: Rows<TradeView> = {
    seqOf: (trade) => trade.seq,
    ring: live === null || market === null || !isInRing ? null : (count) => live.trades(market, count),
    file: history === null ? null : (page) => history.trades(filter, page),
  };
  return newest(run, rows, before, limit);
}

export function fillsOf(run: RunSource, participantId: ParticipantId, before: Seq | null, limit: number) {
  const { live, history } = run;
  const rows: Rows<FillView> = {
    seqOf: (fill) => fill.trade.seq,
    ring: live === null ? null : (count) => live.fills(participantId, count),
    file: history === null ? null : (page) => history.fills(participantId, page),
  };
  return newest(run, rows, before, limit);
}

export type OrderQuery = {
  readonly market: MarketSymbol | null;
  readonly participantId: ParticipantId | null;
  readonly status: OrderStatus | null;
  readonly side: Side | null;
};

/** The fold keeps open orders only, so pages of orders come from the file. */
export function ordersOf(run: RunSource, query: OrderQuery, before: Seq | null, limit: number): readonly OrderView[] {
  const { history } = run;
  const file = history === null ? null : (page: Page) => history.orders(query, page);
  return newest(run, { seqOf: (order: OrderView) => order.placedSeq, ring: null, file }, before, limit);
}

export function thoughtsOf(run: RunSource, query: ThoughtFilter, before: Seq | null, limit: number) {
  const { live, history } = run;
  const { market, search, outcome = null, cause = null } = query;
  const rows: Rows<ThoughtView> = {
    seqOf: (thought) => thought.seq,
    ring:
      live === null || (market ?? search ?? outcome ?? cause) !== null
        ? null
        : (count) => recentThoughts(live, query, count),
    file: history === null ? null : (page) => history.thoughts(query, page),
  };
  const found = newest(run, rows, before, limit);
  // The fold knows what became of a thought's orders up to this very event; prefer its word.
  return live === null ? found : found.map((thought) => live.thought(thought.seq) ?? thought);
}

function recentThoughts(live: NonNullable<RunSource['live']>, query: ThoughtFilter, count: number) {
  return query.participantId === null ? live.thoughts(count) : live.thoughtsOf(query.participantId, count);
}

export function occasionsOf(run: RunSource, before: Seq | null, limit: number): readonly OccasionView[] {
  const { live, history } = run;
  const rows: Rows<OccasionView> = {
    seqOf: (occasion) => occasion.seq,
    ring: live === null ? null : (count) => live.occasions(count),
    file:
      history === null
        ? null
        : (page) => history.occasions(page).map((event) => ({ seq: event.seq, time: event.time, event })),
  };
  return newest(run, rows, before, limit);
}

/** Events do not tell who wanted them: acts come from the file. */
export function actsOf(run: RunSource, before: Seq | null, limit: number): readonly ActRecord[] {
  const { history } = run;
  const file = history === null ? null : (page: Page) => history.acts(page);
  return newest(run, { seqOf: (act: ActRecord) => act.seq, ring: null, file }, before, limit);
}

export type LedgerFilter = { readonly participantId: ParticipantId | null; readonly reason: PostingReason | null };

/** Neither the fold nor the API's memory keeps the ledger: pages of it come from the file. */
export function ledgerEntriesOf(
  run: RunSource,
  filter: LedgerFilter,
  before: Seq | null,
  limit: number,
): readonly LedgerEntryView[] {
  const { history } = run;
  const { participantId, reason } = filter;
  const entries: LedgerEntryView[] = [];
  if (history === null) return entries;
  for (let beforeSeq = before ?? (run.live === null ? null : run.live.seq + 1); entries.length < limit; ) {
    const page = entriesOf(history.postings(participantId, { beforeSeq, afterSeq: null, limit: limit * LEGS }, reason));
    entries.push(...page);
    const last = page.at(-1);
    if (last === undefined) break;
    beforeSeq = last.seq;
  }
  return entries.slice(0, limit);
}

export function thoughtAt(run: RunSource, seq: Seq): Known<ThoughtView | undefined> {
  return run.live?.thought(seq) ?? run.rows.thoughts.load(seq);
}

export function orderWithId(run: RunSource, orderId: OrderId): Known<OrderView | undefined> {
  return run.live?.order(orderId) ?? run.rows.orders.load(orderId);
}

export function tradeAt(run: RunSource, seq: Seq): TradeView | undefined {
  return tradesOf(run, { market: null, participantId: null }, seq + 1, 1).find((trade) => trade.seq === seq);
}

/** Newest first. */
export function fillsOfOrder(run: RunSource, order: OrderView): Known<readonly FillView[]> {
  if (order.filledLots === 0) return [];
  if (run.history !== null) return run.rows.fills.load(order.order.orderId).then((fills) => fills ?? []);
  const fills = run.live?.fills(order.order.participantId, WHOLE_RING) ?? [];
  return fills.filter((fill) => fill.orderId === order.order.orderId);
}
