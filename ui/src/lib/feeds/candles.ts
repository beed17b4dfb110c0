import type { FeedRules } from '@agent-market/schema';
import type { CandlesSubscription } from '#lib/generated/graphql.ts';
import type { Bar } from '#lib/shared/chart/bar.ts';

export type CandleEvent = Extract<CandlesSubscription['candles'], { readonly __typename: 'CandleUpdate' }>;
export type BarLists = Pick<CandleEvent, 'openTimes' | 'opens' | 'highs' | 'lows' | 'closes' | 'volumesLots'>;

/** Bars a chart holds, or a block more; older ones are paged in on demand up to so many. */
export const BARS_CAPACITY = 4_000;
/**
 * Bars are dropped at the old end by the block: a chart whose first bar is another one than before is drawn anew, whole, and
 * must not be with every new bar.
 */
export const BARS_BLOCK = 500;

export function barsOf(lists: BarLists): readonly Bar[] {
  return lists.openTimes.map((openTime, index) => ({
    time: Math.floor(openTime / 1000),
    open: Number(lists.opens[index]),
    high: Number(lists.highs[index]),
    low: Number(lists.lows[index]),
    close: Number(lists.closes[index]),
    volume: Number(lists.volumesLots[index]),
  }));
}

/** Puts one bar in its place: usually the last or a new last; an older one replaces its twin. Other bars keep their identity. */
export function placeBar(bars: readonly Bar[], bar: Bar): readonly Bar[] {
  const last = bars.at(-1);
  if (last === undefined || bar.time > last.time) return withoutOldest([...bars, bar]);
  if (bar.time === last.time) return [...bars.slice(0, -1), bar];
  const index = bars.findIndex((other) => other.time >= bar.time);
  const twin = bars[index]?.time === bar.time ? 1 : 0;
  return [...bars.slice(0, index), bar, ...bars.slice(index + twin)];
}

/** The same for as long as less than a block is too many. */
function withoutOldest(bars: readonly Bar[]): readonly Bar[] {
  const tooMany = bars.length - BARS_CAPACITY;
  return tooMany < BARS_BLOCK ? bars : bars.slice(tooMany - (tooMany % BARS_BLOCK));
}

/** History in front of what is already there; bars that both have are taken from the live side. */
export function joinHistory(history: readonly Bar[], live: readonly Bar[]): readonly Bar[] {
  const from = live[0]?.time ?? Number.POSITIVE_INFINITY;
  return withoutOldest([...history.filter((bar) => bar.time < from), ...live]);
}

/** Whether bars are missing between the newest of the history and the oldest of the feed. */
export function hasHole(history: readonly Bar[], live: readonly Bar[], intervalSeconds: number): boolean {
  const [before, after] = [history.at(-1), live[0]];
  return before !== undefined && after !== undefined && after.time - before.time > intervalSeconds;
}

/** Live bars only: what came over the feed since it was opened. History is joined by the chart's controller. */
export const candleRules: FeedRules<readonly Bar[], CandleEvent> = {
  empty: [],
  isSnapshot: (_, cursor) => cursor === null,
  apply: (data, event) => barsOf(event).reduce(placeBar, data),
};
