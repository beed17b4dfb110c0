import type { Instrument } from '../market/instrument.ts';
import type { ParticipantKind } from '../market/participant.ts';
import { must } from '../util/assert.ts';
import { createAgentSeat } from './agents/create-agent-seat.ts';
import { backgroundStrategies } from './background/index.ts';
import { liquidityStrategies } from './liquidity/index.ts';
import type { GroupSettings, PopulationSettings } from './population-settings.ts';
import { type Seat, startFunds } from './seat.ts';
import type { Trader } from './trader.ts';

export { createAgentSeat } from './agents/create-agent-seat.ts';
export type { Seat } from './seat.ts';

const HALF_BPS = 5_000;

type BotStrategy = {
  readonly strategy: string;
  readonly description: string;
  readonly createTrader: (seat: BotSeat) => Trader;
};

type BotSeat = {
  readonly participantId: string;
  readonly instrument: Instrument;
  readonly seed: string;
  readonly parameters: GroupSettings['parameters'];
};

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
    must(createAgentSeat(agent, seed, instruments), `persona ${JSON.stringify(agent.persona)}`),
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
  { strategy, description, createTrader }: BotStrategy,
  { capitalSats, parameters, perMarket }: GroupSettings,
  seed: string,
  instrument: Instrument,
  number: number,
): Seat {
  const padded = String(number).padStart(perMarket < 10 ? 1 : 3, '0');
  const participantId = `${strategy}-${instrument.baseAsset.toLowerCase()}-${padded}`;
  const name = `${strategy[0]?.toUpperCase()}${strategy.slice(1)} ${instrument.baseAsset} ${number}`;
  return {
    participant: { participantId, kind, name, strategy, description, brain: null, market: instrument.symbol },
    funds: startFunds(capitalSats, HALF_BPS, [instrument]),
    trader: createTrader({ participantId, instrument, seed, parameters }),
  };
}
