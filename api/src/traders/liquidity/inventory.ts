import type { Quote } from '../../market/commands.ts';
import type { Instrument } from '../../market/instrument.ts';
import { BASIS_POINTS, type Lots, type Sats } from '../../market/units.ts';
import type { Ladder } from './ladder-quotes.ts';

export type InventoryLimits = { readonly minStockBps: number; readonly maxStockBps: number };

export type Inventory = { readonly cashSats: Sats; readonly stockLots: Lots };

/** The part of what is owned that is stock, at a price; 0 to 1. */
export function stockShare({ cashSats, stockLots }: Inventory, priceSats: number, { lotsPerUnit }: Instrument): number {
  const stockSats = (stockLots / lotsPerUnit) * priceSats;
  return stockSats / Math.max(1, stockSats + cashSats);
}

/**
 * The ladder, cut from behind so that the limits hold whatever of it is filled, stock being worth what the best quote of
 * the side says: all bids together leave it at most at its largest part of the wealth, all asks at least at its smallest.
 */
export function withinLimits(
  ladder: Ladder,
  owned: Inventory,
  limits: InventoryLimits,
  instrument: Instrument,
): Ladder {
  return {
    bids: cut(ladder.bids, roomToBuy(ladder.bids, owned, limits, instrument)),
    asks: cut(ladder.asks, roomToSell(ladder.asks, owned, limits, instrument)),
  };
}

/** How many lots may still be bought at `priceSats` or below. */
export function lotsToBuy(priceSats: Sats, owned: Inventory, limits: InventoryLimits, instrument: Instrument): Lots {
  const lotSats = priceSats / instrument.lotsPerUnit;
  const feePart = Math.max(instrument.makerFeeBps, instrument.takerFeeBps) / BASIS_POINTS;
  const wealthSats = (owned.cashSats + owned.stockLots * lotSats) * (1 - feePart);
  return Math.floor(((limits.maxStockBps / BASIS_POINTS) * wealthSats) / lotSats) - owned.stockLots;
}

/** How many lots may still be sold from `priceSats` up to `dearestSats`, at which wealth is greatest. */
export function lotsToSell(
  priceSats: Sats,
  dearestSats: Sats,
  owned: Inventory,
  limits: InventoryLimits,
  instrument: Instrument,
): Lots {
  const lotSats = priceSats / instrument.lotsPerUnit;
  const wealthSats = owned.cashSats + (owned.stockLots * dearestSats) / instrument.lotsPerUnit;
  return owned.stockLots - Math.ceil(((limits.minStockBps / BASIS_POINTS) * wealthSats) / lotSats);
}

function roomToBuy(bids: readonly Quote[], owned: Inventory, limits: InventoryLimits, instrument: Instrument): Lots {
  const best = bids[0];
  return best === undefined ? 0 : lotsToBuy(best.priceSats, owned, limits, instrument);
}

function roomToSell(asks: readonly Quote[], owned: Inventory, limits: InventoryLimits, instrument: Instrument): Lots {
  const best = asks[0];
  const furthest = asks.at(-1);
  if (best === undefined || furthest === undefined) return 0;
  return lotsToSell(best.priceSats, furthest.priceSats, owned, limits, instrument);
}

function cut(quotes: readonly Quote[], roomLots: Lots): readonly Quote[] {
  const wanted = quotes.reduce((sum, { quantityLots }) => sum + quantityLots, 0);
  if (wanted <= roomLots) return quotes;
  const kept: Quote[] = [];
  let leftLots = roomLots;
  for (const { priceSats, quantityLots } of quotes) {
    const lots = Math.min(leftLots, quantityLots);
    if (lots < 1) break;
    leftLots -= lots;
    kept.push({ priceSats, quantityLots: lots });
  }
  return kept;
}
