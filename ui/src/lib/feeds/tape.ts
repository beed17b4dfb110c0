import { newestRows } from '@agent-market/schema';
import type { TradeFieldsFragment, TradesSubscription } from '#lib/generated/graphql.ts';

export type Trade = TradeFieldsFragment;
export type TradeEvent = Extract<TradesSubscription['trades'], { readonly __typename: 'TradeBatch' }>;

export const TAPE_CAPACITY = 600;

/** The newest trades of all markets, oldest first. */
export const tapeRules = newestRows(({ trades }: TradeEvent) => trades, TAPE_CAPACITY);
