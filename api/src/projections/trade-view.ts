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

/** A trade without the names of its fields, a third of the size. */
export type TradeTuple = readonly TradeView[keyof TradeView][];

const FIELDS = [
  'tradeId',
  'seq',
  'time',
  'market',
  'priceSats',
  'quantityLots',
  'notionalSats',
  'takerSide',
  'makerId',
  'takerId',
  'makerOrderId',
  'takerOrderId',
  'makerFeeSats',
  'takerFeeSats',
  'isAuction',
] as const satisfies readonly (keyof TradeView)[];

export function toTuple(trade: TradeView): TradeTuple {
  return FIELDS.map((field) => trade[field]);
}

/** The border where a tuple that `toTuple` made gets its names back. */
export function fromTuple(tuple: TradeTuple): TradeView {
  return Object.fromEntries(FIELDS.map((field, index) => [field, tuple[index]])) as TradeView;
}
