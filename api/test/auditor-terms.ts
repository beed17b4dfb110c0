import type { EventOf } from '../src/market/events.ts';
import type { PlacedOrder } from '../src/market/order.ts';
import type { AuditedMarket } from './auditor-market.ts';
import { notionalOf } from './auditor-money.ts';
import type { AuditState } from './auditor-state.ts';

/** Whether an order that was accepted could be: shape, worth, bands, date, state of its market. */
export function checkAccepted(state: AuditState, { order, time }: EventOf<'OrderAccepted'>, isBuyIn: boolean): void {
  const market = state.market(order.market);
  const expect = (holds: boolean, what: string) => state.expect(holds, () => `order ${order.orderId} ${what}`);
  expect(market.status !== 'HALTED' && market.status !== 'CLOSED', `was accepted by a ${market.status} market`);
  expect(state.present.has(order.participantId), `comes from nobody`);
  expect(hasSoundNumbers(order, market), 'has a size or price that its market does not know');
  expect(hasSoundKind(order), 'combines what does not go together');
  expect(order.expireAt === null || order.expireAt > time, 'was late when it came');
  expect(order.priceSats === null || market.isInBand(order.priceSats), 'is outside the band');
  expect(isBuyIn || isWorthIt(order, market), 'is worth too little');
  expect(isPaired(order, state), 'is no leg of the pair that it names');
}

function hasSoundNumbers(order: PlacedOrder, { instrument }: AuditedMarket): boolean {
  const { quantityLots, displayLots } = order;
  const { tickSats, maxPriceSats, quantityStepLots, maxOrderLots } = instrument;
  const isPrice = (price: number | null) =>
    price === null || (price > 0 && price <= maxPriceSats && price % tickSats === 0);
  const isSize = (lots: number, most: number) => lots > 0 && lots <= most && lots % quantityStepLots === 0;
  const areSizes = isSize(quantityLots, maxOrderLots) && (displayLots === null || isSize(displayLots, quantityLots));
  return areSizes && isPrice(order.priceSats) && isPrice(order.stopPriceSats);
}

function hasSoundKind({ kind, timeInForce, ...order }: PlacedOrder): boolean {
  const hasLimit = kind === 'LIMIT' || kind === 'STOP_LIMIT';
  const isStop = kind === 'STOP' || kind === 'STOP_LIMIT';
  const mayRest = hasLimit && (timeInForce === 'GTC' || timeInForce === 'GTD');
  if ((order.priceSats !== null) !== hasLimit || (order.stopPriceSats !== null) !== isStop) return false;
  if ((order.expireAt !== null) !== (timeInForce === 'GTD')) return false;
  if (order.postOnly && (!mayRest || isStop)) return false;
  return order.displayLots === null || mayRest;
}

/** The limit of a pair comes first and names the id that its stop is about to get. */
function isPaired(
  { orderId, kind, side, market, participantId, linkedOrderId }: PlacedOrder,
  state: AuditState,
): boolean {
  if (linkedOrderId === null) return true;
  if (kind === 'LIMIT') return linkedOrderId === orderId + 1;
  const limit = state.orders.get(linkedOrderId);
  const isSame = limit?.side === side && limit.market === market && limit.owner === participantId;
  return isSame && limit.kind === 'LIMIT' && limit.linkedOrderId === orderId && kind !== 'MARKET';
}

function isWorthIt({ kind, priceSats, stopPriceSats, quantityLots }: PlacedOrder, market: AuditedMarket): boolean {
  const price = kind === 'MARKET' ? market.leaningSats : (priceSats ?? stopPriceSats);
  const worth = price === null ? null : notionalOf(market.instrument, price, quantityLots);
  return worth === null || worth >= BigInt(market.instrument.minNotionalSats);
}
