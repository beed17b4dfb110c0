import { newestRows } from '../feed/folds.ts';
import type { OrderFeedSubscription } from '../generated/graphql.ts';
import { graphql } from '../generated/index.ts';

const document = graphql(`
  subscription OrderFeed($participants: [String!], $rate: FeedRate!, $after: Sequence, $epoch: ID) {
    orders(participants: $participants, rate: $rate, after: $after, epoch: $epoch) {
      ...FeedHeaderFields
      ... on OrderBatch {
        isSnapshot
        orders {
          seq: placedSeq
          orderId
          participant
          market
          side
          kind
          timeInForce
          priceSats
          quantityLots
          filledLots
          remainingLots
          status
          rejectReason
          cancelReason
          updatedSeq
        }
      }
    }
  }
`);

type OrderBatch = Extract<OrderFeedSubscription['orders'], { readonly __typename: 'OrderBatch' }>;

/** Orders by the seq at which they were placed: those that were open, and every one that moved since, as it stands now. */
export function orderFeed(capacity = 1_000) {
  return {
    document,
    eventOf: ({ orders }: OrderFeedSubscription) => orders,
    rules: newestRows(({ orders }: OrderBatch) => orders, capacity),
    resumes: true,
  };
}
