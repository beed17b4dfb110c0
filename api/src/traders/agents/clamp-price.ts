import type { Side } from '../../market/order.ts';
import { BASIS_POINTS, type Sats } from '../../market/units.ts';
import { ceilToTick, floorToTick } from '../orders.ts';
import type { Clamping, Dropped } from './clamping.ts';
import { lastPrint, staticBand } from './price-band.ts';

/** Limit prices further than this from the market on the costly side are pulled back. */
const BAND_BPS = 1_000;

type Allowed = { readonly priceSats: Sats };

/** Onto the tick and into the bands, in the direction that costs less; never in the one that costs more. */
export function clampLimit(asked: Sats, side: Side, aroundSats: Sats, name: string, clamping: Clamping) {
  const { instrument, ticker, clamps } = clamping;
  const [bound, why] = costliest(side, aroundSats, clamping);
  const bounded = side === 'BUY' ? Math.min(asked, bound) : Math.max(asked, bound);
  const priceSats = side === 'BUY' ? floorToTick(bounded, instrument) : ceilToTick(bounded, instrument);
  const band = staticBand(instrument, ticker);
  if (band !== null && (priceSats < band.lowSats || priceSats > band.highSats)) {
    return { dropped: `${priceSats} is outside the band of ${band.lowSats} to ${band.highSats}` } satisfies Dropped;
  }
  if (priceSats !== asked) {
    clamps.push(`${name} ${asked} -> ${priceSats}: ${bounded === asked ? `tick ${instrument.tickSats}` : why}`);
  }
  return { priceSats } satisfies Allowed;
}

/** Onto the tick, away from the market. A stop that the last print has reached would not wait but fire at once. */
export function clampStop(asked: Sats, side: Side, name: string, { instrument, ticker, clamps }: Clamping) {
  const priceSats = side === 'BUY' ? ceilToTick(asked, instrument) : floorToTick(asked, instrument);
  const last = lastPrint(instrument, ticker);
  if (last !== null && (side === 'BUY' ? priceSats <= last : priceSats >= last)) {
    const where = side === 'BUY' ? 'above' : 'below';
    return { dropped: `${priceSats} is not ${where} the last price ${last}, it would fire at once` } satisfies Dropped;
  }
  if (priceSats !== asked) clamps.push(`${name} ${asked} -> ${priceSats}: tick ${instrument.tickSats}`);
  return { priceSats } satisfies Allowed;
}

function costliest(side: Side, aroundSats: Sats, { instrument, ticker }: Clamping): readonly [Sats, string] {
  const sign = side === 'BUY' ? 1 : -1;
  const own = aroundSats * (1 + (sign * BAND_BPS) / BASIS_POINTS);
  const band = staticBand(instrument, ticker);
  const limit = band === null ? own : side === 'BUY' ? band.highSats : band.lowSats;
  if (sign * limit < sign * own) return [limit, `static band around ${ticker.referencePriceSats}`];
  return [own, `band ${BAND_BPS / 100} % around ${aroundSats}`];
}
