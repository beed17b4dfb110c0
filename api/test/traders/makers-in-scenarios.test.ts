import { expect, test } from 'vitest';
import type { ParticipantId } from '../../src/market/participant.ts';
import type { Kernel } from '../../src/simulation/kernel.ts';
import { openKernel } from '../../src/simulation/open-kernel.ts';
import { liquidityStrategies } from '../../src/traders/liquidity/index.ts';
import { must } from '../../src/util/assert.ts';
import { scenarioNamed } from '../kit/scenarios.ts';

const MINUTE_MS = 60_000;
const SEED = 'makers';

/** What one maker did: how often all its quotes went away and came again, and how many of them were taken. */
type Deeds = { withdrawals: number; returns: number; fills: number };

const isMaker = (strategy: string | null) => liquidityStrategies.some((each) => each.strategy === strategy);

function watch(kernel: Kernel, durationMs: number): ReadonlyMap<ParticipantId, Deeds> {
  const makers = kernel.seats().filter(({ participant: { strategy } }) => isMaker(strategy));
  const deeds = new Map(
    makers.map(({ participant }): [ParticipantId, Deeds] => [
      participant.participantId,
      { withdrawals: 0, returns: 0, fills: 0 },
    ]),
  );
  const until = kernel.now + durationMs;
  while (kernel.nextTime() <= until) kernel.step();
  for (const { command, events } of kernel.drain()) {
    if (command.type === 'ReplaceQuotes') {
      note(must(deeds.get(command.participantId), command.participantId), command.bids.length + command.asks.length);
    }
    for (const event of events) {
      const filled = event.type === 'TradeExecuted' ? deeds.get(event.makerId) : undefined;
      if (filled !== undefined) filled.fills += 1;
    }
  }
  return deeds;
}

function note(maker: Deeds, quotes: number): void {
  const isAway = maker.withdrawals > maker.returns;
  if (quotes === 0 && !isAway) maker.withdrawals += 1;
  if (quotes > 0 && isAway) maker.returns += 1;
}

test('Z03 stress: without the hand of the scenario makers withdraw again and again, and come back', () => {
  const scenario = { ...scenarioNamed('stress'), markets: ['SOL/BTC'], events: [], warmUpMs: 0 };
  const deeds = watch(openKernel(scenario, 'storm', null), 40 * MINUTE_MS);
  for (const maker of ['ladder-sol-1', 'ladder-sol-2']) {
    const { withdrawals, returns } = must(deeds.get(maker), maker);
    expect(withdrawals).toBeGreaterThanOrEqual(2);
    expect(withdrawals - returns).toBeLessThanOrEqual(1);
  }
  expect(deeds.get('far-sol-1')?.withdrawals).toBe(0);
});

test('Z03 flash-crash: without the hand of the scenario every maker withdraws when the bids are gone, and comes back', () => {
  const whole = scenarioNamed('flash-crash');
  const order = must(whole.events[0], 'the order that sweeps the bids');
  const scenario = { ...whole, markets: ['AAPL/BTC'], events: [{ ...order, atMs: 3 * MINUTE_MS }], warmUpMs: 0 };
  const deeds = [...watch(openKernel(scenario, SEED, null), 6 * MINUTE_MS).values()];
  expect(deeds.map(({ withdrawals, returns }) => [withdrawals, returns])).toEqual([
    [1, 1],
    [1, 1],
    [1, 1],
  ]);
});

test('Z06 arena: makers of every kind quote in every market, and each of them trades', () => {
  const arena = scenarioNamed('arena');
  const kernel = openKernel(arena, SEED, null);
  const strategies = new Set(arena.population.liquidity.map(({ strategy }) => strategy));
  expect(strategies).toEqual(new Set(liquidityStrategies.map(({ strategy }) => strategy)));
  const deeds = watch(kernel, 10 * MINUTE_MS);
  expect(deeds.size).toBe(4 * kernel.view.instruments.length);
  for (const [maker, { fills }] of deeds) expect(fills, maker).toBeGreaterThan(10);
});
