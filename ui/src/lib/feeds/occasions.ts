import type { OccasionFieldsFragment, OccasionsSubscription } from '#lib/generated/graphql.ts';
import type { FeedRules } from './protocol.ts';
import { appendRing } from './ring.ts';

export type Occasion = OccasionFieldsFragment;
export type OccasionEvent = Extract<OccasionsSubscription['occasions'], { readonly __typename: 'OccasionBatch' }>;

const CAPACITY = 400;

/** News, shocks, halts and what else happened to the market, oldest first. */
export const occasionRules: FeedRules<readonly Occasion[], OccasionEvent> = {
  empty: [],
  isSnapshot: (event) => event.isSnapshot,
  apply: (data, event) => appendRing(event.isSnapshot ? [] : data, event.occasions, CAPACITY),
};
