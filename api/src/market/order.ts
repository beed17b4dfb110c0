import type { MarketSymbol } from './instrument.ts';
import type { ParticipantId } from './participant.ts';
import type { Lots, Sats, Seq, SimTime } from './units.ts';

/** Unique in a run, given by the engine in order of arrival, starting at 1. */
export type OrderId = number;
export type TradeId = number;

export const sides = ['BUY', 'SELL'] as const;
export type Side = (typeof sides)[number];

/** A stop waits outside the book until a print reaches its stop price; then it acts as a market or limit order. */
export const orderKinds = ['LIMIT', 'MARKET', 'STOP', 'STOP_LIMIT'] as const;
export type OrderKind = (typeof orderKinds)[number];

/** Until canceled; immediately or cancel the rest; all or nothing at once; until a date. */
export const timesInForce = ['GTC', 'IOC', 'FOK', 'GTD'] as const;
export type TimeInForce = (typeof timesInForce)[number];

export const orderStatuses = ['NEW', 'PARTIALLY_FILLED', 'FILLED', 'CANCELED', 'REJECTED', 'EXPIRED'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** What happens when an aggressor reaches an order of its own participant. The aggressor's setting decides. */
export const selfTradePreventions = ['NONE', 'CANCEL_NEWEST', 'CANCEL_OLDEST', 'CANCEL_BOTH', 'DECREMENT'] as const;
export type SelfTradePrevention = (typeof selfTradePreventions)[number];

/** What a participant asks for. `MARKET` and `STOP` have no price and never rest in the book. */
export type OrderRequest = {
  readonly market: MarketSymbol;
  readonly side: Side;
  readonly kind: OrderKind;
  readonly timeInForce: TimeInForce;
  readonly postOnly: boolean;
  /** Sats per whole base unit, a multiple of the tick; null for `MARKET` and `STOP`. */
  readonly priceSats: Sats | null;
  /** The print that elects a stop: at or above it for buys, at or below it for sells. Null for all but stops. */
  readonly stopPriceSats: Sats | null;
  readonly quantityLots: Lots;
  /** Iceberg: how much of it shows at a time. Null shows all. */
  readonly displayLots: Lots | null;
  /** When a `GTD` order expires, simulated; null for all others. */
  readonly expireAt: SimTime | null;
  readonly selfTradePrevention: SelfTradePrevention;
};

/** The terms of an order without a stop price, hidden size or date. */
export const plainTerms = { stopPriceSats: null, displayLots: null, expireAt: null } as const;

/** An order as the engine knows it. `decisionSeq` leads back to the agent's decision that caused it. */
export type PlacedOrder = OrderRequest & {
  readonly orderId: OrderId;
  readonly participantId: ParticipantId;
  readonly decisionSeq: Seq | null;
  /** The other leg of a one-cancels-other pair. */
  readonly linkedOrderId: OrderId | null;
};

export const cancelReasons = [
  'USER',
  'SELF_TRADE',
  'IOC_REMAINDER',
  'FOK_UNFILLABLE',
  'NO_LIQUIDITY',
  'REPLACED_BELOW_FILLED',
  'RETIRED',
  'HALTED',
  'EXPIRED',
  'MASS_CANCEL',
  'LINKED_ORDER',
  'PRICE_BAND',
  'VOLATILITY_INTERRUPTION',
  'INSUFFICIENT_FUNDS',
  'MARKET_CLOSED',
] as const;
export type CancelReason = (typeof cancelReasons)[number];

/** The other side of the book. */
export function opposite(side: Side): Side {
  return side === 'BUY' ? 'SELL' : 'BUY';
}
