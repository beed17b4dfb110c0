import type { ScenarioEvent as ScenarioEventView, Scenario as ScenarioView } from '../../simulation/scenario.ts';
import {
  eventText,
  marketsOf,
  needsPrices,
  type ParticipantCount,
  participantCounts,
} from '../../simulation/scenario-summary.ts';
import { builder } from '../builder.ts';
import { ParticipantKind } from '../enums.ts';

const ScenarioEventKind = builder.enumType('ScenarioEventKind', {
  description: 'What a scenario brings about by itself.',
  values: {
    NEWS: { value: 'PublishNews', description: 'A news item.' },
    SHOCK: { value: 'ApplyShock', description: 'A price shock.' },
    HALT: { value: 'HaltMarket', description: 'A market is halted.' },
    RESUME: { value: 'ResumeMarket', description: 'A market reopens with a call auction.' },
  } as const,
});

const ScenarioEvent = builder.objectRef<ScenarioEventView>('ScenarioEvent').implement({
  description: 'Something that a scenario brings about at a known moment.',
  fields: (t) => ({
    atMs: t.exposeFloat('atMs', {
      description: 'Simulated milliseconds since the start of the run, its warm-up included.',
    }),
    kind: t.field({ type: ScenarioEventKind, description: 'What happens.', resolve: ({ command }) => command.type }),
    markets: t.stringList({
      description: 'Symbols of the markets it is about.',
      resolve: (event) => [...marketsOf(event)],
    }),
    title: t.string({ description: 'One line for people. Untrusted text.', resolve: eventText }),
  }),
});

const ScenarioParticipants = builder.objectRef<ParticipantCount>('ScenarioParticipants').implement({
  description: 'How many of a kind take part from the start.',
  fields: (t) => ({
    kind: t.field({ type: ParticipantKind, description: 'Which kind.', resolve: ({ kind }) => kind }),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
});

export const Scenario = builder.objectRef<ScenarioView>('Scenario').implement({
  description: 'What a run can be made of.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What `startSimulation` takes.' }),
    title: t.exposeString('title', { description: 'What people see.' }),
    description: t.exposeString('description', { description: 'What it shows.' }),
    speed: t.exposeFloat('speed', { description: 'Speed it begins with: 1 is real time, 0 as fast as possible.' }),
    startAt: t.field({
      type: 'DateTime',
      description: 'Simulated time of its start, RFC 3339.',
      resolve: ({ startAt }) => startAt,
    }),
    warmUpMs: t.exposeFloat('warmUpMs', {
      description: 'Simulated milliseconds that are run at once at the start, so that charts have a past.',
    }),
    markets: t.stringList({ description: 'Symbols of its markets.', resolve: (scenario) => [...scenario.markets] }),
    participants: t.field({
      type: [ScenarioParticipants],
      complexity: { field: 1, multiplier: 3 },
      description: 'Who takes part, by kind.',
      resolve: participantCounts,
    }),
    events: t.field({
      type: [ScenarioEvent],
      complexity: { field: 1, multiplier: 10 },
      description: 'What happens by itself, in order of time.',
      resolve: (scenario) => scenario.events,
    }),
    needsPrices: t.boolean({
      description: 'Whether the server must have been given a price file (`PRICES_CSV`) to start it.',
      resolve: needsPrices,
    }),
  }),
});
