import { newestRows } from '../feed/folds.ts';
import type { TradeFeedSubscription } from '../generated/graphql.ts';
import { graphql } from '../generated/index.ts';

const document = graphql(`
  subscription TradeFeed($markets: [String!], $rate: FeedRate!, $after: Sequence, $epoch: ID) {
    trades(markets: $markets, rate: $rate, after: $after, epoch: $epoch) {
      ...FeedHeaderFields
      ... on TradeBatch {
        isSnapshot
        trades {
          seq
          time
          market
          priceSats
          quantityLots
          takerSide
          maker
          taker
          isAuction
        }
      }
    }
  }
`);

type TradeBatch = Extract<TradeFeedSubscription['trades'], { readonly __typename: 'TradeBatch' }>;

/** Every trade once, in order. The newest `capacity` stay in the session; whoever needs all takes them in `onEvent`. */
export function tradeFeed(capacity = 1_000) {
  return {
    document,
    eventOf: ({ trades }: TradeFeedSubscription) => trades,
    rules: newestRows(({ trades }: TradeBatch) => trades, capacity),
    resumes: true,
  };
}
