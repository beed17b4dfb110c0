import type { ParticipantView } from '../../projections/views.ts';
import { builder } from '../builder.ts';
import { ParticipantKind, ParticipantStatus } from '../enums.ts';
import { findRow, rowId } from '../node-id.ts';
import type { RunSource } from '../run-source.ts';

export type ParticipantNode = { readonly run: RunSource; readonly view: ParticipantView };

export const Participant = builder.objectRef<ParticipantNode>('Participant');

builder.node(Participant, {
  description: 'Anyone who trades: an agent, a liquidity bot or a background trader.',
  id: { resolve: ({ run, view }) => rowId(run, view.participant.participantId) },
  loadOne: (id, context) => {
    const row = findRow(id, context);
    const view = row?.run.participant(row.key);
    return row === null || view === undefined ? null : { run: row.run, view };
  },
  fields: (t) => ({
    participantId: t.string({
      description: 'Unique in the run; an agent’s is its handle.',
      resolve: ({ view }) => view.participant.participantId,
    }),
    name: t.string({ description: 'What people see.', resolve: ({ view }) => view.participant.name }),
    kind: t.field({
      type: ParticipantKind,
      description: 'What kind of trader.',
      resolve: ({ view }) => view.participant.kind,
    }),
    strategy: t.string({
      description: 'Persona of an agent, strategy of a bot.',
      resolve: ({ view }) => view.participant.strategy,
    }),
    description: t.string({
      description: 'How it trades, in one line.',
      resolve: ({ view }) => view.participant.description,
    }),
    status: t.field({
      type: ParticipantStatus,
      description: 'Whether it still trades.',
      resolve: ({ view }) => view.status,
    }),
    market: t.string({
      nullable: true,
      description: 'Symbol of the one market it trades; null when it may trade all.',
      resolve: ({ view }) => view.participant.market,
    }),
  }),
});
