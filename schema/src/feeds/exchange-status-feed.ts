import { latest } from '../feed/folds.ts';
import type { ExchangeStatusFeedSubscription } from '../generated/graphql.ts';
import { graphql } from '../generated/index.ts';

const document = graphql(`
  subscription ExchangeStatusFeed($rate: FeedRate!) {
    exchangeStatus(rate: $rate) {
      ...FeedHeaderFields
      ... on ExchangeStatusUpdate {
        exchangeStatus
        status
        problem
        markets {
          market
          status
          haltReason
        }
      }
    }
  }
`);

type Update = Extract<
  ExchangeStatusFeedSubscription['exchangeStatus'],
  { readonly __typename: 'ExchangeStatusUpdate' }
>;

/** Whether the exchange and its markets can serve. */
export const exchangeStatusFeed = {
  document,
  eventOf: ({ exchangeStatus }: ExchangeStatusFeedSubscription) => exchangeStatus,
  rules: latest(({ exchangeStatus, status, problem, markets }: Update) => ({
    exchangeStatus,
    status,
    problem,
    markets,
  })),
  resumes: false,
} as const;
