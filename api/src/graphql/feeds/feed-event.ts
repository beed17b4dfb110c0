import type { FeedEvent, FeedEventOf } from '../../simulation/feeds/feed-events.ts';
import { builder } from '../builder.ts';
import { ResyncReason } from '../enums.ts';

export const IS_SNAPSHOT = 'True when it replaces everything known so far.';

export const FeedEventInterface = builder.interfaceRef<FeedEvent>('FeedEvent').implement({
  description: 'Common to every event of every feed.',
  resolveType: (event) => event.type,
  fields: (t) => ({
    epoch: t.exposeID('epoch', { description: "The run's id. Another one: forget everything." }),
    firstSeq: t.expose('firstSeq', { type: 'Sequence', description: 'First event of the run that it covers.' }),
    lastSeq: t.expose('lastSeq', {
      type: 'Sequence',
      description: 'Last event of the run that it covers: the `after` with which a client resumes.',
    }),
    prevSeq: t.expose('prevSeq', {
      type: 'Sequence',
      description: '`lastSeq` of the event before it on this subscription; anything else means a gap.',
    }),
    at: t.field({
      type: 'DateTime',
      description: 'Wall-clock time at which the server made it, RFC 3339.',
      resolve: (event) => event.at,
    }),
  }),
});

export const Heartbeat = builder.objectRef<FeedEventOf<'Heartbeat'>>('Heartbeat').implement({
  description: 'Nothing happened up to `lastSeq`.',
  interfaces: [FeedEventInterface],
});

export const Lagged = builder.objectRef<FeedEventOf<'Lagged'>>('Lagged').implement({
  description: 'Rows were left out because the client was too slow.',
  interfaces: [FeedEventInterface],
  fields: (t) => ({ missed: t.exposeInt('missed', { description: 'How many rows.' }) }),
});

export const Resync = builder.objectRef<FeedEventOf<'Resync'>>('Resync').implement({
  description: 'Forget everything: a snapshot follows.',
  interfaces: [FeedEventInterface],
  fields: (t) => ({
    reason: t.field({ type: ResyncReason, description: 'Why.', resolve: (event) => event.reason }),
  }),
});
