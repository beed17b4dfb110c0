import type { MarketEvent } from '../../market/events.ts';
import type { MarketSymbol } from '../../market/instrument.ts';
import type { ParticipantId } from '../../market/participant.ts';
import type { Seq } from '../../market/units.ts';
import type { ReadModel } from '../../projections/views.ts';
import { unreachable } from '../../util/assert.ts';
import type { Clock } from '../clock.ts';
import type { DurableListener, SimulationFace } from '../face.ts';
import { CandleCursor } from './candle-cursor.ts';
import { ConflatedCursor, type ConflatedOptions } from './conflated-cursor.ts';
import { FeedBoard } from './feed-board.ts';
import { type FeedCounters, newCounters } from './feed-counters.ts';
import type { FeedCursor } from './feed-cursor.ts';
import type { FeedData, FeedEvent } from './feed-events.ts';
import type { FeedName, FeedRate, FeedRequest, FeedSource } from './feed-source.ts';
import { FeedSubscription } from './feed-subscription.ts';
import { entriesBehind, newestEntries } from './ledger-rows.ts';
import { LosslessCursor } from './lossless-cursor.ts';
import type { KeyFilter } from './lossless-feed.ts';
import { occasionRow, occasionsBehind } from './occasion-rows.ts';
import { type Archive, RunReader } from './run-reader.ts';
import { newestThoughts, thoughtsBehind, thoughtsOf } from './thought-rows.ts';
import { newestTrades, tradesBehind } from './trade-rows.ts';

export const feedRateMs: Readonly<Record<FeedRate, number>> = { REALTIME: 0, MS_100: 100, MS_250: 250, MS_1000: 1_000 };

/** A subscription that has something to read and is not read for so long is ended. */
const CLOSE_AFTER_MS = 15_000;
const LAG_EVERY_MS = 1_000;

/** Occasions of a snapshot. */
const SNAPSHOT_OCCASIONS = 100;

/** Ledger entries of a snapshot. */
const SNAPSHOT_ENTRIES = 100;

export type FeedHubOptions = {
  readonly face: Pick<SimulationFace, 'read' | 'state'>;
  readonly archive: Archive;
  readonly clock: Clock;
  /** Rows a lossless feed keeps in memory. */
  readonly ringRows?: number;
};

export type FeedFigures = Readonly<Record<FeedName, Readonly<FeedCounters>>>;

/**
 * Turns what became durable into what subscribers read. Publishing costs the same whether nobody or a thousand listen, apart
 * from waking those who wait; it never throws and never waits. Nobody owns a queue.
 */
