import { graphql } from '../generated/index.ts';

/** What the protocol needs of every event; each feed spreads it. */
export const FeedHeaderFields = graphql(`
  fragment FeedHeaderFields on FeedEvent {
    __typename
    epoch
    firstSeq
    lastSeq
    prevSeq
    ... on Lagged {
      missed
    }
    ... on Resync {
      reason
    }
  }
`);
