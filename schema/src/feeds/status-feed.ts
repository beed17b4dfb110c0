import { latest } from '../feed/folds.ts';
import type { StatusFeedSubscription } from '../generated/graphql.ts';
import { graphql } from '../generated/index.ts';

const document = graphql(`
  subscription StatusFeed($rate: FeedRate!) {
    simulationStatus(rate: $rate) {
      ...FeedHeaderFields
      ... on SimulationStatusUpdate {
        simulation {
          status
          epoch
          seq
          simAt
          speed
          scenario
          seed
          eventsPerSecond
          problem
        }
        exchangeStatus
        ledgerCheck {
          balanced
          seq
        }
      }
    }
  }
`);

type StatusUpdate = Extract<
  StatusFeedSubscription['simulationStatus'],
  { readonly __typename: 'SimulationStatusUpdate' }
>;

/** What the run, the exchange and its books are doing. */
export const statusFeed = {
  document,
  eventOf: ({ simulationStatus }: StatusFeedSubscription) => simulationStatus,
  rules: latest(({ simulation, exchangeStatus, ledgerCheck }: StatusUpdate) => ({
    simulation,
    exchangeStatus,
    ledgerCheck,
  })),
  resumes: false,
} as const;