export class FeedHub implements DurableListener, FeedSource {
  readonly #clock: Clock;
  readonly #run: RunReader;
  readonly #board: FeedBoard;
  readonly #subscriptions = new Set<FeedSubscription>();
  readonly #counters: Readonly<Record<FeedName, FeedCounters>> = {
    ticks: newCounters(),
    book: newCounters(),
    trades: newCounters(),
    candles: newCounters(),
    thoughts: newCounters(),
    occasions: newCounters(),
    ledger: newCounters(),
    portfolio: newCounters(),
    leaderboard: newCounters(),
    simulationStatus: newCounters(),
  };
  #maxLagMs = 0;
  #lagMeasuredMs = Number.NEGATIVE_INFINITY;

  constructor({ face, archive, clock, ringRows }: FeedHubOptions) {
    this.#clock = clock;
    this.#run = new RunReader(face, archive);
    this.#board = new FeedBoard(() => this.#run.read(), ringRows);
  }

  onEpoch(epoch: string): void {
    this.#run.turnTo(epoch);
    this.#board.reset(this.#run.read());
    this.#wake();
  }

  onEvents(events: readonly MarketEvent[], read: ReadModel): void {
    for (const event of events) this.#board.publish(event, read);
    this.#board.status.touch('status');
    this.#wake();
    this.#measureLag();
  }

  onState(): void {
    this.#board.status.touch('status');
    this.#wake();
    this.#measureLag();
  }

  open(request: FeedRequest, rate: FeedRate): AsyncIterableIterator<FeedEvent, undefined> {
    const subscription = new FeedSubscription({
      clock: this.#clock,
      epoch: () => this.#run.epoch,
      isRecovering: () => this.#run.isRecovering,
      head: () => this.#run.head,
      openCursor: (after) => this.#cursor(request, after),
      resume: 'after' in request ? request : null,
      rateMs: feedRateMs[rate],
      counters: this.#counters[request.feed],
      onClosed: (closed) => this.#subscriptions.delete(closed),
    });
    this.#subscriptions.add(subscription);
    return subscription;
  }

  figures(): FeedFigures {
    return this.#counters;
  }

  /** Longest time that one subscription has had something to tell that nobody asked for, measured once a second. */
  get maxLagMs(): number {
    return this.#maxLagMs;
  }

  #wake(): void {
    for (const subscription of this.#subscriptions) subscription.wake();
  }

  #measureLag(): void {
    const nowMs = this.#clock.elapsedMs();
    if (nowMs - this.#lagMeasuredMs < LAG_EVERY_MS) return;
    this.#lagMeasuredMs = nowMs;
    this.#maxLagMs = 0;
    for (const subscription of this.#subscriptions) {
      const lagMs = subscription.measureLag(nowMs);
      if (lagMs > CLOSE_AFTER_MS) subscription.closeSlow();
      else this.#maxLagMs = Math.max(this.#maxLagMs, lagMs);
    }
  }

  #cursor(request: FeedRequest, after: Seq | null): FeedCursor {
    switch (request.feed) {
      case 'ticks':
        return this.#ticks(filterOf(request.markets));
      case 'book':
        return this.#board.books.cursor(request.market, request.depth, this.#counters.book);
      case 'trades':
        return this.#trades(filterOf(request.markets), after);
      case 'candles':
        return this.#candles(request, after);
      case 'thoughts':
        return this.#thoughts(filterOf(request.agents), after);
      case 'occasions':
        return this.#occasions(after);
      case 'ledger':
        return this.#ledger(after);
      case 'portfolio':
        return this.#portfolios(filterOf(request.agents));
      case 'leaderboard':
        return this.#leaderboard();
      case 'simulationStatus':
        return this.#status();
      default:
        return unreachable(request);
    }
  }

  #ticks(filter: ReadonlySet<MarketSymbol> | null): FeedCursor {
    return this.#conflated('ticks', this.#board.ticks, filter, (keys) => {
      const symbols =
        keys ??
        wanted(
          this.#run.read().instruments.map((instrument) => instrument.symbol),
          filter,
        );
      const ticks = symbols.map((symbol) => this.#run.read().ticker(symbol));
      return { type: 'TickBatch', isSnapshot: keys === null, ticks };
    });
  }

  #portfolios(filter: ReadonlySet<ParticipantId> | null): FeedCursor {
    return this.#conflated('portfolio', this.#board.portfolios, filter, (keys) => {
      const agents = this.#run.read().participants('AGENT');
      const handles =
        keys ??
        wanted(
          agents.map(({ participant }) => participant.participantId),
          filter,
        );
      const portfolios = handles.map((handle) => this.#run.read().portfolio(handle));
      return { type: 'PortfolioBatch', isSnapshot: keys === null, portfolios };
    });
  }

  #leaderboard(): FeedCursor {
    return this.#conflated('leaderboard', this.#board.leaderboard, null, () => {
      return { type: 'LeaderboardUpdate', rows: this.#run.read().leaderboard() };
    });
  }

  #status(): FeedCursor {
    return this.#conflated('simulationStatus', this.#board.status, null, () => {
      const state = this.#run.state();
      return { type: 'SimulationStatusUpdate', state, exchangeStatus: state.exchangeStatus };
    });
  }

  #conflated<K extends string>(
    name: FeedName,
    feed: ConflatedOptions<K>['feed'],
    filter: ReadonlySet<K> | null,
    body: (keys: readonly K[] | null) => FeedData,
  ): FeedCursor {
    const counters = this.#counters[name];
    const onConflated = (changes: number) => {
      counters.conflated += changes;
    };
    return new ConflatedCursor<K>({ feed, filter, head: () => this.#run.head, body, onConflated });
  }

  #trades(filter: KeyFilter, after: Seq | null): FeedCursor {
    return new LosslessCursor({
      feed: this.#board.trades,
      filter,
      after,
      head: () => this.#run.head,
      snapshot: () => newestTrades(this.#run.read(), filter),
      readBehind: (keys, seq, limit) => {
        const history = this.#run.history();
        return history === null ? null : tradesBehind(history, keys, seq, this.#run.head, limit);
      },
      body: (rows, isSnapshot) => ({ type: 'TradeBatch', isSnapshot, trades: rows.map((row) => row.item) }),
    });
  }

  #thoughts(filter: KeyFilter, after: Seq | null): FeedCursor {
    const history = () => this.#run.history();
    return new LosslessCursor({
      feed: this.#board.thoughts,
      filter,
      after,
      head: () => this.#run.head,
      snapshot: () => newestThoughts(this.#run.read(), filter),
      readBehind: (keys, seq, limit) => thoughtsBehind(this.#run.read(), history(), keys, seq, limit),
      body: (rows, isSnapshot) => {
        return { type: 'ThoughtBatch', isSnapshot, thoughts: thoughtsOf(rows, this.#run.read(), history) };
      },
    });
  }

  #occasions(after: Seq | null): FeedCursor {
    return new LosslessCursor({
      feed: this.#board.occasions,
      filter: null,
      after,
      head: () => this.#run.head,
      snapshot: () => {
        return this.#run
          .read()
          .occasions(SNAPSHOT_OCCASIONS)
          .toReversed()
          .map((occasion) => occasionRow(occasion.event));
      },
      readBehind: (_keys, seq, limit) => {
        const history = this.#run.history();
        return history === null ? null : occasionsBehind(history, this.#run.read(), seq, limit);
      },
      body: (rows, isSnapshot) => ({ type: 'OccasionBatch', isSnapshot, occasions: rows.map((row) => row.item) }),
    });
  }

  #ledger(after: Seq | null): FeedCursor {
    const { ledger } = this.#board;
    const history = () => this.#run.history();
    return new LosslessCursor({
      feed: ledger,
      filter: null,
      after,
      head: () => this.#run.head,
      snapshot: () => {
        const recent = ledger.newest(null, SNAPSHOT_ENTRIES);
        const file = recent.length < SNAPSHOT_ENTRIES ? history() : null;
        return file === null ? recent : newestEntries(file, this.#run.head, SNAPSHOT_ENTRIES);
      },
      readBehind: (_keys, seq, limit) => {
        const file = history();
        return file === null ? null : entriesBehind(file, seq, this.#run.head, limit);
      },
      body: (rows, isSnapshot) => ({ type: 'LedgerBatch', isSnapshot, entries: rows.map((row) => row.item) }),
    });
  }

  #candles(request: Extract<FeedRequest, { readonly feed: 'candles' }>, after: Seq | null): FeedCursor {
    const { market, interval } = request;
    return new CandleCursor({
      market,
      interval,
      after,
      changes: this.#board.candles,
      read: () => this.#run.read(),
      readBehind: (before, limit) => {
        return this.#run.history()?.candles(market, interval, { before, after: null, limit }) ?? null;
      },
    });
  }
}

function filterOf(keys: readonly string[] | null): ReadonlySet<string> | null {
  return keys === null ? null : new Set(keys);
}

function wanted(keys: readonly string[], filter: ReadonlySet<string> | null): readonly string[] {
  return filter === null ? keys : keys.filter((key) => filter.has(key));
}
