import type { CancelReason, OrderStatus, PlacedOrder } from '../../market/order.ts';
import type { RejectReason } from '../../market/reject-reason.ts';

/** All columns of the table `orders`. */
export const ORDER_COLUMNS =
  'order_id, participant_id, market, side, kind, time_in_force, post_only, self_trade_prevention, is_quote, price_sats, ' +
  'quantity_lots, filled_lots, remaining_lots, status, reject_reason, cancel_reason, decision_seq, placed_seq, ' +
  'placed_time, updated_seq, updated_time, stop_price_sats, display_lots, expire_at, linked_order_id, triggered_seq';

/** A row of `orders`; the journal wrote it from typed events, so its words are those of the vocabulary. */
export type OrderColumns = {
  readonly order_id: number;
  readonly participant_id: string;
  readonly market: string;
  readonly side: PlacedOrder['side'];
  readonly kind: PlacedOrder['kind'];
  readonly time_in_force: PlacedOrder['timeInForce'];
  readonly post_only: number;
  readonly self_trade_prevention: PlacedOrder['selfTradePrevention'];
  readonly is_quote: number;
  readonly price_sats: number | null;
  readonly quantity_lots: number;
  readonly filled_lots: number;
  readonly remaining_lots: number;
  readonly status: OrderStatus;
  readonly reject_reason: RejectReason | null;
  readonly cancel_reason: CancelReason | null;
  readonly decision_seq: number | null;
  readonly placed_seq: number;
  readonly placed_time: number;
  readonly updated_seq: number;
  readonly updated_time: number;
  readonly stop_price_sats: number | null;
  readonly display_lots: number | null;
  readonly expire_at: number | null;
  readonly linked_order_id: number | null;
  readonly triggered_seq: number | null;
};

export function placedOrder(row: OrderColumns): PlacedOrder {
  return {
    market: row.market,
    side: row.side,
    kind: row.kind,
    timeInForce: row.time_in_force,
    postOnly: row.post_only === 1,
    priceSats: row.price_sats,
    stopPriceSats: row.stop_price_sats,
    quantityLots: row.quantity_lots,
    displayLots: row.display_lots,
    expireAt: row.expire_at,
    selfTradePrevention: row.self_trade_prevention,
    orderId: row.order_id,
    participantId: row.participant_id,
    decisionSeq: row.decision_seq,
    linkedOrderId: row.linked_order_id,
  };
}
