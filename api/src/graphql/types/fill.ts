import type { FillView } from '../../projections/views.ts';
import { builder } from '../builder.ts';
import { connectionOf, newestFirstPage, type PageArgs } from '../connection.ts';
import type { ApiContext } from '../context.ts';
import { Side } from '../enums.ts';
import { findRow, numericKey, rowId } from '../node-id.ts';
import { fillsOf } from '../run-rows.ts';
import type { RunSource } from '../run-source.ts';
import { Thought, thoughtNode } from './thought-ref.ts';
import { Trade } from './trade.ts';

export type FillNode = { readonly run: RunSource; readonly view: FillView };

export const Fill = builder.objectRef<FillNode>('Fill');

builder.node(Fill, {
  description: 'One side of a trade as its participant sees it.',
  id: { resolve: ({ run, view }) => rowId(run, `${view.trade.seq}-${view.participantId}`) },
  loadOne: (id, context) => {
    const row = findRow(id, context);
    return row === null ? null : findFill(row.run, row.key);
  },
  fields: (t) => ({
    trade: t.field({
      type: Trade,
      description: 'The trade it is a side of.',
      resolve: ({ run, view }) => ({ run, view: view.trade }),
    }),
    participant: t.string({
      description: 'Participant id; an agent’s is its handle.',
      resolve: ({ view }) => view.participantId,
    }),
    orderId: t.float({
      description: 'Number of the order that was filled, a whole number, unique in the run.',
      resolve: ({ view }) => view.orderId,
    }),
    side: t.field({ type: Side, description: 'Which way this participant traded.', resolve: ({ view }) => view.side }),
    isMaker: t.boolean({ description: 'Whether its order rested in the book.', resolve: ({ view }) => view.isMaker }),
    feeSats: t.field({ type: 'Sats', description: 'Fee it paid, in sats.', resolve: ({ view }) => view.feeSats }),
    thought: t.field({
      type: Thought,
      nullable: true,
      description: 'The decision that placed the order; null for bots.',
      resolve: ({ run, view }) => (view.decisionSeq === null ? null : thoughtNode(run, view.decisionSeq)),
    }),
  }),
});

function findFill(run: RunSource, key: string): FillNode | null {
  const dash = key.indexOf('-');
  const seq = numericKey(key.slice(0, Math.max(dash, 0)));
  if (seq === null) return null;
  const view = fillsOf(run, key.slice(dash + 1), seq + 1, 1)[0];
  return view?.trade.seq === seq ? { run, view } : null;
}

export const FillConnection = connectionOf('Fill', Fill);

export function fillPage(run: RunSource, participantId: string, args: PageArgs, { services }: ApiContext) {
  const list = {
    kind: 'fill',
    maxPageSize: services.limits.maxPageSize,
    keyOf: (node: FillNode) => node.view.trade.seq,
  };
  return newestFirstPage(list, args, (before, limit) =>
    fillsOf(run, participantId, before, limit).map((view) => ({ run, view })),
  );
}
