import type { TradeFilter } from '../../ledger/history.ts';
import type { TradeView } from '../../projections/views.ts';
import { builder } from '../builder.ts';
import { connectionOf, newestFirstPage, type PageArgs } from '../connection.ts';
import type { ApiContext } from '../context.ts';
import { ParticipantKind, Side } from '../enums.ts';
import { findRow, numericKey, rowId } from '../node-id.ts';
import { tradeAt, tradesOf } from '../run-rows.ts';
import type { RunSource } from '../run-source.ts';

export type TradeNode = { readonly run: RunSource; readonly view: TradeView };

export const Trade = builder.objectRef<TradeNode>('Trade');

builder.node(Trade, {
  description: 'A match between two orders. Everyone sees it.',
  id: { resolve: ({ run, view }) => rowId(run, view.seq) },
  loadOne: (id, context) => {
    const row = findRow(id, context);
    const seq = row === null ? null : numericKey(row.key);
    const view = row === null || seq === null ? undefined : tradeAt(row.run, seq);
    return row === null || view === undefined ? null : { run: row.run, view };
  },
  fields: (t) => ({
    seq: t.field({ type: 'Sequence', description: 'Place in the run’s order.', resolve: ({ view }) => view.seq }),
    time: t.field({
      type: 'EpochMillis',
      description: 'Simulated time, milliseconds since the Unix epoch.',
      resolve: ({ view }) => view.time,
    }),
    simAt: t.field({ type: 'DateTime', description: 'Simulated time as RFC 3339.', resolve: ({ view }) => view.time }),
    at: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Wall-clock time at which it reached the disk, RFC 3339; null in a run without a file.',
      resolve: ({ run, view }) => run.rows.committedAtMs.load(view.seq).then((atMs) => atMs ?? null),
    }),
    market: t.string({ description: 'Symbol of the market.', resolve: ({ view }) => view.market }),
    priceSats: t.field({
      type: 'Sats',
      description: 'Price in sats per whole base unit.',
      resolve: ({ view }) => view.priceSats,
    }),
    quantityLots: t.field({
      type: 'Lots',
      description: 'Quantity in lots of the market.',
      resolve: ({ view }) => view.quantityLots,
    }),
    notionalSats: t.field({
      type: 'Sats',
      description: 'What was paid for all of it, in sats, fees not included.',
      resolve: ({ view }) => view.notionalSats,
    }),
    isAuction: t.boolean({
      description: 'Whether a call auction printed it: the maker is the older order, the taker the younger.',
      resolve: ({ view }) => view.isAuction,
    }),
    takerSide: t.field({
      type: Side,
      description: 'Which way the incoming order traded.',
      resolve: ({ view }) => view.takerSide,
    }),
    maker: t.string({
      description: 'Participant id of the resting side; an agent’s is its handle.',
      resolve: ({ view }) => view.makerId,
    }),
    taker: t.string({
      description: 'Participant id of the incoming side; an agent’s is its handle.',
      resolve: ({ view }) => view.takerId,
    }),
    makerKind: t.field({
      type: ParticipantKind,
      description: 'What kind of trader rested.',
      resolve: ({ run, view }) => kindOf(run, view.makerId),
    }),
    takerKind: t.field({
      type: ParticipantKind,
      description: 'What kind of trader came in.',
      resolve: ({ run, view }) => kindOf(run, view.takerId),
    }),
    makerOrderId: t.float({
      description: 'Order number of the resting side, a whole number, unique in the run.',
      resolve: ({ view }) => view.makerOrderId,
    }),
    takerOrderId: t.float({
      description: 'Order number of the incoming side, a whole number, unique in the run.',
      resolve: ({ view }) => view.takerOrderId,
    }),
  }),
});

function kindOf(run: RunSource, participantId: string) {
  return run.participant(participantId)?.participant.kind ?? 'SYSTEM';
}

export const TradeConnection = connectionOf('Trade', Trade);

export function tradePage(run: RunSource, filter: TradeFilter, args: PageArgs, { services }: ApiContext) {
  const list = { kind: 'trade', maxPageSize: services.limits.maxPageSize, keyOf: (node: TradeNode) => node.view.seq };
  return newestFirstPage(list, args, (before, limit) =>
    tradesOf(run, filter, before, limit).map((view) => ({ run, view })),
  );
}
