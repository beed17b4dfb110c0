import type { AuctionReason } from '../market/market-status.ts';
import { type MarketState, NO_INDICATION } from './market-state.ts';
import { putBackElected } from './stops.ts';
import type { Transaction } from './transaction.ts';

/** From here on orders rest crossed, until the uncross. Stops that were about to run wait again. Rules U02, U03, T08. */
export function startAuction(transaction: Transaction, market: MarketState, reason: AuctionReason): void {
  const { symbol, auctionMs } = market.instrument;
  market.status = 'AUCTION';
  market.auctionEndsAt = auctionMs === 0 ? 0 : transaction.time + auctionMs;
  if (auctionMs !== 0) transaction.state.dueAt(market.auctionEndsAt);
  market.indication = NO_INDICATION;
  putBackElected(transaction.state);
  const endsAt = market.auctionEndsAt === 0 ? null : market.auctionEndsAt;
  transaction.emit({ type: 'AuctionStarted', market: symbol, reason, endsAt });
}

/** Ends whatever auction is under way, without an uncross. */
export function leaveAuction(market: MarketState): void {
  market.auctionEndsAt = 0;
  market.indication = NO_INDICATION;
}
