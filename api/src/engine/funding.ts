import type { RejectReason } from '../market/reject-reason.ts';
import { type AccountIndex, TREASURY } from './accounts.ts';
import { BUY, type SideCode } from './codes.ts';
import type { ExchangeState } from './exchange-state.ts';
import type { MarketState } from './market-state.ts';

/** Whether an account can have so much more held; a seller may borrow what it lacks, up to its limit. Rule N01. */
export function refusalOfFunds(
  { accounts }: ExchangeState,
  market: MarketState,
  account: AccountIndex,
  side: SideCode,
  amount: number,
): RejectReason | null {
  const asset = market.holdAsset(side);
  const missing = amount - accounts.free(account, asset);
  if (missing <= 0) return null;
  const { maxShortLots } = market.instrument;
  if (side === BUY || maxShortLots === 0) return 'INSUFFICIENT_FUNDS';
  if (accounts.owed(account, asset) + missing > maxShortLots) return 'SHORT_LIMIT';
  return missing > accounts.free(TREASURY, asset) ? 'INSUFFICIENT_FUNDS' : null;
}

/** Holds what `refusalOfFunds` has found good. */
export function holdFunds(
  { accounts }: ExchangeState,
  market: MarketState,
  account: AccountIndex,
  side: SideCode,
  amount: number,
): void {
  const asset = market.holdAsset(side);
  const missing = amount - accounts.free(account, asset);
  if (missing > 0) accounts.borrow(account, asset, missing);
  accounts.hold(account, asset, amount);
}
