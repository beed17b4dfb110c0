import { type Instrument, QUOTE_ASSET } from '../market/instrument.ts';
import type { Participant } from '../market/participant.ts';
import type { Funds } from '../market/posting.ts';
import { BASIS_POINTS, type Sats } from '../market/units.ts';
import { lotsWorth } from './orders.ts';
import type { Trader } from './trader.ts';

/** One participant with what it owns at its admission and what decides for it. */
export type Seat = { readonly participant: Participant; readonly funds: Funds; readonly trader: Trader };

/** Splits a start capital: a part as stock, evenly over the markets at opening prices, the rest as bitcoin. */
export function startFunds(capitalSats: Sats, stockShareBps: number, markets: readonly Instrument[]): Funds {
  const perMarketSats = (capitalSats * stockShareBps) / BASIS_POINTS / Math.max(1, markets.length);
  const stock = markets.map((instrument): readonly [string, number] => [
    instrument.baseAsset,
    lotsWorth(perMarketSats, instrument.openingPriceSats, instrument),
  ]);
  const cashSats = Math.round(capitalSats - perMarketSats * markets.length);
  return Object.fromEntries([[QUOTE_ASSET, cashSats] as const, ...stock].filter(([, amount]) => amount > 0));
}
