import type { OrderId } from '../../market/order.ts';
import type { ParticipantId } from '../../market/participant.ts';
import type { FillView, TradeView } from '../../projections/views.ts';
import type { Page, TradeFilter } from '../history.ts';
import { ledgerTables } from '../ledger-tables.ts';
import { directionOf, inPage, isAmong, limitOf, type Reader } from './reader.ts';

/** More fills than orders are shown with, one with another. */
const MAX_FILLS_OF_ORDER = 1_000;

const trades = ledgerTables
  .selectFrom('trades')
  .select([
    'trades.seq as seq',
    'trade_id as tradeId',
    'trades.time as time',
    'trades.market as market',
    'trades.price_sats as priceSats',
    'trades.quantity_lots as quantityLots',
    'notional_sats as notionalSats',
    'taker_side as takerSide',
    'maker_id as makerId',
    'taker_id as takerId',
    'maker_order_id as makerOrderId',
    'taker_order_id as takerOrderId',
    'maker_fee_sats as makerFeeSats',
    'taker_fee_sats as takerFeeSats',
    'is_auction as isAuction',
  ]);

type TradeRow = Omit<TradeView, 'takerSide' | 'isAuction'> & { readonly takerSide: string; readonly isAuction: number };
type FillRow = TradeRow & { readonly decisionSeq: number | null };

export function readTrades(reader: Reader, filter: TradeFilter, page: Page): readonly TradeView[] {
  const { market, participantId, takerSide = null } = filter;
  let wanted = market === null ? trades : trades.where('trades.market', '=', market);
  if (takerSide !== null) wanted = wanted.where('taker_side', '=', takerSide);
  if (participantId === null) return reader.all(inPage(wanted, 'trades.seq', page)).map(toTrade);
  const made = reader.all(inPage(wanted.where('maker_id', '=', participantId), 'trades.seq', page));
  const taken = reader.all(
    inPage(wanted.where('taker_id', '=', participantId).where('maker_id', '!=', participantId), 'trades.seq', page),
  );
  return merge(made, taken, page).map(toTrade);
}

const makerFills = trades
  .leftJoin('orders', 'orders.order_id', 'trades.maker_order_id')
  .select('orders.decision_seq as decisionSeq');
const takerFills = trades
  .leftJoin('orders', 'orders.order_id', 'trades.taker_order_id')
  .select('orders.decision_seq as decisionSeq');

export function readFills(reader: Reader, participantId: ParticipantId, page: Page): readonly FillView[] {
  const made = reader.all(inPage(makerFills.where('maker_id', '=', participantId), 'trades.seq', page));
  const taken = reader.all(inPage(takerFills.where('taker_id', '=', participantId), 'trades.seq', page));
  return mergeFills(made, taken, page);
}

/** By order, newest first; orders without a fill are not there. */
export function readFillsOfOrders(
  reader: Reader,
  orderIds: readonly OrderId[],
): ReadonlyMap<OrderId, readonly FillView[]> {
  const most = MAX_FILLS_OF_ORDER * orderIds.length;
  const made = reader.all(makerFills.where(isAmong('maker_order_id', orderIds)).limit(most));
  const taken = reader.all(takerFills.where(isAmong('taker_order_id', orderIds)).limit(most));
  const fills = mergeFills(made, taken, { beforeSeq: null, afterSeq: null, limit: most });
  return Map.groupBy(fills, ({ orderId }) => orderId);
}

function mergeFills(made: readonly FillRow[], taken: readonly FillRow[], page: Page): readonly FillView[] {
  const fills = [...taken.map((row) => toFill(row, false)), ...made.map((row) => toFill(row, true))];
  const sign = directionOf(page) === 'asc' ? 1 : -1;
  return fills.sort((a, b) => sign * (a.trade.seq - b.trade.seq)).slice(0, limitOf(page));
}

function merge(left: readonly TradeRow[], right: readonly TradeRow[], page: Page): readonly TradeRow[] {
  const sign = directionOf(page) === 'asc' ? 1 : -1;
  return [...left, ...right].sort((a, b) => sign * (a.seq - b.seq)).slice(0, limitOf(page));
}

function toTrade(row: TradeRow): TradeView {
  return { ...row, takerSide: row.takerSide as TradeView['takerSide'], isAuction: row.isAuction === 1 };
}

function toFill({ decisionSeq, ...row }: FillRow, isMaker: boolean): FillView {
  const trade = toTrade(row);
  const isBuy = (trade.takerSide === 'BUY') !== isMaker;
  return {
    trade,
    participantId: isMaker ? trade.makerId : trade.takerId,
    orderId: isMaker ? trade.makerOrderId : trade.takerOrderId,
    side: isBuy ? 'BUY' : 'SELL',
    isMaker,
    feeSats: isMaker ? trade.makerFeeSats : trade.takerFeeSats,
    decisionSeq,
  };
}
