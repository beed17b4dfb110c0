import type { Posting as PostingShape } from '../../market/posting.ts';
import type { LedgerEntryView } from '../../projections/views.ts';
import { builder } from '../builder.ts';
import { connectionOf, newestFirstPage, type PageArgs } from '../connection.ts';
import type { ApiContext } from '../context.ts';
import { Bucket, PostingReason } from '../enums.ts';
import { findRow, numericKey, rowId } from '../node-id.ts';
import { ledgerEntriesOf } from '../run-rows.ts';
import type { RunSource } from '../run-source.ts';

export type LedgerEntryNode = { readonly run: RunSource; readonly view: LedgerEntryView };

const Posting = builder.objectRef<PostingShape>('Posting').implement({
  description: 'An amount that left one bucket of an account and reached another: double entry.',
  fields: (t) => ({
    asset: t.exposeString('asset', { description: '`BTC` or a base asset such as `AAPL`.' }),
    amount: t.string({
      description: 'How much moved, above zero: a whole number of sats for BTC, of lots for base assets.',
      resolve: ({ amount }) => String(amount),
    }),
    from: t.string({ description: 'Participant id of the account it left.', resolve: ({ from }) => from.account }),
    fromBucket: t.field({
      type: Bucket,
      description: 'Part of the account it left.',
      resolve: ({ from }) => from.bucket,
    }),
    to: t.string({ description: 'Participant id of the account it reached.', resolve: ({ to }) => to.account }),
    toBucket: t.field({ type: Bucket, description: 'Part of the account it reached.', resolve: ({ to }) => to.bucket }),
    reason: t.field({ type: PostingReason, description: 'Why it moved.', resolve: ({ reason }) => reason }),
  }),
});

const EVERYTHING = { participantId: null, reason: null };

export const LedgerEntry = builder.objectRef<LedgerEntryNode>('LedgerEntry');

builder.node(LedgerEntry, {
  description: 'What one command moved. Every sat and every lot of a run is in one of these.',
  id: { resolve: ({ run, view }) => rowId(run, view.seq) },
  loadOne: (id, context) => {
    const row = findRow(id, context);
    const seq = row === null ? null : numericKey(row.key);
    const view = row === null || seq === null ? undefined : ledgerEntriesOf(row.run, EVERYTHING, seq + 1, 1)[0];
    return row === null || view?.seq !== seq || view === undefined ? null : { run: row.run, view };
  },
  fields: (t) => ({
    seq: t.field({ type: 'Sequence', description: 'Place in the run’s order.', resolve: ({ view }) => view.seq }),
    causeSeq: t.field({
      type: 'Sequence',
      description: 'The command that caused it.',
      resolve: ({ view }) => view.causeSeq,
    }),
    time: t.field({
      type: 'EpochMillis',
      description: 'Simulated time, milliseconds since the Unix epoch.',
      resolve: ({ view }) => view.time,
    }),
    simAt: t.field({ type: 'DateTime', description: 'Simulated time as RFC 3339.', resolve: ({ view }) => view.time }),
    postings: t.field({
      type: [Posting],
      complexity: { field: 1, multiplier: 4 },
      description: 'In the order of booking. Of a filtered list, only those that were asked for.',
      resolve: ({ view }) => view.postings,
    }),
  }),
});

export const LedgerEntryConnection = connectionOf('LedgerEntry', LedgerEntry);

export const ledgerFilterArgs = builder.args((t) => ({
  participant: t.string({ description: 'Only what touches the account of this participant.' }),
  reason: t.field({ type: PostingReason, description: 'Only what moved for this reason.' }),
}));

type LedgerArgs = PageArgs & {
  readonly participant?: string | null | undefined;
  readonly reason?: PostingShape['reason'] | null | undefined;
};

export function ledgerPage(run: RunSource, { participant, reason, ...page }: LedgerArgs, { services }: ApiContext) {
  const filter = { participantId: participant ?? null, reason: reason ?? null };
  const list = {
    kind: 'ledger',
    maxPageSize: services.limits.maxPageSize,
    keyOf: (node: LedgerEntryNode) => node.view.seq,
  };
  return newestFirstPage(list, page, (before, limit) =>
    ledgerEntriesOf(run, filter, before, limit).map((view) => ({ run, view })),
  );
}
