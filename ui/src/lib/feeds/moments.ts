import type { Occasion } from './occasions.ts';
import type { Trade } from './tape.ts';
import type { Thought } from './wire.ts';

/** Something out of the ordinary, found by a rule. `key` stays the same however often it is found, live or in a replay. */
export type Moment = {
  readonly key: string;
  /** Simulated time, epoch ms. */
  readonly time: number;
} & (
  | { readonly kind: 'move'; readonly market: string; readonly basisPoints: number }
  | { readonly kind: 'fill'; readonly market: string; readonly trade: Trade }
  | { readonly kind: 'halt'; readonly market: string }
  | { readonly kind: 'cap' }
  | { readonly kind: 'broken-plan'; readonly agent: string; readonly market: string; readonly seq: number }
);

/** A price that went so far within the window is a large move. */
const MOVE_BPS = 100;
const MOVE_WINDOW_MS = 60_000;
/** A trade of so many times the median of its market is a big fill. */
const BIG_FACTOR = 12;
/** Fewer trades tell no median. */
const LEAST_TRADES = 30;

export type Found = {
  readonly trades: readonly Trade[];
  readonly thoughts: readonly Thought[];
  readonly occasions: readonly Occasion[];
  /** Simulated time at which a spending cap was first seen reached; null while none is. */
  readonly cappedAt: number | null;
};

/** Every moment that these feeds show, oldest first. */
export function findMoments({ trades, thoughts, occasions, cappedAt }: Found): readonly Moment[] {
  const byMarket = Map.groupBy(trades, ({ market }) => market);
  const ofTrades = [...byMarket.values()].flatMap((each) => [...largeMoves(each), ...bigFills(each)]);
  const cap: readonly Moment[] = cappedAt === null ? [] : [{ key: 'cap', kind: 'cap', time: cappedAt }];
  return [...ofTrades, ...thoughts.flatMap(brokenPlans), ...halts(occasions), ...cap].sort((a, b) => a.time - b.time);
}

/** At most one for each window of a market: a fall of five per cent is one moment, not fifty. */
function largeMoves(trades: readonly Trade[]): readonly Moment[] {
  const found: Moment[] = [];
  let from = 0;
  for (const trade of trades) {
    while ((trades[from]?.time ?? trade.time) < trade.time - MOVE_WINDOW_MS) from += 1;
    const before = Number(trades[from]?.priceSats ?? trade.priceSats);
    const basisPoints = Math.round((Number(trade.priceSats) / before - 1) * 10_000);
    if (Math.abs(basisPoints) < MOVE_BPS) continue;
    if (trade.time - (found.at(-1)?.time ?? Number.NEGATIVE_INFINITY) < MOVE_WINDOW_MS) continue;
    const { market, time } = trade;
    found.push({ key: `move:${market}:${Math.floor(time / MOVE_WINDOW_MS)}`, kind: 'move', market, time, basisPoints });
  }
  return found;
}

function bigFills(trades: readonly Trade[]): readonly Moment[] {
  if (trades.length < LEAST_TRADES) return [];
  const sizes = trades.map((trade) => Number(trade.quantityLots)).sort((a, b) => a - b);
  const bigFrom = (sizes[Math.floor(sizes.length / 2)] ?? 0) * BIG_FACTOR;
  return trades
    .filter((trade) => !trade.isAuction && Number(trade.quantityLots) >= bigFrom)
    .map((trade) => ({ key: `fill:${trade.seq}`, kind: 'fill', time: trade.time, market: trade.market, trade }));
}

/** A plan is a pair of target and stop; it is broken when the agent takes it back before either was reached. */
function brokenPlans({ orders, agent, seq, time }: Thought): readonly Moment[] {
  const broken = orders.find(
    ({ linkedOrderId, status, cancelReason }) =>
      linkedOrderId !== null && status === 'CANCELED' && cancelReason === 'USER',
  );
  if (broken === undefined) return [];
  return [{ key: `plan:${seq}`, kind: 'broken-plan', time, agent, market: broken.market, seq }];
}

function halts(occasions: readonly Occasion[]): readonly Moment[] {
  return occasions.flatMap(({ seq, kind, market, time }) =>
    kind === 'HALT' && market !== null ? [{ key: `halt:${seq}`, kind: 'halt', time, market }] : [],
  );
}
