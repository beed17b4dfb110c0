import type { Book, Level } from '@agent-market/schema';
import { medianOf, WALL_FACTOR } from './ladder.ts';

/** A point of the depth curve: the price, and everything that rests from the best price up to it. */
export type DepthPoint = { readonly price: number; readonly quantity: number; readonly total: number };

export type Depth = {
  readonly bids: readonly DepthPoint[];
  readonly asks: readonly DepthPoint[];
  /** Levels that hold at least three times the median size. */
  readonly walls: readonly (DepthPoint & { readonly side: 'bid' | 'ask' })[];
  readonly mid: number | null;
  readonly highest: number;
};

function accumulate(levels: readonly Level[]): readonly DepthPoint[] {
  let total = 0;
  return levels.map(({ price, quantity }) => {
    total += quantity;
    return { price, quantity, total };
  });
}

export function depthOf(book: Book): Depth {
  const bids = accumulate(book.bids);
  const asks = accumulate(book.asks);
  const wallFrom = WALL_FACTOR * medianOf([...bids, ...asks].map((point) => point.quantity));
  const isWall = (point: DepthPoint): boolean => wallFrom > 0 && point.quantity >= wallFrom;
  const bestBid = bids[0]?.price;
  const bestAsk = asks[0]?.price;
  return {
    bids,
    asks,
    walls: [
      ...bids.filter(isWall).map((point) => ({ ...point, side: 'bid' as const })),
      ...asks.filter(isWall).map((point) => ({ ...point, side: 'ask' as const })),
    ],
    mid: bestBid === undefined || bestAsk === undefined ? null : (bestBid + bestAsk) / 2,
    highest: Math.max(bids.at(-1)?.total ?? 0, asks.at(-1)?.total ?? 0),
  };
}

/** Round steps for an axis: 1, 2 or 5 times a power of ten, at most `most` of them over `span`. */
export function axisStep(span: number, most: number): number {
  const raw = Math.max(1, span / Math.max(1, most));
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 5, 10].find((each) => each * power >= raw) ?? 10;
  return factor * power;
}
