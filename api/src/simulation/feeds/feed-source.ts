import type { CandleInterval } from '../../market/candle-interval.ts';
import type { MarketSymbol } from '../../market/instrument.ts';
import type { ParticipantId } from '../../market/participant.ts';
import type { Seq } from '../../market/units.ts';
import type { FeedEvent } from './feed-events.ts';

/** How often a subscription speaks at most, in wall-clock time. */
export const feedRates = ['REALTIME', 'MS_100', 'MS_250', 'MS_1000'] as const;
export type FeedRate = (typeof feedRates)[number];

/** Where a lossless feed goes on: behind `after`, if that is a place in the run `epoch` (null: in the current one). */
export type Resume = { readonly after: Seq | null; readonly epoch: string | null };

/** Whether an event holds one candle, or all that closed together and the running one behind them. */
export type CandleForm = 'EACH' | 'TOGETHER';

/** What a subscription is about. Null lists mean all. */
export type FeedRequest =
  | { readonly feed: 'ticks'; readonly markets: readonly MarketSymbol[] | null }
  | { readonly feed: 'book'; readonly market: MarketSymbol; readonly depth: number }
  | ({ readonly feed: 'trades'; readonly markets: readonly MarketSymbol[] | null } & Resume)
  | ({
      readonly feed: 'candles';
      readonly market: MarketSymbol;
      readonly interval: CandleInterval;
      readonly form: CandleForm;
    } & Resume)
  | ({ readonly feed: 'thoughts'; readonly agents: readonly ParticipantId[] | null } & Resume)
  | { readonly feed: 'thoughtDeltas'; readonly agents: readonly ParticipantId[] | null }
  | ({ readonly feed: 'orders'; readonly participants: readonly ParticipantId[] | null } & Resume)
  | ({ readonly feed: 'occasions' } & Resume)
  | ({ readonly feed: 'godEvents' } & Resume)
  | ({ readonly feed: 'ledger' } & Resume)
  | { readonly feed: 'portfolio'; readonly agents: readonly ParticipantId[] | null }
  | { readonly feed: 'leaderboard' }
  | { readonly feed: 'simulationStatus' }
  | { readonly feed: 'exchangeStatus' };

export type FeedName = FeedRequest['feed'];

/** Takes events as they come, as long as it is ready. */
export interface FeedSink {
  isReady(): boolean;
  take(event: FeedEvent): void;
  /** Nothing follows; with an error, because of it. */
  end(error?: unknown): void;
}

/** One consumer's events: pulled one by one, or poured. */
export interface FeedStream extends AsyncIterableIterator<FeedEvent, undefined> {
  /** From now on events go to the sink without being asked for one by one, which costs a hot feed less. */
  pour(sink: FeedSink): void;
  /** A sink that was not ready is again. */
  wake(): void;
}

/** What subscriptions read. */
export interface FeedSource {
  /**
   * Every iterator is one consumer's cursor. It is pulled: what is not asked for is not made, so it costs bounded memory
   * however slowly it is read. `return` ends it. `next` never rejects for reasons of the market.
   */
  open(request: FeedRequest, rate: FeedRate): FeedStream;
}
