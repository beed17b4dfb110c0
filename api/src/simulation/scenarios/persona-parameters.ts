import type { z } from 'zod';
import type { AgentParameters } from '../../traders/agents/agent-parameters.ts';
import { count, fields, quantity, type Range } from './fields.ts';
import { quantityOf } from './quantities.ts';

const DAY_MS = 86_400_000;
const DAY: Range = [0, DAY_MS];
const WHOLE: Range = [0, 10_000];
const WEIGHT: Range = [0, 100];

/** What a scenario may say about each number of a rule brain. */
const numbers: Readonly<Record<keyof AgentParameters, readonly [range: Range, meaning: string]>> = {
  floorMs: [[1, DAY_MS], 'Shortest time between two turns that events bring about'],
  roundMs: [[1_000, DAY_MS], 'Without events it thinks once in so much time'],
  lateMaxMs: [DAY, 'How much later than its place in that round it may be'],
  modelFloorMs: [[1, DAY_MS], 'A model is asked no sooner again'],
  modelCeilingMs: [[1, DAY_MS], 'A model is asked no later again'],
  priceMoveBps: [WHOLE, 'A move since its last turn that wakes it'],
  modelPriceMoveBps: [WHOLE, 'The same while a model decides'],
  reactionMinMs: [DAY, 'Fastest reaction to what wakes it'],
  reactionMaxMs: [DAY, 'Slowest reaction, not below the fastest'],
  latencyMs: [DAY, 'From a decision to the market'],
  latencyJitterMs: [DAY, 'How much longer that may take'],
  shortlistLength: [[1, 100], 'How many markets its scanner leaves'],
  volumeWeight: [WEIGHT, 'Weight of volume in its scanner'],
  changeWeight: [WEIGHT, 'Weight of change in its scanner'],
  volatilityWeight: [WEIGHT, 'Weight of volatility in its scanner'],
  spreadWeight: [WEIGHT, 'Weight of narrow spreads in its scanner'],
  newsWeight: [WEIGHT, 'Weight of news in its scanner'],
  positionWeight: [WEIGHT, 'Weight of its own stock and orders in its scanner'],
  maxBuysPerAnswer: [[0, 100], 'Most purchases of one answer of a model'],
  maxBuysPerHour: [[0, 10_000], 'Most purchases of a model in an hour'],
  reentryMs: [DAY, 'For so long a model does not buy again what it sold all of'],
  minHoldMs: [DAY, 'For so long a model keeps what it bought while the gain is within the noise'],
  noiseLossBps: [WHOLE, 'Loss that is noise'],
  noiseGainBps: [WHOLE, 'Gain that is noise'],
  sizeBps: [WHOLE, 'Usual size of an order, of its equity'],
  maxOrderBps: [WHOLE, 'Largest order, of its equity'],
  maxShareBps: [WHOLE, 'Most it holds of one asset, of its equity'],
  urgencyBps: [WHOLE, 'How often it takes what is offered instead of waiting'],
  patienceMs: [[1, DAY_MS], 'Resting orders older than this are withdrawn'],
  stopBps: [WHOLE, 'Loss at which it admits to be wrong'],
  targetBps: [WHOLE, 'Gain with which it is content'],
  exitPairBps: [WHOLE, 'How often a purchase gets a pair of exit orders at those two'],
  stopEntryBps: [WHOLE, 'How often it enters by a stop order beyond the range'],
  makerOnlyBps: [WHOLE, 'How often a waiting order must be a maker’s'],
  datedBps: [WHOLE, 'How often a waiting order carries its own end'],
  stopLifeMs: [[1, DAY_MS], 'Exit pairs and stops that nothing elected expire after this'],
};

const COUNTS: readonly string[] = [
  'shortlistLength',
  'maxBuysPerAnswer',
  'maxBuysPerHour',
] satisfies readonly (keyof AgentParameters)[];

/** Names and values as the code has them; what a file does not say is left out. */
export const personaParameters = fields(
  Object.fromEntries(
    Object.entries(numbers).map(([name, [range, meaning]]): [string, z.ZodOptional<z.ZodType<number, unknown>>] => {
      const { quantity: of, fileName } = quantityOf(name);
      const schema = COUNTS.includes(name) ? count(range, meaning) : quantity(of, range, meaning);
      return [fileName, schema.optional()];
    }),
  ),
)
  .check(({ value: { reactionMin, reactionMax }, issues }) => {
    if (reactionMin === undefined || reactionMax === undefined || reactionMin <= reactionMax) return;
    issues.push({
      code: 'custom',
      message: 'a duration not below reactionMin',
      path: ['reactionMax'],
      input: reactionMax,
    });
  })
  .transform((given): Readonly<Record<string, number>> => {
    const entries = Object.keys(numbers).map((name) => [name, given[quantityOf(name).fileName]] as const);
    return Object.fromEntries(entries.filter((entry): entry is [string, number] => entry[1] !== undefined));
  })
  .meta({ description: 'Numbers of its rule brain; what is absent is as with everybody' });
