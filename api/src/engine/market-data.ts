import type { Lots, Sats } from '../market/units.ts';
import { vwapSats } from '../market/vwap.ts';
import { NONE } from '../util/integer-index.ts';
import type { SideCode } from './codes.ts';
import type { MarketState } from './market-state.ts';

/** What shows at one price. */
export type BookLevel = { readonly priceSats: Sats; readonly quantityLots: Lots; readonly orderCount: number };

/** Since the run began; null before the first print. `vwapSats` is turnover by volume, rounded down. */
export type MarketStatistics = {
  readonly lastPriceSats: Sats | null;
  readonly highPriceSats: Sats | null;
  readonly lowPriceSats: Sats | null;
  readonly volumeLots: Lots;
  readonly turnoverSats: Sats;
  readonly vwapSats: Sats | null;
};

export function levelsOf(market: MarketState, side: SideCode, limit: number): BookLevel[] {
  const { ladder } = market.side(side);
  const levels: BookLevel[] = [];
  for (let level = ladder.best; level !== NONE && levels.length < limit; level = ladder.nextWorse(level)) {
    levels.push({
      priceSats: market.toSats(ladder.ticks(level)),
      quantityLots: ladder.displayedLots(level),
      orderCount: ladder.orderCount(level),
    });
  }
  return levels;
}

export function statisticsOf(market: MarketState): MarketStatistics {
  const orNull = (ticks: number) => (ticks === 0 ? null : market.toSats(ticks));
  const { volumeLots, turnoverSats, instrument } = market;
  return {
    lastPriceSats: orNull(market.lastTicks),
    highPriceSats: orNull(market.highTicks),
    lowPriceSats: orNull(market.lowTicks),
    volumeLots,
    turnoverSats,
    vwapSats: vwapSats(turnoverSats, volumeLots, instrument.lotsPerUnit),
  };
}
