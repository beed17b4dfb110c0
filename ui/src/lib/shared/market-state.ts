import type { TickFieldsFragment } from '#lib/generated/graphql.ts';

type Tick = TickFieldsFragment;
export type MarketStatus = Tick['status'];
type AuctionReason = NonNullable<Tick['auction']>['reason'];

/** One word for lists, where a row has no room for more. */
export const STATUS_WORDS: Readonly<Record<MarketStatus, string>> = {
  PRE_OPEN: 'pre-open',
  AUCTION: 'auction',
  CONTINUOUS: 'open',
  HALTED: 'halted',
  CLOSED: 'closed',
};

/** A shape for each, so that no state is told by colour alone. */
export const STATUS_SIGNS: Readonly<Record<MarketStatus, string>> = {
  PRE_OPEN: '○',
  AUCTION: '◇',
  CONTINUOUS: '',
  HALTED: '❚❚',
  CLOSED: '■',
};

export const STATUS_TITLES: Readonly<Record<MarketStatus, string>> = {
  PRE_OPEN: 'Before the opening',
  AUCTION: 'Call auction',
  CONTINUOUS: 'Open',
  HALTED: 'Trading halted',
  CLOSED: 'Market closed',
};

/** What a state means for orders, for those who do not know the word. */
export const STATUS_MEANINGS: Readonly<Record<MarketStatus, string>> = {
  PRE_OPEN: 'Orders are collected. Nothing trades until an auction.',
  AUCTION: 'Orders are collected, then matched at one price.',
  CONTINUOUS: 'Orders match as they arrive.',
  HALTED: 'Only cancels are taken. It reopens by a call auction.',
  CLOSED: 'No order is taken, and none is left.',
};

export const AUCTION_REASONS: Readonly<Record<AuctionReason, string>> = {
  OPENING: 'The market opens',
  REOPENING: 'The market reopens after its halt',
  VOLATILITY: 'A trade would have left the volatility band',
  REQUESTED: 'Asked for by the person in charge',
};

/** Whether orders match as they arrive; what is not known yet counts as open. */
export function isContinuous(tick: Tick | undefined): boolean {
  return tick === undefined || tick.status === 'CONTINUOUS';
}
