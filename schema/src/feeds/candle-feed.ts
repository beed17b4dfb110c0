import type { FeedRules } from '../feed/protocol.ts';
import type { CandleFeedSubscription } from '../generated/graphql.ts';
import { graphql } from '../generated/index.ts';

const document = graphql(`
  subscription CandleFeed($market: String!, $interval: CandleInterval!, $rate: FeedRate!, $after: Sequence, $epoch: ID) {
    candles(market: $market, interval: $interval, rate: $rate, after: $after, epoch: $epoch) {
      ...FeedHeaderFields
      ... on CandleUpdate {
        candle {
          openTime
          open
          high
          low
          close
          volumeLots
          turnover
          tradeCount
          isClosed
          seq
        }
      }
    }
  }
`);

type CandleUpdate = Extract<CandleFeedSubscription['candles'], { readonly __typename: 'CandleUpdate' }>;
type Candle = CandleUpdate['candle'];

/** The running candle and all that closed since the feed was opened, oldest first: the newest `capacity`. */
export function candleFeed(capacity = 1_500) {
  const rules: FeedRules<readonly Candle[], CandleUpdate> = {
    empty: [],
    isSnapshot: ({ prevSeq }) => prevSeq === 0,
    apply: (candles, { prevSeq, candle }) => {
      // Between what was told before a snapshot and the snapshot candles may have closed.
      const before = prevSeq === 0 ? [] : candles.filter(({ openTime }) => openTime < candle.openTime);
      return [...before, candle].slice(-capacity);
    },
  };
  return { document, eventOf: ({ candles }: CandleFeedSubscription) => candles, rules, resumes: true };
}
