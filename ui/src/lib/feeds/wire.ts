import { newestRows } from '@agent-market/schema';
import type { ThoughtFieldsFragment, ThoughtsSubscription } from '#lib/generated/graphql.ts';

export type Thought = ThoughtFieldsFragment;
export type ThoughtEvent = Extract<ThoughtsSubscription['thoughts'], { readonly __typename: 'ThoughtBatch' }>;

export const WIRE_CAPACITY = 1_000;

/** The newest thoughts of all agents, oldest first. A thought comes again, whole, when its orders moved on. */
export const wireRules = newestRows(({ thoughts }: ThoughtEvent) => thoughts, WIRE_CAPACITY);
