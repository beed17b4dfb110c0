import { latest } from '../feed/folds.ts';
import type { LeaderboardFeedSubscription } from '../generated/graphql.ts';
import { graphql } from '../generated/index.ts';

const document = graphql(`
  subscription LeaderboardFeed($rate: FeedRate!) {
    leaderboard(rate: $rate) {
      ...FeedHeaderFields
      ... on LeaderboardUpdate {
        rows {
          rank
          participant
          name
          isBaseline
          equitySats
          profitSats
          returnBps
          maxDrawdownBps
          fillCount
          decisionCount
        }
      }
    }
  }
`);

type Update = Extract<LeaderboardFeedSubscription['leaderboard'], { readonly __typename: 'LeaderboardUpdate' }>;

/** How the agents do, best first. */
export const leaderboardFeed = {
  document,
  eventOf: ({ leaderboard }: LeaderboardFeedSubscription) => leaderboard,
  rules: latest(({ rows }: Update) => rows),
  resumes: false,
} as const;
