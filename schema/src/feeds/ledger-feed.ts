import { newestRows } from '../feed/folds.ts';
import type { LedgerFeedSubscription } from '../generated/graphql.ts';
import { graphql } from '../generated/index.ts';

const document = graphql(`
  subscription LedgerFeed($rate: FeedRate!, $after: Sequence, $epoch: ID) {
    ledger(rate: $rate, after: $after, epoch: $epoch) {
      ...FeedHeaderFields
      ... on LedgerBatch {
        isSnapshot
        entries {
          seq
          causeSeq
          time
          postings {
            asset
            amount
            from
            fromBucket
            to
            toBucket
            reason
          }
        }
      }
    }
  }
`);

type LedgerBatch = Extract<LedgerFeedSubscription['ledger'], { readonly __typename: 'LedgerBatch' }>;

/** Every movement of money and stock, once, in order. */
export function ledgerFeed(capacity = 1_000) {
  return {
    document,
    eventOf: ({ ledger }: LedgerFeedSubscription) => ledger,
    rules: newestRows(({ entries }: LedgerBatch) => entries, capacity),
    resumes: true,
  };
}
