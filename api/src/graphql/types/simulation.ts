import type { SimulationState } from '../../simulation/face.ts';
import { builder } from '../builder.ts';
import { RunStatus } from '../enums.ts';
import { RunGoal } from './run-goal.ts';

export const Simulation = builder.objectRef<SimulationState>('Simulation').implement({
  description: 'The run that is going on, or the last one.',
  fields: (t) => ({
    status: t.field({ type: RunStatus, description: 'What it is doing.', resolve: (state) => state.status }),
    seq: t.expose('seq', { type: 'Sequence', description: 'Last durable event.' }),
    epoch: t.exposeID('epoch', { description: "The run's id; empty while idle." }),
    simAt: t.field({ type: 'DateTime', description: 'Simulated time as RFC 3339.', resolve: (state) => state.time }),
    time: t.expose('time', {
      type: 'EpochMillis',
      description: 'Simulated time, milliseconds since the Unix epoch.',
    }),
    speed: t.exposeFloat('speed', { description: 'Simulated per real time: 1 is real time, 0 as fast as possible.' }),
    goal: t.expose('goal', {
      type: RunGoal,
      nullable: true,
      description: 'How far it goes before it pauses by itself; null while nobody has said so.',
    }),
    scenario: t.exposeString('scenario', { description: 'Name of its scenario; empty while idle.' }),
    seed: t.exposeString('seed', { description: 'Its seed: the same seed gives the same run.' }),
    startedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Wall-clock time of its start, RFC 3339; null while idle.',
      resolve: (state) => (state.startedAt === null ? null : Date.parse(state.startedAt)),
    }),
    problem: t.exposeString('problem', {
      nullable: true,
      description: 'Why it failed or the exchange is not online; null otherwise.',
    }),
    lostMs: t.exposeFloat('lostMs', {
      nullable: true,
      description:
        'Wall-clock milliseconds that the run gave up because the machine slept or was too slow for its speed; null where another process runs it.',
    }),
    eventsPerSecond: t.exposeFloat('eventsPerSecond', {
      description: 'Events per wall-clock second over the last seconds.',
    }),
  }),
});
