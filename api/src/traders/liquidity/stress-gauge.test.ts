import { expect, test } from 'vitest';
import { StressGauge } from './stress-gauge.ts';

const SECOND_MS = 1_000;

const parameters = { stressMoveBps: 100, stressFlowBps: 500, stressHalfLifeMs: 30_000, calmPart: 0.4, calmMs: 5_000 };

/** How the gauge judges a price, second by second. */
function judge(gauge: StressGauge, prices: readonly number[], fromSecond = 0): readonly boolean[] {
  return prices.map((price, second) => gauge.isStressed(price, (fromSecond + second) * SECOND_MS));
}

test('a price that stands or creeps is calm, one that runs is stress', () => {
  expect(judge(new StressGauge(parameters), Array(60).fill(100_000))).not.toContain(true);
  const creeping = Array.from({ length: 300 }, (_, second) => 100_000 * 1.000_1 ** second);
  expect(judge(new StressGauge(parameters), creeping)).not.toContain(true);
  const running = Array.from({ length: 60 }, (_, second) => 100_000 * 1.001 ** second);
  expect(judge(new StressGauge(parameters), running).at(-1)).toBe(true);
});

test('after a jump it stays away until the average has come near, without flicker', () => {
  const gauge = new StressGauge(parameters);
  const judged = judge(gauge, [...Array(60).fill(100_000), ...Array(120).fill(102_000)]);
  expect(judged[59]).toBe(false);
  expect(judged[60]).toBe(true);
  const back = judged.lastIndexOf(true) - 60;
  // 200 bps fall to 40 in log2(5) half-lives of 30 s.
  expect(back).toBeGreaterThan(60);
  expect(back).toBeLessThan(75);
  expect(judged.slice(60, 60 + back)).not.toContain(false);
});

test('fills of one side are stress, those of both sides are not', () => {
  const both = new StressGauge(parameters);
  for (let fill = 0; fill < 20; fill += 1) both.fill(fill % 2 === 0 ? 0.02 : -0.02, fill * 100);
  expect(both.isStressed(100_000, 2_000)).toBe(false);
  for (const sign of [1, -1]) {
    const one = new StressGauge(parameters);
    for (let fill = 0; fill < 3; fill += 1) one.fill(sign * 0.02, fill * 100);
    expect(one.isStressed(100_000, 300)).toBe(true);
    expect(one.isStressed(100_000, 30_300)).toBe(true);
    expect(one.isStressed(100_000, 60_300)).toBe(false);
  }
});

test('it goes on exactly when restored', () => {
  const original = new StressGauge(parameters);
  judge(original, [100_000, 100_500, 103_000]);
  original.fill(0.03, 2_500);
  const copy = new StressGauge(parameters);
  copy.restore(JSON.parse(JSON.stringify(original.state())));
  const later = Array.from({ length: 90 }, (_, second) => 103_000 + second);
  expect(judge(copy, later, 3)).toEqual(judge(original, later, 3));
});
