import { type Instrument, usualRules } from '../market/instrument.ts';
import { type PlacedOrder, plainTerms } from '../market/order.ts';

/**
 * Says what rows of version 1 left unsaid, because there was but one answer then: no stops, no hidden size, no dates, no
 * linked orders, no auctions, and markets without bands.
 */
export function upgradeFirstVersion(type: string, body: object): object {
  switch (type) {
    case 'StartRun':
    case 'RunStarted': {
      const { instruments } = body as { readonly instruments: readonly Instrument[] };
      return { ...body, instruments: instruments.map((instrument) => ({ ...usualRules, ...instrument })) };
    }
    case 'PlaceOrder':
      return { ...body, order: { ...plainTerms, ...orderIn(body) } };
    case 'OrderAccepted':
    case 'OrderRejected':
      return { ...body, order: { ...plainTerms, linkedOrderId: null, ...orderIn(body) } };
    case 'TradeExecuted':
      return { ...body, isAuction: false };
    default:
      return body;
  }
}

function orderIn(body: object): Partial<PlacedOrder> {
  return (body as { readonly order: Partial<PlacedOrder> }).order;
}
