import type { CandleInterval } from '../../market/candle-interval.ts';
import type { MarketSymbol } from '../../market/instrument.ts';
import type { ParticipantId } from '../../market/participant.ts';
import type { ExchangeStatus } from '../../market/run-status.ts';
import type { Lots, Sats, Seq } from '../../market/units.ts';
import type {
  Candle,
  LeaderboardRow,
  OccasionView,
  PortfolioView,
  ThoughtView,
  TickerView,
  TradeView,
} from '../../projections/views.ts';
import type { SimulationState } from '../../simulation/face.ts';
import type { FeedRateName, resyncReasons } from '../enums.ts';

/** What every event of every feed tells: which run, which stretch of its order, and what it continues. */
export type FeedHeader = {
  readonly epoch: string;
  readonly firstSeq: Seq;
  readonly lastSeq: Seq;
  /** `lastSeq` of the event before this one on the same subscription; 0 before the first. */
  readonly prevSeq: Seq;
  /** Wall clock, epoch milliseconds. */
  readonly at: number;
};

/** Parallel lists, best first in a snapshot; a quantity of 0 removes a level. */
export type BookSides = {
  readonly market: MarketSymbol;
  readonly bidPrices: readonly Sats[];
  readonly bidQuantities: readonly Lots[];
  readonly bidOrderCounts: readonly number[];
  readonly askPrices: readonly Sats[];
  readonly askQuantities: readonly Lots[];
  readonly askOrderCounts: readonly number[];
  readonly checksum: string;
};

export type FeedBody =
  | { readonly type: 'Heartbeat' }
  | { readonly type: 'Lagged'; readonly missed: number }
  | { readonly type: 'Resync'; readonly reason: (typeof resyncReasons)[number] }
  | { readonly type: 'TickBatch'; readonly isSnapshot: boolean; readonly ticks: readonly TickerView[] }
  | ({ readonly type: 'BookSnapshot' | 'BookDelta' } & BookSides)
  | { readonly type: 'TradeBatch'; readonly isSnapshot: boolean; readonly trades: readonly TradeView[] }
  | { readonly type: 'CandleUpdate'; readonly candle: Candle }
  | { readonly type: 'ThoughtBatch'; readonly isSnapshot: boolean; readonly thoughts: readonly ThoughtView[] }
  | { readonly type: 'OccasionBatch'; readonly isSnapshot: boolean; readonly occasions: readonly OccasionView[] }
  | { readonly type: 'PortfolioBatch'; readonly isSnapshot: boolean; readonly portfolios: readonly PortfolioView[] }
  | { readonly type: 'LeaderboardUpdate'; readonly rows: readonly LeaderboardRow[] }
  | {
      readonly type: 'SimulationStatusUpdate';
      readonly state: SimulationState;
      readonly exchangeStatus: ExchangeStatus;
    };

export type FeedEvent = FeedHeader & FeedBody;
export type FeedEventOf<Type extends FeedBody['type']> = FeedHeader & Extract<FeedBody, { readonly type: Type }>;

/** Where a lossless feed goes on. */
export type Resume = { readonly after: Seq | null; readonly epoch: string | null };

export type FeedRequest =
  | { readonly feed: 'ticks'; readonly markets: readonly MarketSymbol[] | null }
  | { readonly feed: 'book'; readonly market: MarketSymbol; readonly depth: number }
  | ({ readonly feed: 'trades'; readonly markets: readonly MarketSymbol[] | null } & Resume)
  | ({ readonly feed: 'candles'; readonly market: MarketSymbol; readonly interval: CandleInterval } & Resume)
  | ({ readonly feed: 'thoughts'; readonly agents: readonly ParticipantId[] | null } & Resume)
  | ({ readonly feed: 'occasions' } & Resume)
  | { readonly feed: 'portfolio'; readonly agents: readonly ParticipantId[] | null }
  | { readonly feed: 'leaderboard' }
  | { readonly feed: 'simulationStatus' };

/**
 * What subscriptions read. Every iterator is one client's cursor: it costs bounded memory however slowly it is read, and
 * `return` ends it.
 */
export interface FeedSource {
  open(request: FeedRequest, rate: FeedRateName): AsyncIterableIterator<FeedEvent>;
}
