import type { Instrument } from '../market/instrument.ts';
import type { ParticipantKind } from '../market/participant.ts';
import { MAX_SATS } from '../market/units.ts';
import { must } from '../util/assert.ts';
import { createAgentSeat } from './agents/create-agent-seat.ts';
import { backgroundStrategies } from './background/index.ts';
import { type BotStrategy, boundsOf } from './bot-strategy.ts';
import { liquidityStrategies } from './liquidity/index.ts';
import { type Bounds, drawn } from './population-draws.ts';
import type { GroupSettings, Parameters, PopulationSettings } from './population-settings.ts';
import { type Seat, startFunds } from './seat.ts';

export { createAgentSeat } from './agents/create-agent-seat.ts';
export type { Seat } from './seat.ts';

const HALF_BPS = 5_000;

/** Whoever has nothing cannot trade. */
const CAPITAL: Bounds = { least: 1, most: MAX_SATS, isWhole: true };

/**
 * Everybody who takes part from the start, liquidity first, so that there is a book when the others look at it. Each
 * trader's randomness depends on the seed and its own id alone.
 */
export function createPopulation(
  settings: PopulationSettings,
  seed: string,
  instruments: readonly Instrument[],
): readonly Seat[] {
  const liquidity = settings.liquidity.flatMap((group) =>
    bots('LIQUIDITY', liquidityStrategies, group, seed, instruments),
  );
  const background = settings.background.flatMap((group) =>
    bots('BACKGROUND', backgroundStrategies, group, seed, instruments),
  );
  const agents = settings.agents.map((agent) =>
    must(createAgentSeat(agent, seed, instruments, agent.handle), `persona ${JSON.stringify(agent.persona)}`),
  );
  return [...liquidity, ...background, ...agents];
}

function bots(
  kind: ParticipantKind,
  strategies: readonly BotStrategy[],
  group: GroupSettings,
  seed: string,
  instruments: readonly Instrument[],
): readonly Seat[] {
  const found = strategies.find(({ strategy }) => strategy === group.strategy);
  const strategy = must(found, `strategy ${group.strategy}`);
  return instruments.flatMap((instrument) =>
    Array.from({ length: group.perMarket }, (_, index) => bot(kind, strategy, group, seed, instrument, index + 1)),
  );
}

function bot(
  kind: ParticipantKind,
  bots: BotStrategy,
  settings: GroupSettings,
  seed: string,
  instrument: Instrument,
  number: number,
): Seat {
  const { strategy, description } = bots;
  const { group = strategy, perMarket } = settings;
  const padded = String(number).padStart(perMarket < 10 ? 1 : 3, '0');
  const participantId = `${group}-${instrument.baseAsset.toLowerCase()}-${padded}`;
  const name = `${group[0]?.toUpperCase()}${group.slice(1)} ${instrument.baseAsset} ${number}`;
  const capitalSats = drawn(settings.capitalSats, CAPITAL, seed, participantId, 'capitalSats');
  const parameters = ownParameters(bots, settings, seed, participantId);
  return {
    participant: { participantId, kind, name, strategy, description, brain: null, market: instrument.symbol },
    funds: startFunds(capitalSats, HALF_BPS, [instrument]),
    trader: bots.createTrader({ participantId, instrument, seed, parameters }),
  };
}

function ownParameters(
  { parameters: { shape } }: BotStrategy,
  { parameters }: GroupSettings,
  seed: string,
  participantId: string,
): Parameters {
  const numbers = Object.entries(parameters).map(([name, draw]) => {
    const field = shape[name];
    const value = field === undefined ? draw : drawn(draw, boundsOf(field), seed, participantId, name);
    return [name, value] as const;
  });
  // A name that the strategy does not know is refused by its schema, which can say so better.
  return Object.fromEntries(numbers) as Parameters;
}
