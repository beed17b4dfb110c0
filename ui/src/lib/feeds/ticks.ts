import { latestByKey } from '@agent-market/schema';
import type { TickFieldsFragment, TicksSubscription } from '#lib/generated/graphql.ts';

export type Tick = TickFieldsFragment;
export type TickEvent = Extract<TicksSubscription['ticks'], { readonly __typename: 'TickBatch' }>;

/** The latest tick of each market, by symbol. */
export type Ticks = ReadonlyMap<string, Tick>;

export const tickRules = latestByKey(
  ({ ticks }: TickEvent) => ticks,
  ({ market }) => market,
);
