import type { Asset } from './instrument.ts';
import type { ParticipantId } from './participant.ts';

/** `HELD` backs resting orders; `AVAILABLE` is free to use. */
export const buckets = ['AVAILABLE', 'HELD'] as const;
export type Bucket = (typeof buckets)[number];

export const postingReasons = [
  'ISSUE',
  'FUND',
  'HOLD',
  'RELEASE',
  'SETTLE',
  'FEE',
  'ADJUST',
  'REPLENISH',
  'RETIRE',
  'BORROW',
  'REPAY',
] as const;
export type PostingReason = (typeof postingReasons)[number];

/** One leg of a movement: whose account, which bucket. */
export type AccountBucket = { readonly account: ParticipantId; readonly bucket: Bucket };

/** Double entry: `amount` (sats for BTC, else lots; always positive) leaves `from` and reaches `to`. */
export type Posting = {
  readonly asset: Asset;
  readonly amount: number;
  readonly from: AccountBucket;
  readonly to: AccountBucket;
  readonly reason: PostingReason;
};

export type Funds = Readonly<Record<Asset, number>>;
