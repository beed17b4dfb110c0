import type { FeedRules } from '../feed/protocol.ts';
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
type ThoughtDelta = Batch['deltas'][number];

const rules: FeedRules<ReadonlyMap<string, ThoughtDelta>, Batch> = {
  empty: new Map(),
  isSnapshot: ({ isSnapshot }) => isSnapshot,
  apply: (data, { isSnapshot, deltas }) => {
    const next = new Map(isSnapshot ? [] : data);
    for (const delta of deltas) {
      if (delta.isDone) next.delete(delta.agent);
      else next.set(delta.agent, delta);
    }
    return next;
  },
};

/** What models are writing at the moment, by the handle of the agent; whatever is finished is gone. */
export const thoughtDeltaFeed = {
  document,
  eventOf: ({ thoughtDeltas }: ThoughtDeltaFeedSubscription) => thoughtDeltas,
  rules,
  resumes: false,
} as const;
