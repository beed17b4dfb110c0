import type { FeedRules } from '../feed/protocol.ts';
import type { CandleFeedSubscription } from '../generated/graphql.ts';
import { graphql } from '../generated/index.ts';

const document = graphql(`
  subscription CandleFeed($market: String!, $interval: CandleInterval!, $rate: FeedRate!, $after: Sequence, $epoch: ID) {
    candles(market: $market, interval: $interval, rate: $rate, after: $after, epoch: $epoch) {
      ...FeedHeaderFields
      ... on CandleUpdate {
        openTimes
        opens
        highs
        lows
        closes
        volumesLots
        turnovers
        tradeCounts
        isLastClosed
      }
    }
  }
`);

type CandleUpdate = Extract<CandleFeedSubscription['candles'], { readonly __typename: 'CandleUpdate' }>;

/** As `CandleUpdate` and `CandleColumns` have them. */
export type CandleLists = Pick<
  CandleUpdate,
  'openTimes' | 'opens' | 'highs' | 'lows' | 'closes' | 'volumesLots' | 'turnovers' | 'tradeCounts' | 'isLastClosed'
>;

export type Candle = ReturnType<typeof candlesOf>[number];

/** One object a candle, for whoever does not draw them. */
export function candlesOf(lists: CandleLists) {
  const last = lists.openTimes.length - 1;
  return lists.openTimes.map((openTime, index) => ({
    openTime,
    open: lists.opens[index] ?? '0',
    high: lists.highs[index] ?? '0',
    low: lists.lows[index] ?? '0',
    close: lists.closes[index] ?? '0',
    volumeLots: lists.volumesLots[index] ?? '0',
    turnover: lists.turnovers[index] ?? '0',
    tradeCount: lists.tradeCounts[index] ?? 0,
    isClosed: index < last || lists.isLastClosed,
  }));
}

/** The running candle and all that closed since the feed was opened, oldest first: the newest `capacity`. */
export function candleFeed(capacity = 1_500) {
  const rules: FeedRules<readonly Candle[], CandleUpdate> = {
    empty: [],
    isSnapshot: ({ prevSeq }) => prevSeq === 0,
    apply: (candles, update) => {
      const from = update.openTimes[0] ?? 0;
      // Between what was told before a snapshot and the snapshot candles may have closed.
      const before = update.prevSeq === 0 ? [] : candles.filter(({ openTime }) => openTime < from);
      return [...before, ...candlesOf(update)].slice(-capacity);
    },
  };
  return { document, eventOf: ({ candles }: CandleFeedSubscription) => candles, rules, resumes: true };
}
