import { unfinishedByKey } from '../feed/folds.ts';
import type { ThoughtDeltaFeedSubscription } from '../generated/graphql.ts';
import { graphql } from '../generated/index.ts';

const document = graphql(`
  subscription ThoughtDeltaFeed($agents: [String!], $rate: FeedRate!) {
    thoughtDeltas(agents: $agents, rate: $rate) {
      ...FeedHeaderFields
      ... on ThoughtDeltaBatch {
        isSnapshot
        deltas {
          agent
          viewSeq
          revision
          thesis
          isDone
        }
      }
    }
  }
`);

type Batch = Extract<ThoughtDeltaFeedSubscription['thoughtDeltas'], { readonly __typename: 'ThoughtDeltaBatch' }>;

/** What models are writing at the moment, by the handle of the agent; whatever is finished is gone. */
export const thoughtDeltaFeed = {
  document,
  eventOf: ({ thoughtDeltas }: ThoughtDeltaFeedSubscription) => thoughtDeltas,
  rules: unfinishedByKey(
    ({ deltas }: Batch) => deltas,
    ({ agent }) => agent,
    ({ isDone }) => isDone,
  ),
  resumes: false,
} as const;
