import type { QueuedOrder as QueuedOrderView } from '../../projections/views.ts';
import { builder } from '../builder.ts';
import { ParticipantKind } from '../enums.ts';
import type { RunSource } from '../run-source.ts';

export type QueuedOrderNode = { readonly run: RunSource; readonly view: QueuedOrderView };

export const QueuedOrder = builder.objectRef<QueuedOrderNode>('QueuedOrder').implement({
  description: 'An order that rests in a book, with what it shows. What an iceberg hides is nobody’s to see.',
  fields: (t) => ({
    orderId: t.float({
      description: 'Order number, a whole number, unique in the run.',
      resolve: ({ view }) => view.orderId,
    }),
    participant: t.string({
      description: 'Participant id; an agent’s is its handle.',
      resolve: ({ view }) => view.participantId,
    }),
    participantKind: t.field({
      type: ParticipantKind,
      description: 'What kind of trader rests.',
      resolve: ({ run, view }) => run.participant(view.participantId)?.participant.kind ?? 'SYSTEM',
    }),
    priceSats: t.field({
      type: 'Sats',
      description: 'Limit price in sats per whole base unit.',
      resolve: ({ view }) => view.priceSats,
    }),
    displayedLots: t.field({
      type: 'Lots',
      description: 'Displayed quantity in lots.',
      resolve: ({ view }) => view.displayedLots,
    }),
  }),
});
