import type { BookView, Level as LevelView } from '../../projections/views.ts';
import { bookChecksum } from '../../simulation/feeds/book-checksum.ts';
import { builder } from '../builder.ts';

const Level = builder.objectRef<LevelView>('Level').implement({
  description: 'One price of a book and what is displayed there.',
  fields: (t) => ({
    priceSats: t.expose('priceSats', { type: 'Sats', description: 'Price in sats per whole base unit.' }),
    quantityLots: t.expose('quantityLots', { type: 'Lots', description: 'Displayed quantity in lots.' }),
    orderCount: t.exposeInt('orderCount', { description: 'How many orders rest there.' }),
  }),
});

export type BookNode = {
  readonly market: string;
  readonly seq: number;
  readonly depth: number;
  readonly view: BookView;
};

export const Book = builder.objectRef<BookNode>('Book').implement({
  description: 'The order book of a market by price, both sides best first.',
  fields: (t) => ({
    market: t.exposeString('market', { description: 'Symbol of the market.' }),
    seq: t.expose('seq', { type: 'Sequence', description: 'Last event folded into it.' }),
    checksum: t.string({
      description:
        'CRC-32 (ISO-HDLC) as 8 lower-case hex digits over `price:quantity` in sats and lots, joined by commas: up to 10 asks, then up to 10 bids, best to worst.',
      resolve: ({ view }) => bookChecksum(view),
    }),
    bids: t.field({
      type: [Level],
      description: 'Buyers, highest price first.',
      resolve: ({ view }) => view.bids,
    }),
    asks: t.field({
      type: [Level],
      description: 'Sellers, lowest price first.',
      resolve: ({ view }) => view.asks,
    }),
  }),
});
