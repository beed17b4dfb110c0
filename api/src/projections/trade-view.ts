import type { EventOf } from '../market/events.ts';
import { notionalSats } from '../market/units.ts';
import type { TradeView } from './views.ts';

/** A trade as people see it. */
export function tradeView(event: EventOf<'TradeExecuted'>, lotsPerUnit: number): TradeView {
  const { tradeId, seq, time, market, priceSats, quantityLots, takerSide } = event;
  const { makerId, takerId, makerOrderId, takerOrderId, makerFeeSats, takerFeeSats, isAuction } = event;
  return {
    tradeId,
    seq,
    time,
    market,
    priceSats,
    quantityLots,
    notionalSats: notionalSats(priceSats, quantityLots, lotsPerUnit),
    takerSide,
    makerId,
    takerId,
    makerOrderId,
    takerOrderId,
    makerFeeSats,
    takerFeeSats,
    isAuction,
  };
}
