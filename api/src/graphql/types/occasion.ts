import type { OccasionView } from '../../projections/views.ts';
import { builder } from '../builder.ts';
import { connectionOf, newestFirstPage, type PageArgs } from '../connection.ts';
import type { ApiContext } from '../context.ts';
import { OccasionKind } from '../enums.ts';
import { findRow, numericKey, rowId } from '../node-id.ts';
import { type OccasionWords, wordsOf } from '../occasion-words.ts';
import { occasionsOf } from '../run-rows.ts';
import type { RunSource } from '../run-source.ts';

export type OccasionNode = { readonly run: RunSource; readonly view: OccasionView; readonly words: OccasionWords };

export const Occasion = builder.objectRef<OccasionNode>('Occasion');

/** Null for events that are no occasion. */
export function occasionNode(run: RunSource, view: OccasionView): OccasionNode | null {
  const words = wordsOf(
    view.event,
    (participantId) => run.participant(participantId)?.participant.name ?? participantId,
  );
  return words === null ? null : { run, view, words };
}

builder.node(Occasion, {
  description: 'News, shocks, halts and the other acts that are not trades.',
  id: { resolve: ({ run, view }) => rowId(run, view.seq) },
  loadOne: (id, context) => {
    const row = findRow(id, context);
    const seq = row === null ? null : numericKey(row.key);
    const view = row === null || seq === null ? undefined : occasionsOf(row.run, seq + 1, 1)[0];
    return row === null || view?.seq !== seq || view === undefined ? null : occasionNode(row.run, view);
  },
  fields: (t) => ({
    seq: t.field({ type: 'Sequence', description: 'Place in the run’s order.', resolve: ({ view }) => view.seq }),
    time: t.field({
      type: 'EpochMillis',
      description: 'Simulated time, milliseconds since the Unix epoch.',
      resolve: ({ view }) => view.time,
    }),
    simAt: t.field({ type: 'DateTime', description: 'Simulated time as RFC 3339.', resolve: ({ view }) => view.time }),
    kind: t.field({ type: OccasionKind, description: 'What happened.', resolve: ({ words }) => words.kind }),
    market: t.string({
      nullable: true,
      description: 'Symbol of the market it is about; null when about none or several.',
      resolve: ({ words }) => words.market,
    }),
    participant: t.string({
      nullable: true,
      description: 'Participant id it is about; null when about none.',
      resolve: ({ words }) => words.participant,
    }),
    title: t.string({ description: 'One line for people.', resolve: ({ words }) => words.title }),
    detail: t.string({
      description: 'More words, possibly none. Untrusted text.',
      resolve: ({ words }) => words.detail,
    }),
  }),
});

export const OccasionConnection = connectionOf('Occasion', Occasion);

export function occasionPage(run: RunSource, args: PageArgs, { services }: ApiContext) {
  const list = {
    kind: 'occasion',
    maxPageSize: services.limits.maxPageSize,
    keyOf: (node: OccasionNode) => node.view.seq,
  };
  return newestFirstPage(list, args, (before, limit) => readOccasions(run, before, limit));
}

/** Reads on where the file holds events that are no occasion. */
function readOccasions(run: RunSource, before: number | null, limit: number): readonly OccasionNode[] {
  const found: OccasionNode[] = [];
  let next = before;
  while (found.length < limit) {
    const rows = occasionsOf(run, next, limit);
    found.push(...rows.map((view) => occasionNode(run, view)).filter((node) => node !== null));
    if (rows.length < limit) break;
    next = rows.at(-1)?.seq ?? null;
  }
  return found.slice(0, limit);
}
