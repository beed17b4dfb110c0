import type { Page } from '../../ledger/history.ts';
import type { MarketSymbol } from '../../market/instrument.ts';
import type { ParticipantId } from '../../market/participant.ts';
import type { Seq } from '../../market/units.ts';
import { unreachable } from '../../util/assert.ts';
import { ActCursor } from './act-cursor.ts';
import { CandleCursor } from './candle-cursor.ts';
import { ConflatedCursor, type ConflatedOptions } from './conflated-cursor.ts';
import type { FeedBoard } from './feed-board.ts';
import type { FeedCounters } from './feed-counters.ts';
import type { FeedCursor } from './feed-cursor.ts';
import type { FeedData } from './feed-events.ts';
import type { FeedName, FeedRequest } from './feed-source.ts';
import { entriesBehind, newestEntries } from './ledger-rows.ts';
import { LosslessCursor } from './lossless-cursor.ts';
import type { KeyFilter } from './lossless-feed.ts';
import { occasionRow, occasionsBehind } from './occasion-rows.ts';
import { openOrders, ordersBehind, ordersOf } from './order-rows.ts';
import type { RunReader } from './run-reader.ts';
import { newestThoughts, thoughtsBehind, thoughtsOf } from './thought-rows.ts';
import { newestTrades, tradesBehind } from './trade-rows.ts';

/** Occasions of a snapshot. */
const SNAPSHOT_OCCASIONS = 100;

/** Ledger entries of a snapshot. */
const SNAPSHOT_ENTRIES = 100;

export type AllCounters = Readonly<Record<FeedName, FeedCounters>>;

/** The registry of feeds: of each, where a consumer's cursor gets its snapshot, its changes and its past from. */
export class FeedCursors {
  readonly #run: RunReader;
  readonly #board: FeedBoard;
  readonly #counters: AllCounters;

  constructor(run: RunReader, board: FeedBoard, counters: AllCounters) {
    this.#run = run;
    this.#board = board;
    this.#counters = counters;
  }

  /** @param after place to go on from; null begins with a snapshot */
  open(request: FeedRequest, after: Seq | null): FeedCursor {
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
      case 'orders':
        return this.#orders(filterOf(request.participants), after);
      case 'occasions':
        return this.#occasions(after);
      case 'godEvents':
        return this.#godEvents(after);
      case 'ledger':
        return this.#ledger(after);
      case 'portfolio':
        return this.#portfolios(filterOf(request.agents));
      case 'leaderboard':
        return this.#leaderboard();
      case 'simulationStatus':
        return this.#status();
      case 'exchangeStatus':
        return this.#exchange();
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

  #exchange(): FeedCursor {
    return this.#conflated('exchangeStatus', this.#board.exchange, null, () => {
      const read = this.#run.read();
      const markets = read.instruments.map(({ symbol }) => read.ticker(symbol));
      return { type: 'ExchangeStatusUpdate', state: this.#run.state(), markets };
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

  #orders(filter: KeyFilter, after: Seq | null): FeedCursor {
    const history = () => this.#run.history();
    return new LosslessCursor({
      feed: this.#board.orders,
      filter,
      after,
      head: () => this.#run.head,
      snapshot: () => openOrders(this.#run.read(), filter),
      readBehind: (keys, seq, limit) => {
        const file = history();
        return file === null ? null : ordersBehind(file, keys, seq, this.#run.head, limit);
      },
      body: (rows, isSnapshot) => ({
        type: 'OrderBatch',
        isSnapshot,
        orders: ordersOf(rows, this.#run.read(), history),
      }),
    });
  }

  #godEvents(after: Seq | null): FeedCursor {
    const acts = (page: Page) => this.#run.history()?.acts(page) ?? [];
    return new ActCursor({
      changes: this.#board.acts,
      head: () => this.#run.head,
      after,
      newest: (beforeSeq, limit) => acts({ beforeSeq, afterSeq: null, limit }),
      behind: (afterSeq, limit) => acts({ beforeSeq: null, afterSeq, limit }),
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
    const { market, interval, form } = request;
    return new CandleCursor({
      market,
      interval,
      form,
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
