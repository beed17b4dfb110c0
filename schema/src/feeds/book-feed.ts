import { bookRules } from '../book/book.ts';
import type { BookFeedSubscription, BookFeedSubscriptionVariables } from '../generated/graphql.ts';
import { graphql } from '../generated/index.ts';

const document = graphql(`
  subscription BookFeed($market: String!, $depth: BookDepth!, $rate: FeedRate!) {
    book(market: $market, depth: $depth, rate: $rate) {
      ...FeedHeaderFields
      ... on BookSnapshot {
        bidPrices
        bidQuantities
        bidOrderCounts
        askPrices
        askQuantities
        askOrderCounts
        checksum
      }
      ... on BookDelta {
        bidPrices
        bidQuantities
        bidOrderCounts
        askPrices
        askQuantities
        askOrderCounts
        checksum
      }
    }
  }
`);

/** The book of a market, verified by its checksum after every event. @param depth levels a side, as subscribed to */
export function bookFeed(depth: 10 | 25 | 50 | 100) {
  return {
    document,
    eventOf: ({ book }: BookFeedSubscription) => book,
    rules: bookRules(depth),
    resumes: false,
    variables: (market: string, rate: BookFeedSubscriptionVariables['rate'] = 'MS_100') =>
      ({ market, depth: `D${depth}`, rate }) as const,
  };
}
