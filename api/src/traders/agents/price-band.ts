import type { Instrument } from '../../market/instrument.ts';
import type { Sats } from '../../market/units.ts';
import type { TickerView } from '../../projections/views.ts';
import { ceilToTick, floorToTick } from '../orders.ts';

export type PriceBand = { readonly lowSats: Sats; readonly highSats: Sats };

/** The prices a limit may name, whole ticks; null where the market has no static band. */
export function staticBand(instrument: Instrument, { referencePriceSats }: TickerView): PriceBand | null {
  const { priceBandTicks, tickSats } = instrument;
  if (priceBandTicks === null) return null;
  const reachSats = priceBandTicks * tickSats;
  return {
    lowSats: ceilToTick(referencePriceSats - reachSats, instrument),
    highSats: floorToTick(referencePriceSats + reachSats, instrument),
  };
}

/** The print that a stop is compared with when it arrives; null before there was any. */
export function lastPrint({ previousCloseSats }: Instrument, { lastPriceSats }: TickerView): Sats | null {
  return lastPriceSats ?? previousCloseSats;
}
