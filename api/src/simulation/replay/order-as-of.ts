import type { Seq } from '../../market/units.ts';
import type { FillView, OrderView } from '../../projections/views.ts';

/** What a fold at the moment knows of an order; quotes of liquidity bots it does not list. */
export type OrdersThen = (orderId: number) => OrderView | undefined;

export function isOpen({ status }: Pick<OrderView, 'status'>): boolean {
  return status === 'NEW' || status === 'PARTIALLY_FILLED';
}

/**
 * An order of the file as it was: the file keeps what became of it. One that moved later was open then, so the fold at that
 * moment has it, unless it is a quote, of which its fills tell.
 */
export function orderAsOf(
  row: OrderView,
  seq: Seq,
  then: OrdersThen,
  fillsUpTo: (orderId: number) => readonly FillView[],
): OrderView {
  if (row.updatedSeq <= seq) return row;
  return then(row.order.orderId) ?? quoteAsOf(row, fillsUpTo(row.order.orderId));
}

function quoteAsOf(row: OrderView, fills: readonly FillView[]): OrderView {
  const filledLots = fills.reduce((sum, { trade }) => sum + trade.quantityLots, 0);
  const last = fills[0]?.trade;
  return {
    ...row,
    status: filledLots === 0 ? 'NEW' : 'PARTIALLY_FILLED',
    filledLots,
    remainingLots: row.order.quantityLots - filledLots,
    cancelReason: null,
    updatedSeq: last?.seq ?? row.placedSeq,
    updatedAt: last?.time ?? row.placedAt,
  };
}
