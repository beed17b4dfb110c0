import type { OrderId } from '../../market/order.ts';
import type { OrderView } from '../../projections/views.ts';
import { builder } from '../builder.ts';
import { connectionOf, newestFirstPage, type PageArgs } from '../connection.ts';
import type { ApiContext } from '../context.ts';
import { OrderKind, OrderStatus, Side, TimeInForce } from '../enums.ts';
import { findRow, numericKey, rowId } from '../node-id.ts';
import { fillsOfOrder, type OrderQuery, ordersOf, orderWithId } from '../run-rows.ts';
import type { RunSource } from '../run-source.ts';
import { type Known, whenKnown } from '../when-known.ts';
import { Fill } from './fill.ts';
import { Thought, thoughtNode } from './thought-ref.ts';

export type OrderNode = { readonly run: RunSource; readonly view: OrderView };

export const Order = builder.objectRef<OrderNode>('Order');

/** Null when the run has no such order. */
export function orderNode(run: RunSource, orderId: OrderId): Known<OrderNode | null> {
  return whenKnown(orderWithId(run, orderId), (view) => (view === undefined ? null : { run, view }));
}

builder.node(Order, {
  description: 'An order and what became of it.',
  id: { resolve: ({ run, view }) => rowId(run, view.order.orderId) },
  loadOne: (id, context) => {
    const row = findRow(id, context);
    const orderId = row === null ? null : numericKey(row.key);
    return row === null || orderId === null ? null : orderNode(row.run, orderId);
  },
  fields: (t) => ({
    orderId: t.float({
      description: 'Order number, a whole number, unique in the run, in order of arrival.',
      resolve: ({ view }) => view.order.orderId,
    }),
    participant: t.string({
      description: 'Participant id; an agent’s is its handle.',
      resolve: ({ view }) => view.order.participantId,
    }),
    market: t.string({ description: 'Symbol of the market.', resolve: ({ view }) => view.order.market }),
    side: t.field({ type: Side, description: 'Buy or sell.', resolve: ({ view }) => view.order.side }),
    kind: t.field({ type: OrderKind, description: 'How it names its price.', resolve: ({ view }) => view.order.kind }),
    timeInForce: t.field({
      type: TimeInForce,
      description: 'How long it stays.',
      resolve: ({ view }) => view.order.timeInForce,
    }),
    postOnly: t.boolean({
      description: 'Refused rather than traded on arrival.',
      resolve: ({ view }) => view.order.postOnly,
    }),
    priceSats: t.field({
      type: 'Sats',
      nullable: true,
      description: 'Limit price in sats per whole base unit; null for `MARKET` and `STOP`.',
      resolve: ({ view }) => view.order.priceSats,
    }),
    stopPriceSats: t.field({
      type: 'Sats',
      nullable: true,
      description:
        'Trade price that elects a stop, in sats per whole base unit: at or above it for buys, at or below it for sells; null for all but stops.',
      resolve: ({ view }) => view.order.stopPriceSats,
    }),
    displayLots: t.field({
      type: 'Lots',
      nullable: true,
      description: 'Iceberg: how many lots of it show at a time; null when all of it shows.',
      resolve: ({ view }) => view.order.displayLots,
    }),
    expireAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Simulated time at which a `GTD` order expires, RFC 3339; null for all others.',
      resolve: ({ view }) => view.order.expireAt,
    }),
    linkedOrderId: t.float({
      nullable: true,
      description:
        'Number of the other leg of a one-cancels-other pair, a whole number, unique in the run; null when there is none.',
      resolve: ({ view }) => view.order.linkedOrderId,
    }),
    linkedOrder: t.field({
      type: Order,
      nullable: true,
      description: 'The other leg of a one-cancels-other pair; null when there is none.',
      resolve: ({ run, view }) => {
        const { linkedOrderId } = view.order;
        return linkedOrderId === null ? null : orderNode(run, linkedOrderId);
      },
    }),
    isTriggered: t.boolean({
      description: 'Whether a trade elected this stop; false while it waits, and for all other orders.',
      resolve: ({ view }) => view.triggeredSeq !== null,
    }),
    triggeredSeq: t.field({
      type: 'Sequence',
      nullable: true,
      description: 'Event that elected a stop; null while it waits, and for all other orders.',
      resolve: ({ view }) => view.triggeredSeq,
    }),
    quantityLots: t.field({
      type: 'Lots',
      description: 'Whole size in lots of the market.',
      resolve: ({ view }) => view.order.quantityLots,
    }),
    filledLots: t.field({
      type: 'Lots',
      description: 'Traded part in lots.',
      resolve: ({ view }) => view.filledLots,
    }),
    remainingLots: t.field({
      type: 'Lots',
      description: 'Part in lots that is still open; after a cancel, what was not traded.',
      resolve: ({ view }) => view.remainingLots,
    }),
    status: t.field({ type: OrderStatus, description: 'Where it is in its life.', resolve: ({ view }) => view.status }),
    rejectReason: t.string({
      nullable: true,
      description: 'Why it was refused, such as `INSUFFICIENT_FUNDS`; null unless rejected.',
      resolve: ({ view }) => view.rejectReason,
    }),
    cancelReason: t.string({
      nullable: true,
      description: 'Why it was closed, such as `IOC_REMAINDER`; null unless canceled or expired.',
      resolve: ({ view }) => view.cancelReason,
    }),
    placedSeq: t.field({
      type: 'Sequence',
      description: 'Event by which it arrived.',
      resolve: ({ view }) => view.placedSeq,
    }),
    placedAt: t.field({
      type: 'DateTime',
      description: 'Simulated time of arrival, RFC 3339.',
      resolve: ({ view }) => view.placedAt,
    }),
    updatedSeq: t.field({
      type: 'Sequence',
      description: 'Event that changed it last.',
      resolve: ({ view }) => view.updatedSeq,
    }),
    updatedAt: t.field({
      type: 'DateTime',
      description: 'Simulated time of its last change, RFC 3339.',
      resolve: ({ view }) => view.updatedAt,
    }),
    fills: t.field({
      type: [Fill],
      complexity: { field: 1, multiplier: 2 },
      description: 'Its trades, oldest first.',
      resolve: ({ run, view }) =>
        whenKnown(fillsOfOrder(run, view), (fills) => fills.toReversed().map((fill) => ({ run, view: fill }))),
    }),
    thought: t.field({
      type: Thought,
      nullable: true,
      description: 'The decision that placed it; null for bots.',
      resolve: ({ run, view }) => (view.order.decisionSeq === null ? null : thoughtNode(run, view.order.decisionSeq)),
    }),
  }),
});

builder.objectField(Fill, 'order', (t) =>
  t.field({
    type: Order,
    nullable: true,
    description: 'The order that was filled; null for a quote of a liquidity bot.',
    resolve: ({ run, view }) => orderNode(run, view.orderId),
  }),
);

export const OrderConnection = connectionOf('Order', Order);

export function orderPage(run: RunSource, query: OrderQuery, args: PageArgs, { services }: ApiContext) {
  const list = {
    kind: 'order',
    maxPageSize: services.limits.maxPageSize,
    keyOf: (node: OrderNode) => node.view.placedSeq,
  };
  return newestFirstPage(list, args, (before, limit) =>
    ordersOf(run, query, before, limit).map((view) => ({ run, view })),
  );
}
