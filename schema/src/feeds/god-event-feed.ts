import { newestRows } from '../feed/folds.ts';
import type { GodEventFeedSubscription } from '../generated/graphql.ts';
import { graphql } from '../generated/index.ts';

const document = graphql(`
  subscription GodEventFeed($rate: FeedRate!, $after: Sequence, $epoch: ID) {
    godEvents(rate: $rate, after: $after, epoch: $epoch) {
      ...FeedHeaderFields
      ... on GodEventBatch {
        isSnapshot
        godEvents {
          seq
          time
          at
          kind
          market
          agent
          title
          detail
          refusal
        }
      }
    }
  }
`);

type GodEventBatch = Extract<GodEventFeedSubscription['godEvents'], { readonly __typename: 'GodEventBatch' }>;

/** Every act of the person in charge, once, in order. */
export function godEventFeed(capacity = 1_000) {
  return {
    document,
    eventOf: ({ godEvents }: GodEventFeedSubscription) => godEvents,
    rules: newestRows(({ godEvents }: GodEventBatch) => godEvents, capacity),
    resumes: true,
  };
}
