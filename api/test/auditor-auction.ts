import type { Side } from '../src/market/order.ts';
import type { AuditedBook } from './audited-book.ts';

/** What an uncross of a book does. */
export type AuctionOutcome = {
  /** Null when nothing trades. */
  readonly priceSats: number | null;
  readonly quantityLots: number;
  readonly surplusLots: number;
  readonly surplusSide: Side | null;
};

export const NO_OUTCOME: AuctionOutcome = { priceSats: null, quantityLots: 0, surplusLots: 0, surplusSide: null };

type Candidate = { readonly priceSats: number; readonly volume: number; readonly surplus: number };

/** Rule U05, tried out at every limit in the book. */
export function auctionOutcome(book: AuditedBook, tickSats: number, leaningSats: number | null): AuctionOutcome {
  if (!book.isCrossed()) return NO_OUTCOME;
  const limits = [...book.depth('BUY'), ...book.depth('SELL')].map(([priceSats]) => priceSats);
  const all = [...new Set(limits)].sort((a, b) => a - b).map((priceSats) => candidateAt(book, priceSats));
  const volume = Math.max(...all.map((each) => each.volume));
  const largest = all.filter((each) => each.volume === volume);
  const surplus = Math.min(...largest.map((each) => Math.abs(each.surplus)));
  const best = largest.filter((each) => Math.abs(each.surplus) === surplus);
  const { priceSats, surplus: left } = candidateAt(book, priceOf(best, tickSats, leaningSats));
  const surplusSide = left > 0 ? 'BUY' : 'SELL';
  return { priceSats, quantityLots: volume, surplusLots: Math.abs(left), surplusSide: left === 0 ? null : surplusSide };
}

/** Everything that is bid at a price or above and asked at it or below, hidden size included. */
function candidateAt(book: AuditedBook, priceSats: number): Candidate {
  const lots = (side: Side) =>
    book
      .orders(side)
      .filter((order) => (side === 'BUY' ? Number(order.priceSats) >= priceSats : Number(order.priceSats) <= priceSats))
      .reduce((sum, order) => sum + order.remainingLots, 0);
  const [bid, ask] = [lots('BUY'), lots('SELL')];
  return { priceSats, volume: Math.min(bid, ask), surplus: bid - ask };
}

/** `best` is ascending. */
function priceOf(best: readonly Candidate[], tickSats: number, leaningSats: number | null): number {
  const low = best[0]?.priceSats ?? 0;
  const high = best.at(-1)?.priceSats ?? 0;
  if (best.every(({ surplus }) => surplus > 0)) return high;
  if (best.every(({ surplus }) => surplus < 0)) return low;
  const wished = leaningSats ?? (low + high) / 2;
  return Math.min(high, Math.max(low, Math.floor(wished / tickSats) * tickSats));
}
