import type { ActRecord, Page } from '../../ledger/history.ts';
import type { OrderId } from '../../market/order.ts';
import type { Seq } from '../../market/units.ts';
import type { LedgerEntryView, OccasionView, TradeView } from '../../projections/views.ts';
import { unreachable } from '../../util/assert.ts';
import { ActCursor } from './act-cursor.ts';
import { CandleCursor } from './candle-cursor.ts';
import { ConflatedCursor } from './conflated-cursor.ts';
import type { ConflatedSource } from './conflated-source.ts';
import { type ConflatedValues, conflatedValues } from './conflated-values.ts';
import type { DraftSource } from './drafts.ts';
import type { FeedBoard } from './feed-board.ts';
import type { FeedCounters } from './feed-counters.ts';
import type { FeedCursor } from './feed-cursor.ts';
import type { FeedName, FeedRequest } from './feed-source.ts';
import { InStep } from './in-step.ts';
import { entriesBehind, newestEntries } from './ledger-rows.ts';
import { LosslessCursor, type Told } from './lossless-cursor.ts';
import { occasionRow, occasionsBehind } from './occasion-rows.ts';
import { openOrders, ordersBehind, ordersOf } from './order-rows.ts';
import type { RunReader } from './run-reader.ts';
import { newestThoughts, type ThoughtSeq, thoughtsBehind, thoughtsOf } from './thought-rows.ts';
import { newestTrades, tradesBehind } from './trade-rows.ts';
import { type Wanted, wantedOf } from './wanted.ts';

/** Occasions of a snapshot. */
const SNAPSHOT_OCCASIONS = 100;

/** Ledger entries of a snapshot. */
const SNAPSHOT_ENTRIES = 100;

const ALL = wantedOf<string>(null);

export type AllCounters = Readonly<Record<FeedName, FeedCounters>>;

/** The registry of feeds: of each, where a consumer's cursor gets its snapshot, its changes and its past from. */
export class FeedCursors {
  readonly #run: RunReader;
  readonly #board: FeedBoard;
  readonly #values: ConflatedValues;
  readonly #counters: AllCounters;
  readonly #inStep = {
    trades: new InStep<Told<TradeView>>(),
    thoughts: new InStep<Told<ThoughtSeq>>(),
    orders: new InStep<Told<OrderId>>(),
    occasions: new InStep<Told<OccasionView>>(),
    ledger: new InStep<Told<LedgerEntryView>>(),
    godEvents: new InStep<readonly ActRecord[]>(),
  };

  constructor(run: RunReader, board: FeedBoard, drafts: DraftSource, counters: AllCounters) {
    this.#run = run;
    this.#board = board;
    this.#values = conflatedValues(run, board, drafts);
    this.#counters = counters;
  }

  /** @param after place to go on from; null begins with a snapshot */
  open(request: FeedRequest, after: Seq | null): FeedCursor {
    switch (request.feed) {
      case 'ticks':
        return this.#conflated('ticks', this.#values.ticks, request.markets);
      case 'book':
        return this.#board.books.cursor(request.market, request.depth, this.#counters.book);
      case 'trades':
        return this.#trades(wantedOf(request.markets), after);
      case 'candles':
        return this.#candles(request, after);
      case 'thoughts':
        return this.#thoughts(wantedOf(request.agents), after);
      case 'thoughtDeltas':
        return this.#conflated('thoughtDeltas', this.#values.drafts, request.agents);
      case 'orders':
        return this.#orders(wantedOf(request.participants), after);
      case 'occasions':
        return this.#occasions(after);
      case 'godEvents':
        return this.#godEvents(after);
      case 'ledger':
        return this.#ledger(after);
      case 'portfolio':
        return this.#conflated('portfolio', this.#values.portfolios, request.agents);
      case 'leaderboard':
        return this.#conflated('leaderboard', this.#values.leaderboard);
      case 'simulationStatus':
        return this.#conflated('simulationStatus', this.#values.status);
      case 'exchangeStatus':
        return this.#conflated('exchangeStatus', this.#values.exchange);
      default:
        return unreachable(request);
    }
  }

  #conflated<K extends string>(
    name: FeedName,
    source: ConflatedSource<K>,
    names: readonly K[] | null = null,
  ): FeedCursor {
    const counters = this.#counters[name];
    const onConflated = (changes: number) => {
      counters.conflated += changes;
    };
    const wanted = wantedOf(names);
    return new ConflatedCursor<K>({ source, wanted, head: () => this.#run.head, onConflated });
  }

  #trades(wanted: Wanted, after: Seq | null): FeedCursor {
    return new LosslessCursor({
      feed: this.#board.trades,
      inStep: this.#inStep.trades,
      wanted,
      after,
      head: () => this.#run.head,
      snapshot: () => newestTrades(this.#run.read(), wanted.keys),
      readBehind: (keys, seq, limit) => {
        const history = this.#run.history();
        return history === null ? null : tradesBehind(history, keys, seq, this.#run.head, limit);
      },
      body: (rows, isSnapshot) => ({ type: 'TradeBatch', isSnapshot, trades: rows.map((row) => row.item) }),
    });
  }

  #thoughts(wanted: Wanted, after: Seq | null): FeedCursor {
    const history = () => this.#run.history();
    return new LosslessCursor({
      feed: this.#board.thoughts,
      inStep: this.#inStep.thoughts,
      wanted,
      after,
      head: () => this.#run.head,
      snapshot: () => newestThoughts(this.#run.read(), wanted.keys),
      readBehind: (keys, seq, limit) => thoughtsBehind(this.#run.read(), history(), keys, seq, limit),
      body: (rows, isSnapshot) => {
        return { type: 'ThoughtBatch', isSnapshot, thoughts: thoughtsOf(rows, this.#run.read(), history) };
      },
    });
  }

  #orders(wanted: Wanted, after: Seq | null): FeedCursor {
    const history = () => this.#run.history();
    return new LosslessCursor({
      feed: this.#board.orders,
      inStep: this.#inStep.orders,
      wanted,
      after,
      head: () => this.#run.head,
      snapshot: () => openOrders(this.#run.read(), wanted.keys),
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
      behind: (afterSeq, limit) =>
        this.#inStep.godEvents.get(afterSeq, this.#run.head, limit, '', () =>
          acts({ beforeSeq: null, afterSeq, limit }),
        ),
    });
  }

  #occasions(after: Seq | null): FeedCursor {
    return new LosslessCursor({
      feed: this.#board.occasions,
      inStep: this.#inStep.occasions,
      wanted: ALL,
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
      inStep: this.#inStep.ledger,
      wanted: ALL,
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
