import { newestRows } from '../feed/folds.ts';
import type { ThoughtFeedSubscription } from '../generated/graphql.ts';
import { graphql } from '../generated/index.ts';

const document = graphql(`
  subscription ThoughtFeed($rate: FeedRate!, $after: Sequence, $epoch: ID) {
    thoughts(rate: $rate, after: $after, epoch: $epoch) {
      ...FeedHeaderFields
      ... on ThoughtBatch {
        isSnapshot
        thoughts {
          seq
          time
          agent
          agentName
          market
          stance
          thesis
          abstainCause
          isScripted
          orders {
            orderId
            side
            kind
            priceSats
            quantityLots
            filledLots
            status
          }
        }
      }
    }
  }
`);

type ThoughtBatch = Extract<ThoughtFeedSubscription['thoughts'], { readonly __typename: 'ThoughtBatch' }>;

/** What agents thought and sent, in order; a thought comes again, whole, when its orders moved on. */
export function thoughtFeed(capacity = 1_000) {
  return {
    document,
    eventOf: ({ thoughts }: ThoughtFeedSubscription) => thoughts,
    rules: newestRows(({ thoughts }: ThoughtBatch) => thoughts, capacity),
    resumes: true,
  };
}
