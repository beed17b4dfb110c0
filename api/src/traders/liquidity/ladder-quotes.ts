import type { Quote } from '../../market/commands.ts';
import type { Instrument } from '../../market/instrument.ts';
import { BASIS_POINTS, type Lots, type Sats } from '../../market/units.ts';
import { affordableLots, ceilToTick, floorToTick } from '../orders.ts';

/** What one ladder is made of. */
export type LadderPlan = {
  readonly instrument: Instrument;
  /** Where the maker would neither buy nor sell. */
  readonly centreSats: number;
  readonly halfSpreadBps: number;
  readonly levels: number;
  /** Distance between levels behind the touch. */
  readonly gapBps: number;
  readonly sizeLots: Lots;
  readonly cashSats: Sats;
  readonly stockLots: Lots;
  /** Best prices of others: the ladder keeps half a spread away from them. */
  readonly othersBidSats: Sats | null;
  readonly othersAskSats: Sats | null;
};

export type Ladder = { readonly bids: readonly Quote[]; readonly asks: readonly Quote[] };

/** Each level is this part larger than the one before it. */
const GROWTH = 0.25;

/**
 * The touch stands at the exact price; the levels behind it on a fixed grid, and sizes are round, so that most quotes
 * survive a small move and keep their place in the queue. Both sides exist while there is money for two lots and stock.
 */
export function ladder(plan: LadderPlan): Ladder {
  const { instrument, centreSats, cashSats, stockLots } = plan;
  const half = plan.halfSpreadBps / BASIS_POINTS;
  const { tickSats, maxPriceSats } = instrument;
  const highestBid = floorToTick((plan.othersAskSats ?? maxPriceSats) * (1 - half) - tickSats, instrument);
  const lowestAsk = ceilToTick((plan.othersBidSats ?? 0) * (1 + half) + tickSats, instrument);
  const bidSats = Math.min(highestBid, floorToTick(centreSats * (1 - half), instrument));
  const askSats = Math.max(lowestAsk, bidSats + tickSats, ceilToTick(centreSats * (1 + half), instrument));
  return {
    bids: filled(plan, bidSats, -1, affordableLots(cashSats, bidSats, instrument)),
    asks: filled(plan, askSats, 1, stockLots),
  };
}

/**
 * One side outwards from its touch. Cuts the sizes evenly when the budget does not carry the whole ladder; the touch always
 * gets something.
 */
function filled(plan: LadderPlan, touchSats: Sats, outward: 1 | -1, budgetLots: Lots): readonly Quote[] {
  const { instrument, levels, sizeLots } = plan;
  const step = gridStep(plan);
  const first = outward === 1 ? Math.ceil((touchSats + 1) / step) : Math.floor((touchSats - 1) / step);
  const wanted = sizeLots * (levels + (GROWTH * (levels - 1) * levels) / 2);
  const scale = Math.min(1, budgetLots / Math.max(1, wanted));
  const quotes: Quote[] = [];
  let leftLots = budgetLots;
  for (let level = 0; level < levels; level += 1) {
    const priceSats = level === 0 ? touchSats : (first + outward * (level - 1)) * step;
    if (priceSats < instrument.tickSats || priceSats > instrument.maxPriceSats) break;
    const lots = Math.floor(sizeLots * (1 + GROWTH * level) * scale);
    const quantityLots = Math.min(leftLots, instrument.maxOrderLots, level === 0 ? Math.max(1, lots) : lots);
    if (quantityLots < 1) continue;
    leftLots -= quantityLots;
    quotes.push({ priceSats, quantityLots });
  }
  return quotes;
}

/** The gap as a round number of ticks, so that it stays put while the price moves within a decade's tenth. */
function gridStep({ centreSats, gapBps, instrument }: LadderPlan): Sats {
  const ticks = (centreSats * gapBps) / BASIS_POINTS / instrument.tickSats;
  return roundNumber(ticks) * instrument.tickSats;
}

/** The largest of 1, 2, 3, 5, 7 x 10^n that is not above `value`; at least 1. */
export function roundNumber(value: number): number {
  if (value < 2) return 1;
  const decade = 10 ** Math.floor(Math.log10(value));
  const digit = [7, 5, 3, 2, 1].find((candidate) => candidate * decade <= value) ?? 1;
  return digit * decade;
}
