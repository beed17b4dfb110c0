import { NONE } from '../util/integer-index.ts';
import type { MarketState } from './market-state.ts';
import type { Transaction } from './transaction.ts';
import { uncross } from './uncross.ts';

/** What simulated time brings by itself, before the command that carries it: by date, expiries first. Rules G01, U03. */
export function runClock(transaction: Transaction): void {
  const { state, time } = transaction;
  state.nextDueAt = Number.POSITIVE_INFINITY;
  if (state.phase !== 'OPEN') return;
  for (;;) {
    const expireAt = state.nextExpiry()?.expireAt ?? Number.POSITIVE_INFINITY;
    const auction = nextAuction(state.markets);
    const auctionEndsAt = auction?.auctionEndsAt ?? Number.POSITIVE_INFINITY;
    if (expireAt > time && auctionEndsAt > time) {
      state.dueAt(Math.min(expireAt, auctionEndsAt));
      return;
    }
    if (expireAt <= auctionEndsAt) expireNext(transaction);
    else if (auction !== null) uncross(transaction, auction);
  }
}

function expireNext(transaction: Transaction): void {
  const row = transaction.state.takeExpiry();
  if (row !== NONE) transaction.cancel(row, 'EXPIRED');
}

/** The auction that ends first, of equals the first in the run's list. */
function nextAuction(markets: readonly MarketState[]): MarketState | null {
  let next: MarketState | null = null;
  for (const market of markets) {
    if (market.auctionEndsAt === 0) continue;
    if (next === null || market.auctionEndsAt < next.auctionEndsAt) next = market;
  }
  return next;
}
