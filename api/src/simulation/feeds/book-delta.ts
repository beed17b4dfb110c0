import type { MarketSymbol } from '../../market/instrument.ts';
import type { BookView, Level } from '../../projections/views.ts';
import { bookChecksum } from './book-checksum.ts';
import type { BookSides } from './feed-events.ts';

/** The whole book, best first. */
export function bookSides(market: MarketSymbol, book: BookView): BookSides {
  return sidesOf(market, book.bids, book.asks, bookChecksum(book));
}

/**
 * What turns the book `from` into the book `to`, both cut to `depth` levels a side; null when they are equal. A level
 * that only fell out of the depth is not named: whoever applies the delta cuts afterwards.
 */
export function bookDelta(market: MarketSymbol, from: BookView, to: BookView, depth: number): BookSides | null {
  const bids = changedLevels(from.bids, to.bids, -1, depth);
  const asks = changedLevels(from.asks, to.asks, 1, depth);
  return bids.length + asks.length === 0 ? null : sidesOf(market, bids, asks, bookChecksum(to));
}

/** Both lists are sorted best first; `direction` is 1 when the lowest price is best. */
function changedLevels(from: readonly Level[], to: readonly Level[], direction: 1 | -1, depth: number): Level[] {
  const changed: Level[] = [];
  let old = 0;
  for (const level of to) {
    for (let gone = from[old]; gone !== undefined && isBetter(gone, level, direction); gone = from[old]) {
      changed.push({ priceSats: gone.priceSats, quantityLots: 0, orderCount: 0 });
      old += 1;
    }
    const same = from[old]?.priceSats === level.priceSats ? from[old] : undefined;
    if (same !== undefined) old += 1;
    if (same?.quantityLots !== level.quantityLots || same.orderCount !== level.orderCount) changed.push(level);
  }
  if (to.length < depth) {
    for (const gone of from.slice(old)) changed.push({ priceSats: gone.priceSats, quantityLots: 0, orderCount: 0 });
  }
  return changed;
}

function isBetter(a: Level, b: Level, direction: 1 | -1): boolean {
  return (a.priceSats - b.priceSats) * direction < 0;
}

function sidesOf(market: MarketSymbol, bids: readonly Level[], asks: readonly Level[], checksum: string): BookSides {
  return {
    market,
    bidPrices: bids.map((level) => level.priceSats),
    bidQuantities: bids.map((level) => level.quantityLots),
    bidOrderCounts: bids.map((level) => level.orderCount),
    askPrices: asks.map((level) => level.priceSats),
    askQuantities: asks.map((level) => level.quantityLots),
    askOrderCounts: asks.map((level) => level.orderCount),
    checksum,
  };
}
