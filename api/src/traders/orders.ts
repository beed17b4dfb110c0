import type { Instrument } from '../market/instrument.ts';
import { type OrderRequest, plainTerms, type Side } from '../market/order.ts';
import { BASIS_POINTS, type Lots, type Sats } from '../market/units.ts';

/** The nearest price a buyer may name without paying more than `priceSats`. */
export function floorToTick(priceSats: number, { tickSats, maxPriceSats }: Instrument): Sats {
  return Math.min(maxPriceSats, Math.max(tickSats, Math.floor(priceSats / tickSats) * tickSats));
}

/** The nearest price a seller may name without getting less than `priceSats`. */
export function ceilToTick(priceSats: number, { tickSats, maxPriceSats }: Instrument): Sats {
  return Math.min(maxPriceSats, Math.max(tickSats, Math.ceil(priceSats / tickSats) * tickSats));
}

/** Trades at once up to a price, never rests. */
export function takeUpTo(instrument: Instrument, side: Side, priceSats: Sats, quantityLots: Lots): OrderRequest {
  return { ...base(instrument, side, quantityLots), kind: 'LIMIT', timeInForce: 'IOC', postOnly: false, priceSats };
}

/** Trades at once at any price. */
export function takeNow(instrument: Instrument, side: Side, quantityLots: Lots): OrderRequest {
  return {
    ...base(instrument, side, quantityLots),
    kind: 'MARKET',
    timeInForce: 'IOC',
    postOnly: false,
    priceSats: null,
  };
}

/** Rests, or is refused when it would trade on arrival. */
export function restAt(instrument: Instrument, side: Side, priceSats: Sats, quantityLots: Lots): OrderRequest {
  return { ...base(instrument, side, quantityLots), kind: 'LIMIT', timeInForce: 'GTC', postOnly: true, priceSats };
}

/** Trades what it can up to a price; the rest stays in the book. */
export function limitAt(instrument: Instrument, side: Side, priceSats: Sats, quantityLots: Lots): OrderRequest {
  return { ...restAt(instrument, side, priceSats, quantityLots), postOnly: false };
}

function base(instrument: Instrument, side: Side, quantityLots: Lots) {
  return {
    ...plainTerms,
    market: instrument.symbol,
    side,
    quantityLots,
    selfTradePrevention: 'CANCEL_NEWEST',
  } as const;
}

/** How many lots a notional is at a price. */
export function lotsWorth(notionalSats: number, priceSats: Sats, { lotsPerUnit }: Instrument): Lots {
  return Math.floor((notionalSats * lotsPerUnit) / priceSats);
}

/** How many lots `cashSats` buys at a price at worst, taker fee included. */
export function affordableLots(cashSats: Sats, priceSats: Sats, instrument: Instrument): Lots {
  const withFee = priceSats * (1 + instrument.takerFeeBps / BASIS_POINTS);
  return Math.max(0, lotsWorth(cashSats, withFee, instrument));
}
