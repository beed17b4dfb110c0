import type { TradeFieldsFragment, TradesSubscription } from '#lib/generated/graphql.ts';
import type { FeedRules } from './protocol.ts';
import { appendRing } from './ring.ts';

export type Trade = TradeFieldsFragment;
export type TradeEvent = Extract<TradesSubscription['trades'], { readonly __typename: 'TradeBatch' }>;

export const TAPE_CAPACITY = 600;

/** The newest trades of all markets, oldest first. */
export const tapeRules: FeedRules<readonly Trade[], TradeEvent> = {
  empty: [],
  isSnapshot: (event) => event.isSnapshot,
  apply: (data, event) => appendRing(event.isSnapshot ? [] : data, event.trades, TAPE_CAPACITY),
};
