import type { LeaderboardRow as RowView } from '../../projections/views.ts';
import { builder } from '../builder.ts';
import type { RunSource } from '../run-source.ts';
import { RULES } from './brain.ts';

/** How the line that nobody trades is named. */
const BASELINE = { participant: 'buy-and-hold', name: 'Buy and hold' };

export type LeaderboardNode = { readonly run: RunSource; readonly view: RowView };

export const LeaderboardRow = builder.objectRef<LeaderboardNode>('LeaderboardRow').implement({
  description: 'Place of an agent, or of the baseline, among all.',
  fields: (t) => ({
    rank: t.int({ description: 'Place by return, 1 is best.', resolve: ({ view }) => view.rank }),
    participant: t.string({
      description: 'Handle of the agent; for the baseline `buy-and-hold`.',
      resolve: ({ view }) => (view.isBaseline ? BASELINE.participant : view.participantId),
    }),
    name: t.string({
      description: 'What people see.',
      resolve: ({ run, view }) =>
        view.isBaseline ? BASELINE.name : (run.participant(view.participantId)?.participant.name ?? view.participantId),
    }),
    isBaseline: t.boolean({
      description: 'True for the line nobody trades: the start portfolio, kept.',
      resolve: ({ view }) => view.isBaseline,
    }),
    isScripted: t.boolean({
      description: 'True when fixed rules decide: no language model is involved.',
      resolve: ({ run, view }) => (run.participant(view.participantId)?.participant.brain ?? RULES).kind === 'RULE',
    }),
    equitySats: t.field({
      type: 'Sats',
      description: 'Cash and positions at mid, in sats.',
      resolve: ({ view }) => view.equitySats,
    }),
    profitSats: t.field({
      type: 'Sats',
      description: 'Equity less start equity, in sats.',
      resolve: ({ view }) => view.profitSats,
    }),
    returnBps: t.field({
      type: 'BasisPoints',
      description: 'Profit in basis points of the start equity.',
      resolve: ({ view }) => view.returnBps,
    }),
    maxDrawdownBps: t.field({
      type: 'BasisPoints',
      description: 'Deepest fall from a peak so far, basis points, never negative.',
      resolve: ({ view }) => view.maxDrawdownBps,
    }),
    fillCount: t.int({ description: 'How many fills it had.', resolve: ({ view }) => view.fillCount }),
    decisionCount: t.int({ description: 'How often it decided.', resolve: ({ view }) => view.decisionCount }),
  }),
});
