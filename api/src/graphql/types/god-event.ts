import type { ActRecord } from '../../ledger/history.ts';
import { builder } from '../builder.ts';
import { connectionOf, newestFirstPage, type PageArgs } from '../connection.ts';
import type { ApiContext } from '../context.ts';
import { GodEventKind } from '../enums.ts';
import { type GodEventWords, godEventWords } from '../god-event-words.ts';
import { findRow, numericKey, rowId } from '../node-id.ts';
import { actsOf } from '../run-rows.ts';
import type { RunSource } from '../run-source.ts';

export type GodEventNode = { readonly run: RunSource; readonly act: ActRecord; readonly words: GodEventWords };

export function godEventNode(run: RunSource, act: ActRecord): GodEventNode {
  return { run, act, words: godEventWords(act) };
}

export const GodEvent = builder.objectRef<GodEventNode>('GodEvent');

builder.node(GodEvent, {
  description: 'An act of the person in charge, as the journal holds it: also one that the exchange refused.',
  id: { resolve: ({ run, act }) => rowId(run, act.seq) },
  loadOne: (id, context) => {
    const row = findRow(id, context);
    const seq = row === null ? null : numericKey(row.key);
    const act = row === null || seq === null ? undefined : actsOf(row.run, seq + 1, 1)[0];
    return row === null || act?.seq !== seq || act === undefined ? null : godEventNode(row.run, act);
  },
  fields: (t) => ({
    seq: t.field({
      type: 'Sequence',
      description: 'The command with which it began: `causeSeq` of what it led to.',
      resolve: ({ act }) => act.seq,
    }),
    time: t.field({
      type: 'EpochMillis',
      description: 'Simulated time, milliseconds since the Unix epoch.',
      resolve: ({ act }) => act.time,
    }),
    simAt: t.field({ type: 'DateTime', description: 'Simulated time as RFC 3339.', resolve: ({ act }) => act.time }),
    at: t.field({
      type: 'DateTime',
      description: 'Wall-clock time at which it reached the disk, RFC 3339.',
      resolve: ({ act }) => act.atMs,
    }),
    kind: t.field({ type: GodEventKind, description: 'What was done.', resolve: ({ words }) => words.kind }),
    market: t.string({
      nullable: true,
      description: 'Symbol of the market it was about; null when about none or several.',
      resolve: ({ words }) => words.market,
    }),
    agent: t.string({
      nullable: true,
      description: 'Handle of the agent it was about; null when about none.',
      resolve: ({ words }) => words.agent,
    }),
    title: t.string({ description: 'One line for people.', resolve: ({ words }) => words.title }),
    detail: t.string({
      description: 'More words, possibly none. Untrusted text.',
      resolve: ({ words }) => words.detail,
    }),
    input: t.string({
      description: 'Exactly what was asked for, as JSON text. Untrusted where a person wrote it.',
      resolve: ({ act }) => JSON.stringify(act.payload),
    }),
    refusal: t.string({
      nullable: true,
      description: 'Why the exchange refused it, such as `MARKET_HALTED`; null when it did not.',
      resolve: ({ act }) => act.refusal,
    }),
  }),
});

export const GodEventConnection = connectionOf('GodEvent', GodEvent);

export function godEventPage(run: RunSource, args: PageArgs, { services }: ApiContext) {
  const list = {
    kind: 'godEvent',
    maxPageSize: services.limits.maxPageSize,
    keyOf: (node: GodEventNode) => node.act.seq,
  };
  return newestFirstPage(list, args, (before, limit) =>
    actsOf(run, before, limit).map((act) => godEventNode(run, act)),
  );
}
