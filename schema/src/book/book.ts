import type { FeedHeader, FeedRules } from '../feed/protocol.ts';
import { crc32Hex } from './crc32.ts';

/** Price in sats per whole unit, quantity in lots, both exact: they stay below 2^53. */
export type Level = { readonly price: number; readonly quantity: number; readonly orders: number };

/** Best first on both sides. */
export type Book = { readonly bids: readonly Level[]; readonly asks: readonly Level[] };

type Side = {
  readonly bidPrices: readonly string[];
  readonly bidQuantities: readonly string[];
  readonly bidOrderCounts: readonly number[];
  readonly askPrices: readonly string[];
  readonly askQuantities: readonly string[];
  readonly askOrderCounts: readonly number[];
};

export type BookEvent = FeedHeader &
  Side & { readonly __typename: 'BookSnapshot' | 'BookDelta'; readonly checksum: string };

export const EMPTY_BOOK: Book = { bids: [], asks: [] };

const CHECKED_LEVELS = 10;

/** The text of the checksum: up to ten asks best to worst, then up to ten bids best to worst, `price:quantity` joined by commas. */
export function checksumText(book: Book): string {
  return [...book.asks.slice(0, CHECKED_LEVELS), ...book.bids.slice(0, CHECKED_LEVELS)]
    .map((level) => `${level.price}:${level.quantity}`)
    .join(',');
}

function merge(
  levels: readonly Level[],
  prices: readonly string[],
  quantities: readonly string[],
  orderCounts: readonly number[],
  better: (a: number, b: number) => number,
): readonly Level[] {
  if (prices.length === 0) return levels;
  const byPrice = new Map(levels.map((level) => [level.price, level]));
  prices.forEach((text, index) => {
    const price = Number(text);
    const quantity = Number(quantities[index]);
    if (quantity === 0) byPrice.delete(price);
    else byPrice.set(price, { price, quantity, orders: orderCounts[index] ?? 0 });
  });
  return [...byPrice.values()].sort((a, b) => better(a.price, b.price));
}

const descending = (a: number, b: number): number => b - a;
const ascending = (a: number, b: number): number => a - b;

function applySides(book: Book, sides: Side): Book {
  return {
    bids: merge(book.bids, sides.bidPrices, sides.bidQuantities, sides.bidOrderCounts, descending),
    asks: merge(book.asks, sides.askPrices, sides.askQuantities, sides.askOrderCounts, ascending),
  };
}

/**
 * The book at a depth of `depth` levels a side. A level that falls out of the depth is not announced, so the sides are cut after
 * every event; the checksum over the best ten then proves the rest of the arithmetic.
 */
export function bookRules(depth: number): FeedRules<Book, BookEvent> {
  return {
    empty: EMPTY_BOOK,
    isSnapshot: (event) => event.__typename === 'BookSnapshot',
    apply: (book, event) => {
      const merged = applySides(event.__typename === 'BookSnapshot' ? EMPTY_BOOK : book, event);
      const next = { bids: merged.bids.slice(0, depth), asks: merged.asks.slice(0, depth) };
      return crc32Hex(checksumText(next)) === event.checksum ? next : null;
    },
  };
}
