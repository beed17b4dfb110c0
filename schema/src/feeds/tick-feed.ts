import { latestByKey } from '../feed/folds.ts';
import type { TickFeedSubscription } from '../generated/graphql.ts';
import { graphql } from '../generated/index.ts';

const document = graphql(`
  subscription TickFeed($markets: [String!], $rate: FeedRate!) {
    ticks(markets: $markets, rate: $rate) {
      ...FeedHeaderFields
      ... on TickBatch {
        isSnapshot
        ticks {
          market
          seq
          time
          status
          last
          bestBid
          bestAsk
          mid
          spread
          changeBps
        }
      }
    }
  }
`);

type TickBatch = Extract<TickFeedSubscription['ticks'], { readonly __typename: 'TickBatch' }>;

/** The newest prices of every market, by symbol. */
export const tickFeed = {
  document,
  eventOf: ({ ticks }: TickFeedSubscription) => ticks,
  rules: latestByKey(
    ({ ticks }: TickBatch) => ticks,
    ({ market }) => market,
  ),
  resumes: false,
} as const;
