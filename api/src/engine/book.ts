import type { OrderId, SelfTradePrevention, Side } from '../market/order.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { Lots, Sats } from '../market/units.ts';

/** An order in the book. A view handed out by a book is only good until the book changes: copy what must last. */
export type RestingOrder = {
  readonly orderId: OrderId;
  readonly participantId: ParticipantId;
  readonly side: Side;
  readonly priceSats: Sats;
  /** Total size, filled part included. */
  readonly quantityLots: Lots;
  readonly remainingLots: Lots;
  readonly postOnly: boolean;
  readonly selfTradePrevention: SelfTradePrevention;
  /** Placed by `ReplaceQuotes`, which alone may take it away again in its stride. */
  readonly isQuote: boolean;
};

/** All orders at one price. */
export type BookLevel = { readonly priceSats: Sats; readonly quantityLots: Lots; readonly orderCount: number };

/**
 * The resting orders of one market in price-time priority. It knows no money, no participants' rights and no
 * matching rules; whoever implements it may lay the orders out as it likes.
 */
export interface OrderBook {
  bestPrice(side: Side): Sats | null;
  /** The order that trades next on this side: best price, then oldest. */
  head(side: Side): RestingOrder | null;
  find(orderId: OrderId): RestingOrder | null;
  /** A participant's orders by ascending order id; a list of its own. */
  ordersOf(participantId: ParticipantId): RestingOrder[];
  /** Visits a side in priority order until `visit` returns false. `visit` must not change the book. */
  walk(side: Side, visit: (order: RestingOrder) => boolean): void;
  /** The best `limit` levels, best first. */
  levels(side: Side, limit: number): BookLevel[];

  /** Joins the back of the queue at its price. */
  rest(order: RestingOrder): void;
  /** Takes `lots` off the head of a side; an order that reaches zero leaves. */
  fillHead(side: Side, lots: Lots): void;
  /** Lowers an order's total size by `lots`, fewer than remain; it keeps its place. */
  shrink(orderId: OrderId, lots: Lots): void;
  remove(orderId: OrderId): void;
}
