import { expect, test } from 'vitest';
import { marketView, NOON } from '../../test/kit/market-view.ts';
import { usualInstruments as instruments } from '../market/instruments/index.ts';
import { must } from '../util/assert.ts';
import { personas } from './agents/personas/index.ts';
import { agentStrategies } from './agents/strategies/index.ts';
import { backgroundStrategies } from './background/index.ts';
import { liquidityStrategies } from './liquidity/index.ts';
import { createPopulation, type Seat } from './population.ts';
import type { GroupSettings, PopulationSettings } from './population-settings.ts';
import type { Turn } from './trader.ts';

const group = (strategy: string): GroupSettings => ({
  strategy,
  perMarket: 2,
  capitalSats: 100_000_000,
  parameters: {},
});

const everybody: PopulationSettings = {
  liquidity: liquidityStrategies.map(({ strategy }) => group(strategy)),
  background: backgroundStrategies.map(({ strategy }) => group(strategy)),
  agents: personas.map(({ handle }) => ({
    persona: handle,
    brain: { kind: 'RULE', model: null },
    startingSats: 100_000_000,
    stockShareBps: 5_000,
  })),
};

/** One turn in each of a series of slightly different views. */
function play({ participant, funds, trader }: Seat, from: number, turns: number): readonly Turn[] {
  return Array.from({ length: turns }, (_, step) => {
    const look = from + step;
    const swing = 1 + 0.004 * Math.sin(look / 5);
    const sketches = instruments.map(({ symbol, openingPriceSats }) => {
      const closes = Array.from({ length: 8 }, (_, minute) => Math.round(openingPriceSats * (swing + minute / 5_000)));
      return [symbol, { closes }] as const;
    });
    const owners = { [participant.participantId]: { free: funds } };
    const view = marketView({ markets: Object.fromEntries(sketches), owners, time: NOON + look * 30_000 });
    return trader.takeTurn(view, view.time, 'TIMER');
  });
}

/** The part of everybody that this participant comes from: a whole crowd for each would take long. */
function only(participantId: string): PopulationSettings {
  const isIts = ({ strategy }: GroupSettings) => participantId.startsWith(`${strategy}-`);
  return {
    liquidity: everybody.liquidity.filter(isIts),
    background: everybody.background.filter(isIts),
    agents: everybody.agents.filter(({ persona }) => persona === participantId),
  };
}

const byId = (seats: readonly Seat[]) => new Map(seats.map((seat) => [seat.participant.participantId, seat]));

test('ids are unique, and liquidity comes before the others', () => {
  const seats = createPopulation(everybody, '1', instruments);
  const groupCount = liquidityStrategies.length + backgroundStrategies.length;
  expect(seats).toHaveLength(4 * 2 * groupCount + 12);
  expect(byId(seats).size).toBe(seats.length);
  const makers = seats.slice(0, 8 * liquidityStrategies.length);
  expect(makers.every(({ participant }) => participant.kind === 'LIQUIDITY')).toBe(true);
  expect(seats.map(({ participant }) => participant.participantId)).toContain('ladder-aapl-1');
});

test('start capital is half bitcoin, half stock at the opening price', () => {
  const seat = must(byId(createPopulation(everybody, '1', instruments)).get('noise-aapl-1'), 'noise');
  expect(seat.funds).toEqual({ BTC: 50_000_000, AAPL: 1_751 });
});

test('an agent starts with half of its capital spread over all markets', () => {
  const { funds } = must(byId(createPopulation(everybody, '1', instruments)).get('kelvin'), 'kelvin');
  expect(Object.keys(funds).sort()).toEqual(['AAPL', 'BTC', 'ETH', 'SOL', 'TSLA']);
  expect(funds.BTC).toBe(50_000_000);
});

test.each(createPopulation(everybody, '1', instruments).map(({ participant: { participantId } }) => participantId))(
  '%s acts the same for the same seed, differently for another, and goes on exactly when restored',
  (participantId) => {
    const seat = (seed: string) =>
      must(byId(createPopulation(only(participantId), seed, instruments)).get(participantId), 'seat');
    const original = seat('1');
    const first = play(original, 0, 60);
    expect(play(seat('1'), 0, 60)).toEqual(first);
    expect(play(seat('2'), 0, 60)).not.toEqual(first);
    const copy = seat('3');
    copy.trader.restore(JSON.parse(JSON.stringify(original.trader.state())));
    expect(play(copy, 60, 40)).toEqual(play(original, 60, 40));
  },
);

test('adding a participant changes what no other does', () => {
  const fewer = createPopulation({ ...everybody, agents: everybody.agents.slice(0, 5) }, '1', instruments);
  const more = byId(createPopulation(everybody, '1', instruments));
  for (const seat of fewer) {
    const twin = must(more.get(seat.participant.participantId), 'twin');
    expect(twin.trader.firstWakeDelayMs).toBe(seat.trader.firstWakeDelayMs);
    expect(play(twin, 0, 10)).toEqual(play(seat, 0, 10));
  }
});

test('an unknown strategy or persona is a broken scenario', () => {
  expect(() => createPopulation({ ...everybody, background: [group('magic')] }, '1', instruments)).toThrow('magic');
  const agents = everybody.agents.map((agent) => ({ ...agent, persona: 'nobody' }));
  expect(() => createPopulation({ ...everybody, agents }, '1', instruments)).toThrow('nobody');
});

test('there are twelve personas, each with its own strategy of the registry', () => {
  expect(personas.map(({ handle }) => handle)).toEqual(
    'kelvin ostara tycho halden juno brandt iris okapi vesper noor merrow lund'.split(' '),
  );
  expect(new Set(personas.map(({ strategy }) => strategy)).size).toBe(12);
  const known = agentStrategies.map(({ strategy }) => strategy);
  for (const persona of personas) {
    expect(known).toContain(persona.strategy);
    expect(persona.prompt.startsWith(`You are ${persona.name}`)).toBe(true);
    expect(persona.description).toMatch(/^[A-Z].*\.$/);
  }
});

test('W11 repeated seats of one brain begin alike, each with a stream of its own', () => {
  const agent = {
    persona: 'kelvin',
    brain: { kind: 'OPENAI', model: 'm' },
    startingSats: 1_000_000,
    stockShareBps: 5_000,
  } as const;
  const repeated = ['kelvin', 'kelvin-2', 'kelvin-3'].map((handle) => ({ ...agent, handle }));
  const seats = createPopulation({ liquidity: [], background: [], agents: repeated }, 'seed', instruments);
  expect(new Set(seats.map(({ funds }) => JSON.stringify(funds))).size).toBe(1);
  expect(new Set(seats.map(({ trader }) => JSON.stringify(trader.state()))).size).toBe(3);
});
