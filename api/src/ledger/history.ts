import type { CandleInterval } from '../market/candle-interval.ts';
import type { AbstainCause, DecisionOutcome } from '../market/decision.ts';
import type { MarketEvent } from '../market/events.ts';
import type { MarketSymbol } from '../market/instrument.ts';
import type { OrderId, OrderStatus, Side } from '../market/order.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { Posting, PostingReason } from '../market/posting.ts';
import type { RejectReason } from '../market/reject-reason.ts';
import type { Seq, SimTime } from '../market/units.ts';
import type {
  Candle,
  EquityPoint,
  FillView,
  LeaderboardRow,
  LedgerEntryView,
  OrderView,
  ParticipantView,
  ThoughtView,
  TradeView,
} from '../projections/views.ts';

export const manifestStatuses = ['RUNNING', 'ENDED', 'RECOVERED', 'QUARANTINED'] as const;
export type ManifestStatus = (typeof manifestStatuses)[number];

/** `DATA_DIR/runs/<run id>/manifest.json`. */
export type RunManifest = {
  readonly runId: string;
  readonly scenario: string;
  readonly seed: string;
  readonly codeVersion: string;
  /** Programs of one semantics version derive the same events from the same inputs; 0 in runs from before it was told. */
  readonly semanticsVersion: number;
  /** Of the scenario and its prices; null in runs from before it was told. */
  readonly scenarioHash: string | null;
  /** The run it was forked from, and the first seq that is its own; null for most. */
  readonly parentRunId: string | null;
  readonly forkedAtSeq: Seq | null;
  readonly status: ManifestStatus;
  /** Wall clock, RFC 3339. */
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly endReason: string | null;
  readonly lastSeq: Seq;
  readonly lastTime: SimTime;
  readonly tradeCount: number;
  readonly sizeBytes: number;
  /** Of the exchange when the run ended; null while it goes on, and when nobody could tell. */
  readonly stateHash: string | null;
};

/** Rows with seq below `beforeSeq` (newest first) or above `afterSeq` (oldest first); at most `limit`. */
export type Page = { readonly beforeSeq: Seq | null; readonly afterSeq: Seq | null; readonly limit: number };

export type RowFilter = { readonly market: MarketSymbol | null; readonly participantId: ParticipantId | null };
export type TradeFilter = RowFilter & { readonly takerSide?: Side | null };
export type OrderFilter = RowFilter & { readonly status: OrderStatus | null; readonly side: Side | null };
/** What is absent is as good as null: anything. A cause is one of abstentions. */
export type ThoughtFilter = RowFilter & {
  readonly search: string | null;
  readonly outcome?: DecisionOutcome['kind'] | null;
  readonly cause?: AbstainCause | null;
};

export type PostingRow = Posting & {
  readonly seq: Seq;
  readonly index: number;
  readonly causeSeq: Seq;
  readonly time: SimTime;
};

/** Something the person in charge did, as the journal noted it beside the command it began with. */
export type ActRecord = {
  /** Of that command. */
  readonly seq: Seq;
  readonly time: SimTime;
  /** Wall clock of the commit, epoch milliseconds. */
  readonly atMs: number;
  /** A wish that the simulation turned into commands, or a command itself. */
  readonly kind: 'ACT' | 'COMMAND';
  /** What was asked for: the wish has a `kind`, the command a `type`. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** Why the exchange refused it; null when it did not. */
  readonly refusal: RejectReason | null;
};

/** A hash of the whole journal up to a place. */
export type JournalLink = { readonly seq: Seq; readonly hash: string };

/** One event moved one order. */
export type OrderMove = { readonly seq: Seq; readonly orderId: OrderId; readonly participantId: ParticipantId };

/** Postings put together by the event that told them, in the order in which they come. */
export function entriesOf(postings: readonly PostingRow[]): LedgerEntryView[] {
  const bySeq = Map.groupBy(postings, ({ seq }) => seq);
  return [...bySeq.values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    const { seq, time, causeSeq } = first;
    const postings = rows
      .toSorted((a, b) => a.index - b.index)
      .map(({ asset, amount, from, to, reason }) => ({ asset, amount, from, to, reason }));
    return [{ seq, time, causeSeq, postings }];
  });
}

/** What a run's file can tell. Read-only connection; every query is bounded and indexed. */
export interface RunHistory {
  trades(filter: TradeFilter, page: Page): readonly TradeView[];
  orders(filter: OrderFilter, page: Page): readonly OrderView[];
  /** Of these orders, thoughts and so on: all at once, because many are asked for at once. What is not there is left out. */
  ordersWithIds(orderIds: readonly OrderId[]): ReadonlyMap<OrderId, OrderView>;
  /**
   * What moved orders above `afterSeq`, oldest first: about `limit`, and never only some of those that share a seq. With
   * participants each of their orders once, at its last move.
   */
  orderMoves(participantIds: readonly ParticipantId[] | null, afterSeq: Seq, limit: number): readonly OrderMove[];
  fills(participantId: ParticipantId, page: Page): readonly FillView[];
  fillsOfOrders(orderIds: readonly OrderId[]): ReadonlyMap<OrderId, readonly FillView[]>;
  thoughts(filter: ThoughtFilter, page: Page): readonly ThoughtView[];
  thoughtsAt(seqs: readonly Seq[]): ReadonlyMap<Seq, ThoughtView>;
  /** How long the models of decisions took, wall-clock milliseconds; rules are left out. */
  latenciesMs(seqs: readonly Seq[]): ReadonlyMap<Seq, number>;
  /** Wall clock of the commit of commands and events, epoch milliseconds. */
  committedAtMs(seqs: readonly Seq[]): ReadonlyMap<Seq, number>;
  /** The last place up to `upTo` whose hash was kept; null before the first. */
  journalHash(upTo: Seq): JournalLink | null;
  /** Closed candles, oldest first; `before` and `after` are open times. */
  candles(
    market: MarketSymbol,
    interval: CandleInterval,
    range: { readonly before: SimTime | null; readonly after: SimTime | null; readonly limit: number },
  ): readonly Candle[];
  /** @param reason only those that moved for it; all when absent */
  postings(participantId: ParticipantId | null, page: Page, reason?: PostingReason | null): readonly PostingRow[];
  /** News, shocks, halts and run control. */
  occasions(page: Page): readonly MarketEvent[];
  /** What the person in charge did. */
  acts(page: Page): readonly ActRecord[];
  participants(): readonly ParticipantView[];
  equityCurve(participantId: ParticipantId): readonly EquityPoint[];
  leaderboard(): readonly LeaderboardRow[];
  events(afterSeq: Seq, limit: number): readonly MarketEvent[];
  /** Totals per asset recomputed from the postings in the file. */
  conservation(): readonly { readonly asset: string; readonly total: number; readonly issued: number }[];
}

/** The kept runs, newest first. */
export interface RunArchive {
  runs(): readonly RunManifest[];
  run(runId: string): RunManifest | undefined;
  open(runId: string): RunHistory | undefined;
  /** What a person noted about a kept run; empty when nothing was. */
  note(runId: string): string;
  /** Throws what the disk says. */
  setNote(runId: string, note: string): void;
}
