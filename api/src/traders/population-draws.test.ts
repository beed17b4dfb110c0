import { expect, test } from 'vitest';
import { usualInstruments as instruments } from '../market/instruments/index.ts';
import { createPopulation } from './population.ts';
import { type Distribution, drawn } from './population-draws.ts';
import type { GroupSettings } from './population-settings.ts';

const BOUNDS = { least: 0, most: 1_000_000, isWhole: false };
const SEED = process.env.DRAW_SEED ?? String(Date.now());

function sample(distribution: Distribution, count = 4_000): readonly number[] {
  return Array.from({ length: count }, (_, index) => drawn(distribution, BOUNDS, SEED, `trader-${index}`, 'n'));
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

test(`Y05 drawn numbers have the distribution they are said to have (DRAW_SEED=${SEED})`, () => {
  const uniform = sample({ uniform: [50, 100] });
  expect(Math.min(...uniform)).toBeGreaterThanOrEqual(50);
  expect(Math.max(...uniform)).toBeLessThan(100);
  expect(Math.abs(mean(uniform) - 75)).toBeLessThan(2);
  expect(Math.abs(mean(sample({ exponential: 24 })) - 24)).toBeLessThan(2.5);
  expect(Math.abs(mean(sample({ normal: [1_000, 10] })) - 1_000)).toBeLessThan(1);
  expect(Math.abs(median(sample({ lognormal: [100, 0.5] })) - 100)).toBeLessThan(6);
  expect(new Set(sample({ choice: [1, 2, 3] }))).toEqual(new Set([1, 2, 3]));
});

test('Y05 a drawn number is within the bounds of what it is drawn for, and whole when that is', () => {
  const bounds = { least: 5, most: 7, isWhole: true };
  const values = Array.from({ length: 200 }, (_, i) => drawn({ normal: [6, 4] }, bounds, '1', `t-${i}`, 'n'));
  expect(new Set(values)).toEqual(new Set([5, 6, 7]));
});

test('Y05 what somebody draws depends on the seed, its id and the number’s name alone', () => {
  const one = (seed: string, id: string, name: string) => drawn({ uniform: [0, 1e6] }, BOUNDS, seed, id, name);
  expect(one('1', 'a', 'x')).toBe(one('1', 'a', 'x'));
  expect(new Set([one('1', 'a', 'x'), one('2', 'a', 'x'), one('1', 'b', 'x'), one('1', 'a', 'y')]).size).toBe(4);
});

test('Y05 adding a participant, a group or a distribution changes nobody else’s numbers', () => {
  const noise: GroupSettings = {
    strategy: 'noise',
    perMarket: 12,
    capitalSats: { lognormal: [100_000_000, 0.5] },
    parameters: { meanWakeMs: { uniform: [5_000, 90_000] } },
  };
  const seatsOf = (background: readonly GroupSettings[]) =>
    createPopulation({ liquidity: [], background, agents: [] }, 'draws', instruments);
  const first = seatsOf([noise]);
  const more = seatsOf([
    { ...noise, group: 'early', parameters: {} },
    { ...noise, perMarket: 13, parameters: { ...noise.parameters, staleMs: { exponential: 30_000 } } },
  ]);
  const byId = new Map(more.map((seat) => [seat.participant.participantId, seat]));
  expect(more).toHaveLength((12 + 13) * instruments.length);
  expect(byId.size).toBe(more.length);
  for (const { participant, funds, trader } of first) {
    const twin = byId.get(participant.participantId);
    expect(twin?.funds).toEqual(funds);
    expect(twin?.trader.firstWakeDelayMs).toBe(trader.firstWakeDelayMs);
  }
  expect(new Set(first.map(({ funds }) => funds.BTC)).size).toBe(first.length);
});
