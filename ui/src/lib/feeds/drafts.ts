import { unfinishedByKey } from '@agent-market/schema';
import type { ThoughtDeltasSubscription } from '#lib/generated/graphql.ts';
import type { Thought } from './wire.ts';
import type { WireFilter } from './wire-entries.ts';

export type DraftEvent = Extract<
  ThoughtDeltasSubscription['thoughtDeltas'],
  { readonly __typename: 'ThoughtDeltaBatch' }
>;
export type Draft = DraftEvent['deltas'][number];

/** What models are writing, by agent. */
export const draftRules = unfinishedByKey(
  ({ deltas }: DraftEvent) => deltas,
  ({ agent }) => agent,
  ({ isDone }) => isDone,
);

/** The drafts whose thought is not there yet. Nobody knows of which market they are, nor how they end. */
export function draftsAhead(
  drafts: ReadonlyMap<string, Draft>,
  thoughts: readonly Pick<Thought, 'agent' | 'viewSeq'>[],
  nameOf: (agent: string) => string,
  filter: WireFilter,
): readonly Draft[] {
  if (filter.market !== '' || filter.stance !== '' || filter.outcome !== '') return [];
  return [...drafts.values()].filter((draft) => {
    const newest = thoughts.findLast(({ agent }) => agent === draft.agent);
    if (newest !== undefined && newest.viewSeq >= draft.viewSeq) return false;
    if (filter.agent !== '' && filter.agent !== draft.agent) return false;
    return `${nameOf(draft.agent)} ${draft.thesis}`.toLowerCase().includes(filter.search.toLowerCase());
  });
}
