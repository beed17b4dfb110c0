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
import * as integerIndex from '../util/integer-index.ts';
import * as codes from './codes.ts';
import { isOneOf, isSafeInteger, plain } from './shapes.ts';
import type { WorkingOrder } from './working-order.ts';

// Constants of this module's own are compiled in, imported ones are looked up each time: docs/adr/0009.
const { NONE } = integerIndex;
const { BUY, GTC, GTD, IOC, kindCode, LIMIT, MARKET, POST_ONLY, packFlags, SELL, STOP, STOP_LIMIT, stpCode, timeCode } =
  codes;

/** An order request about which nothing is certain yet. */
export type UncheckedOrder = { readonly [Key in keyof OrderRequest]?: unknown };

/**
 * Reads a request into the working order, in the engine's numbers. Answers the first rule of the request's own shape that
 * is broken, in order of precedence, or null; after a refusal the working order means nothing. Who it is of and what it
 * is linked to is not in the request.
 */
export function readOrder(
  working: WorkingOrder,
  order: UncheckedOrder,
  instrument: Instrument,
  now: SimTime,
): RejectReason | null {
  const { side, quantityLots, priceSats, stopPriceSats } = order;
  const kind = kindCode(order.kind);
  const time = timeCode(order.timeInForce);
  const prevention = stpCode(order.selfTradePrevention);
  if (side !== 'BUY' && side !== 'SELL') return 'INVALID_SIDE';
  if (kind === NONE) return 'INVALID_KIND';
  if (time === NONE) return 'INVALID_TIME_IN_FORCE';
  if (prevention === NONE || !isSoundCombination(order, kind, time)) return 'INVALID_COMBINATION';
  const refusal =
    refusalOfQuantity(quantityLots, instrument) ??
    refusalOfDisplay(order, instrument) ??
    refusalOfPrices(order, kind, instrument) ??
    refusalOfDate(order, time, now);
  if (refusal !== null) return refusal;
  const flags = packFlags(side === 'BUY' ? BUY : SELL, kind, time, prevention);
  working.flags = order.postOnly === true ? flags | POST_ONLY : flags;
  working.ticks = priceSats === null ? 0 : (priceSats as number) / instrument.tickSats;
  working.quantityLots = quantityLots as number;
  working.remainingLots = quantityLots as number;
  working.heldAmount = 0;
  working.missingAmount = 0;
  const stopTicks = stopPriceSats === null ? 0 : (stopPriceSats as number) / instrument.tickSats;
  working.setTerms(stopTicks, (order.displayLots as number | null) ?? 0, (order.expireAt as number | null) ?? 0, 0);
  return null;
}

/**
 * Reads a request that is sound and says nothing but a price, a size and whether it may rest into the working order. Of all
 * others it answers false, and the working order means nothing.
 */
export function readPlainOrder(working: WorkingOrder, order: UncheckedOrder, instrument: Instrument): boolean {
  const { side, quantityLots, priceSats } = order;
  const { timeInForce } = order;
  if (order.kind !== 'LIMIT' || (timeInForce !== 'GTC' && timeInForce !== 'IOC')) return false;
  if (order.postOnly !== false) return false;
  if (order.stopPriceSats !== null || order.displayLots !== null || order.expireAt !== null) return false;
  const prevention = stpCode(order.selfTradePrevention);
  if ((side !== 'BUY' && side !== 'SELL') || prevention === NONE) return false;
  if (typeof quantityLots !== 'number' || typeof priceSats !== 'number') return false;
  const ticks = (priceSats / instrument.tickSats) | 0;
  if (ticks <= 0 || ticks * instrument.tickSats !== priceSats || priceSats > instrument.maxPriceSats) return false;
  const lots = quantityLots | 0;
  if (lots <= 0 || lots !== quantityLots || lots > instrument.maxOrderLots) return false;
  if (instrument.quantityStepLots !== 1 && lots % instrument.quantityStepLots !== 0) return false;
  working.flags = packFlags(side === 'BUY' ? BUY : SELL, LIMIT, timeInForce === 'GTC' ? GTC : IOC, prevention);
  working.ticks = ticks;
  working.quantityLots = lots;
  working.remainingLots = lots;
  working.stopTicks = 0;
  working.displayLots = 0;
  working.expireAt = 0;
  working.linkedOrderId = 0;
  working.heldAmount = 0;
  return true;
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

function refusalOfDisplay({ quantityLots, displayLots }: UncheckedOrder, instrument: Instrument): RejectReason | null {
  if (displayLots === null) return null;
  const isInRange = isSafeInteger(displayLots) && displayLots > 0 && displayLots <= (quantityLots as number);
  return isInRange && displayLots % instrument.quantityStepLots === 0 ? null : 'INVALID_DISPLAY';
}

function refusalOfPrices(
  { priceSats, stopPriceSats }: UncheckedOrder,
  kind: number,
  instrument: Instrument,
): RejectReason | null {
  const refusal = kind === LIMIT || kind === STOP_LIMIT ? refusalOfPrice(priceSats, instrument) : null;
  if (refusal !== null || kind === LIMIT || kind === MARKET) return refusal;
  if (!isPriceInRange(stopPriceSats, instrument)) return 'INVALID_STOP_PRICE';
  return stopPriceSats % instrument.tickSats === 0 ? null : 'OFF_TICK';
}

function refusalOfDate({ expireAt }: UncheckedOrder, time: number, now: SimTime): RejectReason | null {
  if (time !== GTD) return null;
  return isSafeInteger(expireAt) && expireAt > now ? null : 'INVALID_EXPIRY';
}

function isPriceInRange(priceSats: unknown, instrument: Instrument): priceSats is number {
  return isSafeInteger(priceSats) && priceSats > 0 && priceSats <= instrument.maxPriceSats;
}

/** What the words of an order allow each other, whatever its numbers are. Rule V05. */
function isSoundCombination(order: UncheckedOrder, kind: number, time: number): boolean {
  const { postOnly, priceSats, stopPriceSats, displayLots, expireAt } = order;
  if (typeof postOnly !== 'boolean') return false;
  const isStop = kind === STOP || kind === STOP_LIMIT;
  const isPriced = kind === LIMIT || kind === STOP_LIMIT;
  const isLasting = time === GTC || time === GTD;
  if ((!isPriced && priceSats !== null) || (!isStop && stopPriceSats !== null)) return false;
  if (postOnly && !(kind === LIMIT && isLasting)) return false;
  if (displayLots !== null && !(isPriced && isLasting)) return false;
  if (time !== GTD && expireAt !== null) return false;
  return !(kind === MARKET && time === GTD);
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
