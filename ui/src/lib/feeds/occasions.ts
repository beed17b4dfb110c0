import { newestRows } from '@agent-market/schema';
import type { OccasionFieldsFragment, OccasionsSubscription } from '#lib/generated/graphql.ts';

export type Occasion = OccasionFieldsFragment;
export type OccasionEvent = Extract<OccasionsSubscription['occasions'], { readonly __typename: 'OccasionBatch' }>;

const CAPACITY = 400;

/** News, shocks, halts and what else happened to the market, oldest first. */
export const occasionRules = newestRows(({ occasions }: OccasionEvent) => occasions, CAPACITY);
