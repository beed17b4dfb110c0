import type { ThoughtDraft } from '../../simulation/feeds/drafts.ts';
import type { FeedEventOf } from '../../simulation/feeds/feed-events.ts';
import { builder } from '../builder.ts';
import { FeedEventInterface, IS_SNAPSHOT } from './feed-event.ts';

const ThoughtDelta = builder.objectRef<ThoughtDraft>('ThoughtDelta').implement({
  description:
    'How far a thought has come that a model is still writing. It is in no journal and decides nothing: the `Thought` with the same `agent` and `viewSeq` takes its place.',
  fields: (t) => ({
    agent: t.string({ description: 'Handle of the agent.', resolve: ({ participantId }) => participantId }),
    viewSeq: t.expose('viewSeq', {
      type: 'Sequence',
      description: 'The last event it could see when it was asked: `viewSeq` of the thought that it becomes.',
    }),
    revision: t.exposeInt('revision', {
      description: 'Grows with every delta of the agent in this run; a lower one is older.',
    }),
    thesis: t.exposeString('thesis', {
      description:
        'All that has come of the thesis so far, at most 239 characters; it begins anew when the model has to correct its answer. Untrusted text.',
    }),
    isDone: t.exposeBoolean('isDone', {
      description: 'True in the last delta of a thought: the thought itself is there, or none comes of it.',
    }),
  }),
});

export const ThoughtDeltaBatch = builder.objectRef<FeedEventOf<'ThoughtDeltaBatch'>>('ThoughtDeltaBatch').implement({
  description:
    'What models are writing, one delta an agent, each replacing the one before. A snapshot holds all that are under way.',
  interfaces: [FeedEventInterface],
  fields: (t) => ({
    isSnapshot: t.exposeBoolean('isSnapshot', { description: IS_SNAPSHOT }),
    deltas: t.field({ type: [ThoughtDelta], description: 'In no order.', resolve: (event) => event.deltas }),
  }),
});
