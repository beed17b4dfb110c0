import type { Instrument } from '../market/instrument.ts';
import {
  type OrderId,
  type OrderRequest,
  orderKinds,
  type PlacedOrder,
  selfTradePreventions,
  sides,
  timesInForce,
} from '../market/order.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { RejectReason } from '../market/reject-reason.ts';
import type { Seq, SimTime } from '../market/units.ts';
import { NONE } from '../util/integer-index.ts';
import { kindCode, stpCode, timeCode } from './codes.ts';
import { isOneOf, isSafeInteger, plain } from './shapes.ts';

/** An order request about which nothing is certain yet. */
export type UncheckedOrder = { readonly [Key in keyof OrderRequest]?: unknown };

/** The first rule of the request's own shape that is broken, in order of precedence; null when none is. */
export function refusalOfShape(order: UncheckedOrder, instrument: Instrument, now: SimTime): RejectReason | null {
  if (order.side !== 'BUY' && order.side !== 'SELL') return 'INVALID_SIDE';
  if (kindCode(order.kind) === NONE) return 'INVALID_KIND';
  if (timeCode(order.timeInForce) === NONE) return 'INVALID_TIME_IN_FORCE';
  if (!isSoundCombination(order)) return 'INVALID_COMBINATION';
  return refusalOfSize(order, instrument) ?? refusalOfPrices(order, instrument) ?? refusalOfDate(order, now);
}

export function refusalOfQuantity(quantityLots: unknown, instrument: Instrument): RejectReason | null {
  const { maxOrderLots, quantityStepLots } = instrument;
  if (!isSafeInteger(quantityLots) || quantityLots <= 0 || quantityLots > maxOrderLots) return 'INVALID_QUANTITY';
  return quantityStepLots === 1 || quantityLots % quantityStepLots === 0 ? null : 'OFF_LOT';
}

export function refusalOfPrice(priceSats: unknown, instrument: Instrument): RejectReason | null {
  if (!isPriceInRange(priceSats, instrument)) return 'INVALID_PRICE';
  return priceSats % instrument.tickSats === 0 ? null : 'OFF_TICK';
}

function refusalOfSize(order: UncheckedOrder, instrument: Instrument): RejectReason | null {
  const { quantityLots, displayLots } = order;
  const refusal = refusalOfQuantity(quantityLots, instrument);
  if (refusal !== null || displayLots === null) return refusal;
  const isInRange = isSafeInteger(displayLots) && displayLots > 0 && displayLots <= (quantityLots as number);
  return isInRange && displayLots % instrument.quantityStepLots === 0 ? null : 'INVALID_DISPLAY';
}

function refusalOfPrices(order: UncheckedOrder, instrument: Instrument): RejectReason | null {
  const { kind, priceSats, stopPriceSats } = order;
  const refusal = kind === 'LIMIT' || kind === 'STOP_LIMIT' ? refusalOfPrice(priceSats, instrument) : null;
  if (refusal !== null || kind === 'LIMIT' || kind === 'MARKET') return refusal;
  if (!isPriceInRange(stopPriceSats, instrument)) return 'INVALID_STOP_PRICE';
  return stopPriceSats % instrument.tickSats === 0 ? null : 'OFF_TICK';
}

function refusalOfDate({ timeInForce, expireAt }: UncheckedOrder, now: SimTime): RejectReason | null {
  if (timeInForce !== 'GTD') return null;
  return isSafeInteger(expireAt) && expireAt > now ? null : 'INVALID_EXPIRY';
}

function isPriceInRange(priceSats: unknown, instrument: Instrument): priceSats is number {
  return isSafeInteger(priceSats) && priceSats > 0 && priceSats <= instrument.maxPriceSats;
}

/** What the words of an order allow each other, whatever its numbers are. Rule V05. */
function isSoundCombination(order: UncheckedOrder): boolean {
  const { kind, timeInForce, postOnly, priceSats, stopPriceSats, displayLots, expireAt } = order;
  if (typeof postOnly !== 'boolean' || stpCode(order.selfTradePrevention) === NONE) return false;
  const isStop = kind === 'STOP' || kind === 'STOP_LIMIT';
  const isPriced = kind === 'LIMIT' || kind === 'STOP_LIMIT';
  const isLasting = timeInForce === 'GTC' || timeInForce === 'GTD';
  if ((!isPriced && priceSats !== null) || (!isStop && stopPriceSats !== null)) return false;
  if (postOnly && !(kind === 'LIMIT' && isLasting)) return false;
  if (displayLots !== null && !(isPriced && isLasting)) return false;
  if (timeInForce !== 'GTD' && expireAt !== null) return false;
  return !(kind === 'MARKET' && timeInForce === 'GTD');
}

/**
 * Whether every field is of its type, in range or not: what is not was never an order and cannot be told as one. Fields
 * that do not belong to an order are left behind.
 */
export function isPrintable(order: UncheckedOrder): order is OrderRequest {
  const { priceSats, stopPriceSats, displayLots, expireAt } = order;
  if (typeof order.market !== 'string' || !isOneOf(sides, order.side)) return false;
  if (!isOneOf(orderKinds, order.kind) || !isOneOf(timesInForce, order.timeInForce)) return false;
  if (typeof order.postOnly !== 'boolean' || !isOneOf(selfTradePreventions, order.selfTradePrevention)) return false;
  if (!isSafeInteger(order.quantityLots) || !isNumberOrNull(priceSats)) return false;
  return isNumberOrNull(stopPriceSats) && isNumberOrNull(displayLots) && isNumberOrNull(expireAt);
}

function isNumberOrNull(value: unknown): value is number | null {
  return value === null || isSafeInteger(value);
}

/** The order as the world sees it, in one piece: every order makes one. */
export function printOrder(
  request: OrderRequest,
  orderId: OrderId,
  participantId: ParticipantId,
  decisionSeq: Seq | null,
  linkedOrderId: OrderId | null,
): PlacedOrder {
  return {
    market: request.market,
    side: request.side,
    kind: request.kind,
    timeInForce: request.timeInForce,
    postOnly: request.postOnly,
    priceSats: plainOrNull(request.priceSats),
    stopPriceSats: plainOrNull(request.stopPriceSats),
    quantityLots: plain(request.quantityLots),
    displayLots: plainOrNull(request.displayLots),
    expireAt: plainOrNull(request.expireAt),
    selfTradePrevention: request.selfTradePrevention,
    orderId,
    participantId,
    decisionSeq,
    linkedOrderId,
  };
}

function plainOrNull(value: number | null): number | null {
  return value === null ? null : plain(value);
}
