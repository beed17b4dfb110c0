import { latestByKey } from '../feed/folds.ts';
import type { PortfolioFeedSubscription } from '../generated/graphql.ts';
import { graphql } from '../generated/index.ts';

const document = graphql(`
  subscription PortfolioFeed($agents: [String!], $rate: FeedRate!) {
    portfolio(agents: $agents, rate: $rate) {
      ...FeedHeaderFields
      ... on PortfolioBatch {
        isSnapshot
        portfolios {
          participant
          balances {
            asset
            available
            held
          }
          positions {
            market
            quantityLots
            owedLots
            averageCostSats
            marketValueSats
          }
          equitySats
          profitSats
          returnBps
          fillCount
        }
      }
    }
  }
`);

type PortfolioBatch = Extract<PortfolioFeedSubscription['portfolio'], { readonly __typename: 'PortfolioBatch' }>;

/** The newest portfolio of every agent, by handle. */
export const portfolioFeed = {
  document,
  eventOf: ({ portfolio }: PortfolioFeedSubscription) => portfolio,
  rules: latestByKey(
    ({ portfolios }: PortfolioBatch) => portfolios,
    ({ participant }) => participant,
  ),
  resumes: false,
} as const;
