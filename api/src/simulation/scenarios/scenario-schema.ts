import { z } from 'zod';
import { instruments, usualInstruments } from '../../market/instruments/index.ts';
import { parseUtc } from '../../util/utc.ts';
import type { Scenario } from '../scenario.ts';
import { agentsSchema } from './agents-schema.ts';
import { closedMarket, eventSchema, eventsOf } from './events-schema.ts';
import { field, fields, quantity, text } from './fields.ts';
import { backgroundSchema, liquiditySchema } from './group-schema.ts';
import { marketsField } from './markets-field.ts';
import { duration, plainNumber } from './quantities.ts';
import { referenceSchema } from './reference-schema.ts';

const MOST_EVENTS = 1_000;
const DAY_MS = 86_400_000;
/** The end of the year 2199. */
const LATEST = 7_258_118_400_000;

const startAt = field(
  {
    description: 'Simulated time of the start',
    takes: 'time',
    range: '1970 to 2199, UTC',
  },
  (value, refuse) => {
    const time = typeof value === 'string' && value.includes('T') ? parseUtc(value) : null;
    const isInRange = time !== null && time >= 0 && time < LATEST;
    return isInRange ? time : refuse('a time in UTC such as 2026-01-05T14:30:00Z');
  },
);

export const fileSchema = fields({
  title: text(80, 'What people see'),
  description: text(500, 'What it shows'),
  startAt: startAt.prefault('2026-01-05T14:30:00Z'),
  speed: quantity(plainNumber, [0, 100_000], 'Simulated per real time: 1 is real time, 0 as fast as possible').prefault(
    1,
  ),
  warmUp: quantity(duration, [0, DAY_MS], 'Simulated time that is run at once, so that charts have a past').prefault(
    '0s',
  ),
  markets: marketsField('What is traded', {
    usual: usualInstruments.map(({ symbol }) => symbol),
    all: instruments.map(({ symbol }) => symbol),
  }).prefault('usual'),
  reference: referenceSchema,
  liquidity: liquiditySchema.prefault({}),
  background: backgroundSchema.prefault({}),
  agents: agentsSchema.prefault({}),
  events: z
    .array(eventSchema)
    .max(MOST_EVENTS, `at most ${MOST_EVENTS} events`)
    .prefault([])
    .meta({ description: 'What happens by itself at known moments' }),
});

type ScenarioParts = z.output<typeof fileSchema>;

/** A scenario file, with what it extends merged into it. Reads to everything but the name, which is the file's. */
export const scenarioSchema = fileSchema
  .check(({ value, issues }) => {
    const used = value.liquidity.map(({ group }) => group);
    for (const { group = '' } of value.background) {
      if (!used.includes(group)) continue;
      const message = `a name that no group of liquidity has (not ${group})`;
      issues.push({ code: 'custom', message, path: ['background', group], input: group });
    }
    for (const [index, entry] of value.events.entries()) {
      const closed = closedMarket(entry, value.markets);
      if (closed === null) continue;
      const message = `markets that the scenario opens (not ${closed})`;
      issues.push({ code: 'custom', message, path: ['events', index], input: entry });
    }
  })
  .transform(toScenario);

function toScenario(parts: ScenarioParts): Omit<Scenario, 'name'> {
  const { title, description, startAt: start, speed, warmUp: warmUpMs, markets, reference } = parts;
  const { liquidity, background, agents } = parts;
  const events = parts.events.flatMap((entry) => eventsOf(entry, markets)).sort((a, b) => a.atMs - b.atMs);
  const population = { liquidity, background, agents };
  return { title, description, startAt: start, speed, warmUpMs, markets, reference, population, events };
}
