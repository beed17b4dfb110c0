import type { AuctionView } from '../../projections/views.ts';
import { builder } from '../builder.ts';
import { AuctionReason, Side } from '../enums.ts';

/** The same in a query and in the feed of ticks. */
export const Auction = builder.objectRef<AuctionView>('Auction').implement({
  description: 'A call auction that is under way: orders are collected, and the uncross matches them at one price.',
  fields: (t) => ({
    reason: t.field({ type: AuctionReason, description: 'Why it began.', resolve: (auction) => auction.reason }),
    startedAt: t.expose('startedAt', { type: 'DateTime', description: 'Simulated time of its start, RFC 3339.' }),
    endsAt: t.expose('endsAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Simulated time at which it uncrosses by itself, RFC 3339; null when only `uncrossMarket` ends it.',
    }),
    indicativePrice: t.expose('indicativePriceSats', {
      type: 'Sats',
      nullable: true,
      description:
        'Price at which it would uncross now, in sats per whole base unit, told once a simulated second; null while nothing would trade.',
    }),
    indicativeQuantity: t.expose('indicativeQuantityLots', {
      type: 'Lots',
      description: 'Quantity that would trade at that price, in lots.',
    }),
    surplusQuantity: t.expose('surplusLots', {
      type: 'Lots',
      description: 'Quantity that would be left over at that price, in lots; 0 when it comes out even.',
    }),
    surplusSide: t.field({
      type: Side,
      nullable: true,
      description: 'The side on which it would be left over; null when it comes out even.',
      resolve: (auction) => auction.surplusSide,
    }),
  }),
});
