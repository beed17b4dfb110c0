import type { Book, Level } from '@agent-market/schema';

/** One row of the ladder. Totals run from the best price outwards. */
export type Rung = Level & { readonly total: number; readonly wall: boolean };

export type Ladder = {
  readonly bids: readonly Rung[];
  readonly asks: readonly Rung[];
  /** The largest total drawn: the full width of a bar. */
  readonly widest: number;
  /** Share of bids in the size drawn, 0 to 1; null without both sides. */
  readonly imbalance: number | null;
  /** Best ask less best bid, sats; null without both sides. */
  readonly spread: number | null;
  readonly mid: number | null;
};

/** A wall holds at least this many times the median size of all levels that are known, drawn or not. */
export const WALL_FACTOR = 3;

export function medianOf(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] as number)) / 2;
}

/** Levels of one side put together in steps of `step` sats: asks round up, bids round down, so a step never looks better than it is. */
export function groupLevels(levels: readonly Level[], step: number, side: 'bid' | 'ask'): readonly Level[] {
  if (step <= 1) return levels;
  const round = side === 'bid' ? Math.floor : Math.ceil;
  const grouped: Level[] = [];
  for (const level of levels) {
    const price = round(level.price / step) * step;
    const last = grouped.at(-1);
    if (last?.price !== price) grouped.push({ ...level, price });
    else
      grouped[grouped.length - 1] = {
        price,
        quantity: last.quantity + level.quantity,
        orders: last.orders + level.orders,
      };
  }
  return grouped;
}

function climb(levels: readonly Level[], wallFrom: number): readonly Rung[] {
  let total = 0;
  return levels.map((level) => {
    total += level.quantity;
    return { ...level, total, wall: wallFrom > 0 && level.quantity >= wallFrom };
  });
}

/** The ladder at `rows` rungs a side, grouped in steps of `step` sats. */
export function ladderOf(book: Book, rows: number, step = 1): Ladder {
  const bids = groupLevels(book.bids, step, 'bid');
  const asks = groupLevels(book.asks, step, 'ask');
  const wallFrom = WALL_FACTOR * medianOf([...bids, ...asks].map((level) => level.quantity));
  const bidRungs = climb(bids.slice(0, rows), wallFrom);
  const askRungs = climb(asks.slice(0, rows), wallFrom);
  const bidTotal = bidRungs.at(-1)?.total ?? 0;
  const askTotal = askRungs.at(-1)?.total ?? 0;
  const bestBid = book.bids[0]?.price;
  const bestAsk = book.asks[0]?.price;
  const twoSided = bestBid !== undefined && bestAsk !== undefined;
  return {
    bids: bidRungs,
    asks: askRungs,
    widest: Math.max(bidTotal, askTotal, 1),
    imbalance: twoSided ? bidTotal / (bidTotal + askTotal) : null,
    spread: twoSided ? bestAsk - bestBid : null,
    mid: twoSided ? (bestAsk + bestBid) / 2 : null,
  };
}
