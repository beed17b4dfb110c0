import { newestRows } from '../feed/folds.ts';
import type { OccasionFeedSubscription } from '../generated/graphql.ts';
import { graphql } from '../generated/index.ts';

const document = graphql(`
  subscription OccasionFeed($rate: FeedRate!, $after: Sequence, $epoch: ID) {
    occasions(rate: $rate, after: $after, epoch: $epoch) {
      ...FeedHeaderFields
      ... on OccasionBatch {
        isSnapshot
        occasions {
          seq
          time
          kind
          market
          participant
          title
          detail
        }
      }
    }
  }
`);

type OccasionBatch = Extract<OccasionFeedSubscription['occasions'], { readonly __typename: 'OccasionBatch' }>;

/** News, shocks, halts and what else is marked, once, in order. */
export function occasionFeed(capacity = 1_000) {
  return {
    document,
    eventOf: ({ occasions }: OccasionFeedSubscription) => occasions,
    rules: newestRows(({ occasions }: OccasionBatch) => occasions, capacity),
    resumes: true,
  };
}
