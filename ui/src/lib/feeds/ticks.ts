import type { TickFieldsFragment, TicksSubscription } from '#lib/generated/graphql.ts';
import type { FeedRules } from './protocol.ts';

export type Tick = TickFieldsFragment;
export type TickEvent = Extract<TicksSubscription['ticks'], { readonly __typename: 'TickBatch' }>;

/** The latest tick of each market, by symbol. */
export type Ticks = ReadonlyMap<string, Tick>;

export const tickRules: FeedRules<Ticks, TickEvent> = {
  empty: new Map(),
  isSnapshot: (event) => event.isSnapshot,
  apply: (data, event) => {
    const next = new Map(event.isSnapshot ? [] : data);
    for (const tick of event.ticks) next.set(tick.market, tick);
    return next;
  },
};
