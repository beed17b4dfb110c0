import type { Instrument } from '../market/instrument.ts';
import { type OrderRequest, orderKinds, selfTradePreventions, sides, timesInForce } from '../market/order.ts';
import type { RejectReason } from '../market/reject-reason.ts';
import { isOneOf, isSafeInteger, plain } from './shapes.ts';

/** An order request about which nothing is certain yet. */
export type UncheckedOrder = { readonly [Key in keyof OrderRequest]?: unknown };

/** The first rule of the request's own shape that is broken, in order of precedence; null when none is. */
export function refusalOfShape(order: UncheckedOrder, instrument: Instrument): RejectReason | null {
  if (!isOneOf(sides, order.side)) return 'INVALID_SIDE';
  if (!isOneOf(orderKinds, order.kind)) return 'INVALID_KIND';
  if (!isOneOf(timesInForce, order.timeInForce)) return 'INVALID_TIME_IN_FORCE';
  if (!isSoundCombination(order)) return 'INVALID_COMBINATION';
  const quantity = refusalOfQuantity(order.quantityLots, instrument);
  if (quantity !== null || order.kind === 'MARKET') return quantity;
  return refusalOfPrice(order.priceSats, instrument);
}

export function refusalOfQuantity(quantityLots: unknown, instrument: Instrument): RejectReason | null {
  const isInRange = isSafeInteger(quantityLots) && quantityLots > 0 && quantityLots <= instrument.maxOrderLots;
  return isInRange ? null : 'INVALID_QUANTITY';
}

export function refusalOfPrice(priceSats: unknown, instrument: Instrument): RejectReason | null {
  if (!isSafeInteger(priceSats) || priceSats <= 0 || priceSats > instrument.maxPriceSats) return 'INVALID_PRICE';
  return priceSats % instrument.tickSats === 0 ? null : 'OFF_TICK';
}

/** A market order names no price; an order that must not take cannot be one that must take at once. */
function isSoundCombination(order: UncheckedOrder): boolean {
  if (typeof order.postOnly !== 'boolean') return false;
  if (!isOneOf(selfTradePreventions, order.selfTradePrevention)) return false;
  if (order.kind === 'MARKET') return order.priceSats === null && !order.postOnly;
  return !order.postOnly || order.timeInForce === 'GTC';
}

/**
 * The request as a public order if every field is of its type (in range or not), else null: what cannot be printed
 * never was an order. Fields that do not belong to an order are left behind.
 */
export function printableOrder(order: UncheckedOrder): OrderRequest | null {
  const { market, side, kind, timeInForce, postOnly, priceSats, quantityLots, selfTradePrevention } = order;
  if (typeof market !== 'string' || !isOneOf(sides, side) || !isOneOf(orderKinds, kind)) return null;
  if (!isOneOf(timesInForce, timeInForce) || typeof postOnly !== 'boolean') return null;
  if (!isOneOf(selfTradePreventions, selfTradePrevention) || !isSafeInteger(quantityLots)) return null;
  if (priceSats !== null && !isSafeInteger(priceSats)) return null;
  return {
    market,
    side,
    kind,
    timeInForce,
    postOnly,
    priceSats: priceSats === null ? null : plain(priceSats),
    quantityLots: plain(quantityLots),
    selfTradePrevention,
  };
}
