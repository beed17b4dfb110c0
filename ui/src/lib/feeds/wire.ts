import type { ThoughtFieldsFragment, ThoughtsSubscription } from '#lib/generated/graphql.ts';
import type { FeedRules } from './protocol.ts';
import { appendRing } from './ring.ts';

export type Thought = ThoughtFieldsFragment;
export type ThoughtEvent = Extract<ThoughtsSubscription['thoughts'], { readonly __typename: 'ThoughtBatch' }>;

export const WIRE_CAPACITY = 1_000;

/** A thought comes again, whole, when its orders moved on: the newer one takes the older one's place. */
function mergeThoughts(old: readonly Thought[], incoming: readonly Thought[]): readonly Thought[] {
  const updates = new Map(incoming.map((thought) => [thought.seq, thought]));
  let touched = false;
  const kept = old.map((thought) => {
    const update = updates.get(thought.seq);
    if (update === undefined) return thought;
    touched = true;
    updates.delete(thought.seq);
    return update;
  });
  return appendRing(touched ? kept : old, [...updates.values()], WIRE_CAPACITY);
}

/** The newest thoughts of all agents, oldest first. */
export const wireRules: FeedRules<readonly Thought[], ThoughtEvent> = {
  empty: [],
  isSnapshot: (event) => event.isSnapshot,
  apply: (data, event) => mergeThoughts(event.isSnapshot ? [] : data, event.thoughts),
};
