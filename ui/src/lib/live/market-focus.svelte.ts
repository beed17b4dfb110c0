import { untrack } from 'svelte';
import { BARS_CAPACITY, barsOf, hasHole, joinHistory } from '#lib/feeds/candles.ts';
import type { Trade } from '#lib/feeds/tape.ts';
import type { CandleInterval } from '#lib/generated/graphql.ts';
import type { Bar } from '#lib/shared/chart/bar.ts';
import { CandleHistoryDocument, MarketTradesDocument } from './documents/history.ts';
import { Feed } from './feed.svelte.ts';
import type { Link } from './link.ts';
import { BOOK_DEPTH, bookPlan, candlesPlan } from './plans.ts';

export const INTERVALS = [
  { name: 'S1', label: '1s', seconds: 1 },
  { name: 'S5', label: '5s', seconds: 5 },
  { name: 'M1', label: '1m', seconds: 60 },
  { name: 'M5', label: '5m', seconds: 300 },
  { name: 'M15', label: '15m', seconds: 900 },
  { name: 'H1', label: '1h', seconds: 3_600 },
] as const satisfies readonly { name: CandleInterval; label: string; seconds: number }[];

export type Interval = (typeof INTERVALS)[number];

/** A run younger than this has too few minutes to look at, simulated ms. */
const YOUNG_MS = 20 * 60_000;

/** What a chart opens with: five seconds while the run is young, one minute after that. */
export function openingInterval(runAgeMs: number): Interval {
  return runAgeMs < YOUNG_MS ? INTERVALS[1] : INTERVALS[2];
}

const PAGE = 300;
const PAST_TRADES = 100;

/** The market in focus: its book, its candles and their history. One at a time; choosing another closes the first. */
export class MarketFocus {
  readonly book;
  readonly #candles;
  readonly #link: Link;

  symbol = $state('');
  interval = $state.raw<Interval>(INTERVALS[2]);
  /** Bars before those of the feed, oldest first. */
  #history = $state.raw<readonly Bar[]>([]);
  #historyState = $state<'none' | 'loading' | 'more' | 'complete'>('none');
  /** Trades of this market from before the feed, oldest first. */
  pastTrades = $state.raw<readonly Trade[]>([]);
  #startCursor: string | null = null;
  /** Grows with every choice, so that a late answer for another chart is thrown away. */
  #choice = 0;
  /** The choice whose history was asked for a second time: bars that never were would be missing for ever. */
  #mended = -1;

  readonly bars = $derived.by(() => joinHistory(this.#history, this.#candles.view.data));

  constructor(link: Link) {
    this.#link = link;
    this.book = new Feed(link, bookPlan);
    this.#candles = new Feed(link, candlesPlan, () => {
      this.pastTrades = [];
      void this.#loadTrades();
      this.#reloadHistory();
    });
    // A fast run closes bars between the answer of the history and the first word of the feed.
    $effect(() => {
      const hole = this.hasHistory && hasHole(this.#history, this.#candles.view.data, this.interval.seconds);
      if (hole) untrack(() => this.#mendHistory());
    });
  }

  get candles() {
    return this.#candles.view;
  }

  /** True once the newest page of history is there. */
  get hasHistory(): boolean {
    return this.#historyState === 'more' || this.#historyState === 'complete';
  }

  choose(symbol: string, interval: Interval): void {
    const otherMarket = symbol !== this.symbol;
    if (!otherMarket && interval.name === this.interval.name) return;
    this.symbol = symbol;
    this.interval = interval;
    if (otherMarket) {
      this.pastTrades = [];
      void this.#loadTrades();
    }
    if (otherMarket) this.book.open({ market: symbol, depth: BOOK_DEPTH.name });
    this.#candles.open({ market: symbol, interval: interval.name });
    this.#reloadHistory();
  }

  /** One page further back in time; does nothing while a page is under way, when there is no more, or no room for it. */
  loadOlder(): void {
    if (this.#historyState === 'more' && this.bars.length < BARS_CAPACITY) void this.#loadPage(this.#startCursor);
  }

  dispose(): void {
    this.#choice += 1;
    this.book.dispose();
    this.#candles.dispose();
  }

  #reloadHistory(): void {
    if (this.symbol === '') return;
    this.#choice += 1;
    this.#history = [];
    this.#startCursor = null;
    void this.#loadPage(null);
  }

  #mendHistory(): void {
    if (this.#mended === this.#choice) return;
    this.#reloadHistory();
    this.#mended = this.#choice;
  }

  async #loadTrades(): Promise<void> {
    const market = this.symbol;
    const { data } = await this.#link.client.query(MarketTradesDocument, { market, first: PAST_TRADES }).toPromise();
    if (market === this.symbol) this.pastTrades = (data?.market?.trades.nodes ?? []).toReversed();
  }

  async #loadPage(before: string | null): Promise<void> {
    const choice = this.#choice;
    this.#historyState = 'loading';
    const variables = { market: this.symbol, interval: this.interval.name, last: PAGE, before };
    const { data } = await this.#link.client.query(CandleHistoryDocument, variables).toPromise();
    if (choice !== this.#choice) return;
    const page = data?.market?.candleColumns;
    if (page === undefined) {
      this.#historyState = 'more';
      return;
    }
    this.#history = joinHistory(barsOf(page), this.#history);
    this.#startCursor = page.pageInfo.startCursor;
    this.#historyState = page.pageInfo.hasPreviousPage ? 'more' : 'complete';
  }
}
