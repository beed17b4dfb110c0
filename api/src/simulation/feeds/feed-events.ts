import type { ActRecord } from '../../ledger/history.ts';
import type { CandleInterval } from '../../market/candle-interval.ts';
import type { MarketSymbol } from '../../market/instrument.ts';
import type { ExchangeStatus } from '../../market/run-status.ts';
import type { Lots, Sats, Seq } from '../../market/units.ts';
import type {
  Candle,
  LeaderboardRow,
  LedgerEntryView,
  OccasionView,
  OrderView,
  PortfolioView,
  ThoughtView,
  TickerView,
  TradeView,
} from '../../projections/views.ts';
import type { SimulationState } from '../face.ts';
import type { ThoughtDraft } from './drafts.ts';

/**
 * Why a feed starts again from a snapshot: another run began, `after` lies further back than can be read, or the
 * consumer did not keep up.
 */
export const resyncReasons = ['EPOCH_CHANGED', 'TOO_OLD', 'SLOW_CONSUMER'] as const;
export type ResyncReason = (typeof resyncReasons)[number];

/** What every event of every feed tells: which run, which stretch of its order, and what it continues. */
export type FeedHeader = {
  /** The run's id. */
  readonly epoch: string;
  /** First seq the event covers: `prevSeq + 1`; in a snapshot the seq of its oldest row. Never above `lastSeq`. */
  readonly firstSeq: Seq;
  /** Everything up to here that the subscription is about has been told: what a client resumes with as `after`. */
  readonly lastSeq: Seq;
  /** `lastSeq` of the event before this one on the same subscription, or the `after` it resumed from; else 0. */
  readonly prevSeq: Seq;
  /** Wall clock, epoch milliseconds. */
  readonly at: number;
};

/** Parallel lists, best first; a quantity of 0 removes a level. */
export type BookSides = {
  readonly market: MarketSymbol;
  readonly bidPrices: readonly Sats[];
  readonly bidQuantities: readonly Lots[];
  readonly bidOrderCounts: readonly number[];
  readonly askPrices: readonly Sats[];
  readonly askQuantities: readonly Lots[];
  readonly askOrderCounts: readonly number[];
  /** Of the whole book after this event, cut to the subscribed depth; see `bookChecksum`. */
  readonly checksum: string;
};

/** Said on every feed. */
export type FeedSignal =
  | { readonly type: 'Heartbeat' }
  /** So many rows were left out; the next event goes on behind them. */
  | { readonly type: 'Lagged'; readonly missed: number }
  /** Forget everything: a snapshot follows. */
  | { readonly type: 'Resync'; readonly reason: ResyncReason };

export type FeedData =
  | { readonly type: 'TickBatch'; readonly isSnapshot: boolean; readonly ticks: readonly TickerView[] }
  | ({ readonly type: 'BookSnapshot' | 'BookDelta' } & BookSides)
  /** Oldest first. */
  | { readonly type: 'TradeBatch'; readonly isSnapshot: boolean; readonly trades: readonly TradeView[] }
  /** Oldest first, one at least; only the last one may still run. */
  | {
      readonly type: 'CandleUpdate';
      readonly market: MarketSymbol;
      readonly interval: CandleInterval;
      readonly candles: readonly Candle[];
    }
  /** Oldest first. A thought whose orders moved on comes again, whole. */
  | { readonly type: 'ThoughtBatch'; readonly isSnapshot: boolean; readonly thoughts: readonly ThoughtView[] }
  /** Each replaces the one of its agent. */
  | { readonly type: 'ThoughtDeltaBatch'; readonly isSnapshot: boolean; readonly deltas: readonly ThoughtDraft[] }
  /** In the order in which they were placed. An order that moved on comes again, whole. */
  | { readonly type: 'OrderBatch'; readonly isSnapshot: boolean; readonly orders: readonly OrderView[] }
  /** Oldest first. */
  | { readonly type: 'OccasionBatch'; readonly isSnapshot: boolean; readonly occasions: readonly OccasionView[] }
  /** Oldest first. */
  | { readonly type: 'GodEventBatch'; readonly isSnapshot: boolean; readonly godEvents: readonly ActRecord[] }
  /** Oldest first. */
  | { readonly type: 'LedgerBatch'; readonly isSnapshot: boolean; readonly entries: readonly LedgerEntryView[] }
  | { readonly type: 'PortfolioBatch'; readonly isSnapshot: boolean; readonly portfolios: readonly PortfolioView[] }
  | { readonly type: 'LeaderboardUpdate'; readonly rows: readonly LeaderboardRow[] }
  | {
      readonly type: 'SimulationStatusUpdate';
      readonly state: SimulationState;
      readonly exchangeStatus: ExchangeStatus;
    }
  | { readonly type: 'ExchangeStatusUpdate'; readonly state: SimulationState; readonly markets: readonly TickerView[] };

export type FeedBody = FeedSignal | FeedData;
export type FeedEvent = FeedHeader & FeedBody;
export type FeedEventOf<Type extends FeedBody['type']> = FeedHeader & Extract<FeedBody, { readonly type: Type }>;
