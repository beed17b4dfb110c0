import type { Goal } from '../../simulation/goal.ts';
import { builder } from '../builder.ts';

export const RunGoal = builder.objectRef<Goal>('RunGoal').implement({
  description: 'How far a run goes: to a simulated time or to a number of its journal.',
  fields: (t) => ({
    time: t.field({
      type: 'EpochMillis',
      nullable: true,
      description: 'Simulated time, milliseconds since the Unix epoch; null for a goal that is a number.',
      resolve: (goal) => (goal.kind === 'TIME' ? goal.time : null),
    }),
    seq: t.field({
      type: 'Sequence',
      nullable: true,
      description: 'Number of the journal, at the end of whose moment it pauses; null for a goal that is a time.',
      resolve: (goal) => (goal.kind === 'SEQ' ? goal.seq : null),
    }),
  }),
});
