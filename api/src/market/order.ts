import type { MarketSymbol } from './instrument.ts';
import type { ParticipantId } from './participant.ts';
import type { Lots, Sats, Seq } from './units.ts';

/** Unique in a run, given by the engine in order of arrival, starting at 1. */
export type OrderId = number;
export type TradeId = number;

export const sides = ['BUY', 'SELL'] as const;
export type Side = (typeof sides)[number];

export const orderKinds = ['LIMIT', 'MARKET'] as const;
export type OrderKind = (typeof orderKinds)[number];

export const timesInForce = ['GTC', 'IOC', 'FOK'] as const;
export type TimeInForce = (typeof timesInForce)[number];

export const orderStatuses = ['NEW', 'PARTIALLY_FILLED', 'FILLED', 'CANCELED', 'REJECTED', 'EXPIRED'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

export const selfTradePreventions = ['NONE', 'CANCEL_NEWEST'] as const;
export type SelfTradePrevention = (typeof selfTradePreventions)[number];

/** What a participant asks for. A market order has no price and never rests. */
export type OrderRequest = {
  readonly market: MarketSymbol;
  readonly side: Side;
  readonly kind: OrderKind;
  readonly timeInForce: TimeInForce;
  readonly postOnly: boolean;
  /** Sats per whole base unit, a multiple of the tick; null for market orders. */
  readonly priceSats: Sats | null;
  readonly quantityLots: Lots;
  readonly selfTradePrevention: SelfTradePrevention;
};

/** An order as the engine knows it. `decisionSeq` leads back to the agent's decision that caused it. */
export type PlacedOrder = OrderRequest & {
  readonly orderId: OrderId;
  readonly participantId: ParticipantId;
  readonly decisionSeq: Seq | null;
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
] as const;
export type CancelReason = (typeof cancelReasons)[number];

/** The other side of the book. */
export function opposite(side: Side): Side {
  return side === 'BUY' ? 'SELL' : 'BUY';
}
