import type { Quote } from '../../market/commands.ts';
import type { Instrument } from '../../market/instrument.ts';
import type { Side } from '../../market/order.ts';
import { BASIS_POINTS, type Lots, type Sats } from '../../market/units.ts';
import type { Inventory } from './inventory.ts';
import type { Ladder } from './ladder-quotes.ts';

/** What a pool is made of: its market, its constant, and what it owns now. */
export type Pool = {
  readonly instrument: Instrument;
  /** k: sats times lots; the curve is `sats = ceil(k / lots)`. */
  readonly product: bigint;
  readonly stockLots: Lots;
};

export type CurvePlan = {
  readonly levels: number;
  /** How far the price moves along the curve per level, basis points. */
  readonly gapBps: number;
  /** What a trade costs beyond the curve, whole basis points; more than the venue's fee, which the pool pays of it. */
  readonly feeBps: number;
};

/** What the curve asks for at a number of lots: the least whole sats whose product with them is at least k. */
export function curveSats(product: bigint, stockLots: Lots): bigint {
  return divideUp(product, BigInt(stockLots));
}

/** The constant of what is owned; 0 when there is nothing of one kind. */
export function productOf({ cashSats, stockLots }: Inventory): bigint {
  return BigInt(cashSats) * BigInt(stockLots);
}

/**
 * The curve as two ladders. A level of q lots that begins at y lots has the price k / (y (y - q)) a lot when the pool
 * sells, k / (y (y + q)) when it buys: the average along the curve, and with whole sats exact. As the curve is convex,
 * what it costs to walk only a part of a level, or levels of both sides in any order, is never above what such quotes
 * bring: so the pool has `ceil(k / lots)` sats whatever is filled of them, and rounding and fees stay with it.
 */
export function curveLadder(pool: Pool, plan: CurvePlan): Ladder {
  return { bids: side(pool, plan, 'BUY'), asks: side(pool, plan, 'SELL') };
}

/** The best price at which the pool may trade all of `quantityLots` at once and stay on its curve; null for none. */
export function chunkPrice(pool: Pool, side: Side, quantityLots: Lots, feeBps: number): Sats | null {
  return price(pool, side, pool.stockLots, quantityLots, feeBps);
}

/** Lots of the next level: half the relative step of the price, as price goes with one over lots squared. */
export function levelLots(stockLots: Lots, gapBps: number): Lots {
  return Math.max(1, Math.floor((stockLots * gapBps) / (2 * BASIS_POINTS)));
}

function side(pool: Pool, { levels, gapBps, feeBps }: CurvePlan, which: Side): readonly Quote[] {
  const quotes: Quote[] = [];
  let lots = pool.stockLots;
  for (let level = 0; level < levels; level += 1) {
    const quantityLots = Math.min(pool.instrument.maxOrderLots, levelLots(lots, gapBps));
    const priceSats = price(pool, which, lots, quantityLots, feeBps);
    if (priceSats === null) break;
    append(quotes, { priceSats, quantityLots }, pool.instrument.maxOrderLots);
    lots += which === 'BUY' ? quantityLots : -quantityLots;
  }
  return quotes;
}

/** Levels that fall on one tick become one: its price is right for each of them. */
function append(quotes: Quote[], quote: Quote, maxOrderLots: Lots): void {
  const last = quotes.at(-1);
  if (last?.priceSats !== quote.priceSats) {
    quotes.push(quote);
    return;
  }
  const quantityLots = Math.min(maxOrderLots, last.quantityLots + quote.quantityLots);
  quotes[quotes.length - 1] = { priceSats: quote.priceSats, quantityLots };
}

/** Whole ticks, rounded in the pool's favour; null beyond what the curve or the market has. */
function price(
  { instrument, product }: Pool,
  which: Side,
  fromLots: Lots,
  quantityLots: Lots,
  feeBps: number,
): Sats | null {
  const toLots = which === 'BUY' ? fromLots + quantityLots : fromLots - quantityLots;
  if (fromLots < 1 || toLots < 1) return null;
  const area = BigInt(fromLots) * BigInt(toLots);
  const perUnit = product * BigInt(instrument.lotsPerUnit);
  const tick = BigInt(instrument.tickSats);
  const withFee = BigInt(BASIS_POINTS + feeBps);
  const ticks =
    which === 'BUY'
      ? (perUnit * BigInt(BASIS_POINTS)) / (area * withFee * tick)
      : divideUp(perUnit * withFee, area * BigInt(BASIS_POINTS) * tick);
  const priceSats = Number(ticks * tick);
  return priceSats >= instrument.tickSats && priceSats <= instrument.maxPriceSats ? priceSats : null;
}

function divideUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}
