import type { RejectReason } from '../market/reject-reason.ts';
import type { AccountIndex } from './accounts.ts';
import * as accountNames from './accounts.ts';
import type { SideCode } from './codes.ts';
import * as codes from './codes.ts';
import type { ExchangeState } from './exchange-state.ts';
import type { MarketState } from './market-state.ts';

// Constants of this module's own are compiled in, imported ones are looked up each time: docs/adr/0009.
const { TREASURY } = accountNames;
const { BUY } = codes;

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
