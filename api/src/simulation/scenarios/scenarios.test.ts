import { expect, test } from 'vitest';
import { instruments } from '../../market/instruments/index.ts';
import { createPopulation } from '../../traders/population.ts';
import { scenarios } from './index.ts';

test('names are unique, the first is the default', () => {
  expect(scenarios[0]?.name).toBe('calm');
  expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
});

test.each(scenarios)('scenario $name is plain data that seats a whole market', (scenario) => {
  expect(JSON.parse(JSON.stringify(scenario))).toEqual(scenario);
  expect(scenario.name).toMatch(/^[a-z][a-z0-9-]*$/);
  expect(scenario.speed).toBeGreaterThanOrEqual(0);
  const open = instruments.filter(({ symbol }) => scenario.markets.includes(symbol));
  expect(open.length).toBe(scenario.markets.length);
  const kinds = createPopulation(scenario.population, '1', open).map(({ participant }) => participant.kind);
  expect(kinds.filter((kind) => kind === 'AGENT')).toHaveLength(12);
  for (const kind of ['LIQUIDITY', 'BACKGROUND'] as const) expect(kinds).toContain(kind);
});

test.each(scenarios)('the reference of scenario $name has sound numbers', ({ reference }) => {
  if (reference.kind === 'REPLAY') {
    expect(reference.barMs).toBeGreaterThan(0);
    return;
  }
  expect(reference.clockFactor).toBeGreaterThan(0);
  expect(reference.halfLifeDays).toBeGreaterThan(0);
  expect(reference.jumpMinBps).toBeLessThanOrEqual(reference.jumpMaxBps);
});
