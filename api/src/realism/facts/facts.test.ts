import { expect, test } from 'vitest';
import { must } from '../../util/assert.ts';
import { Rng } from '../../util/rng.ts';
import { NOTHING_EXPECTED } from '../expectation.ts';
import { atLeast, between, passes } from '../fact.ts';
import { MarketSample } from '../market-sample.ts';
import type { MarketTape } from '../market-tape.ts';
import { autocorrelation } from '../statistics/autocorrelation.ts';
import { facts } from './index.ts';

const SECONDS = 4 * 3_600 + 1;

type Shape = {
  readonly market?: string;
  readonly gapAt?: number;
  readonly seconds?: number;
  /** Part of each second's step that comes back over the following twelve minutes. */
  readonly remembered?: number;
};

/** A random walk of a hundredth of a percent a second around a reference that is the walk itself. */
function tape(seed: string, { market = 'AAPL/BTC', gapAt, seconds = SECONDS, remembered = 0 }: Shape = {}): MarketTape {
  const rng = Rng.derive(seed, 'tape');
  let level = Math.log(100_000);
  let memory = 0;
  const levels = Float64Array.from({ length: seconds }, () => {
    const step = rng.normal(0, 1e-4) + memory / 720;
    memory += remembered * step - memory / 720;
    level += step;
    return Math.exp(level);
  });
  const bid = levels.map((mid, second) => (second === gapAt ? Number.NaN : mid * (1 - 1e-4)));
  const all = (value: number) => new Float64Array(seconds).fill(value);
  return {
    market,
    bidSats: bid,
    askSats: levels.map((mid) => mid * (1 + 1e-4)),
    bidTouchLots: all(5),
    askTouchLots: all(7),
    bidLots: all(30),
    askLots: all(20),
    referenceSats: levels,
    boughtLots: all(1),
    soldLots: all(1),
    submissionCount: 4_000,
    tradeCount: 1_000,
  };
}

const sampleOf = (...tapes: readonly MarketTape[]) => new MarketSample(tapes, NOTHING_EXPECTED);

function measured(id: string, sample: MarketSample, others: readonly MarketSample[] = []) {
  const fact = must(
    facts.find((candidate) => candidate.id === id),
    id,
  );
  return fact.measure(sample, others).value;
}

test('F03 every fact has an id of its own, a formula and a source, and gives null for an empty market', () => {
  expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
  const empty = sampleOf();
  for (const fact of facts) {
    expect(fact.id).toMatch(/^[a-z0-9-]+$/);
    expect(fact.formula.length * fact.source.length).toBeGreaterThan(0);
    expect([fact.id, fact.measure(empty, []).value]).toEqual([fact.id, null]);
  }
});

test('F03 what cannot be measured never passes, and both ends of a gate belong to it', () => {
  expect(passes({ value: null, samples: 0 }, atLeast(0))).toBe(false);
  expect(passes({ value: Number.NaN, samples: 0 }, atLeast(0))).toBe(false);
  expect([0.9, 1, 2, 2.1].map((value) => passes({ value, samples: 1 }, between(1, 2)))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test('F03 a random walk passes as one, and lacks what real markets have', () => {
  const sample = sampleOf(tape('1'), tape('2'), tape('3'));
  expect(measured('insignificant-lags', sample)).toBeGreaterThanOrEqual(24);
  expect(measured('kurtosis', sample)).toBeLessThan(1);
  expect(measured('volatility-clustering-10s', sample)).toBeLessThan(0.05);
  expect(measured('sign-balance', sample)).toBeCloseTo(0.5, 1);
  expect(measured('tracking', sample)).toBeCloseTo(1, 6);
});

test('F03 a walk that remembers for minutes is found out by its lags', () => {
  const sample = sampleOf(...['1', '2', '3', '4'].map((seed) => tape(seed, { remembered: 0.9 })));
  expect(measured('insignificant-lags', sample)).toBeLessThan(24);
});

test.each([
  ['spread-median', 2],
  ['resilience', null],
  ['empty-side', 0],
  ['touch-depth', 5],
  ['book-imbalance', 0.2],
  ['order-to-trade', 4],
  ['vpin', 0],
  ['volume-volatility', null],
  ['tracking-error', 0],
] as const)('F03 %s of a market whose numbers are known', (id, expected) => {
  const value = measured(id, sampleOf(tape('1')));
  if (expected === null) expect(value).toBeNull();
  else expect(value).toBeCloseTo(expected, 6);
});

test('F03 the volatility of a year is that of a second, scaled', () => {
  const expected = 1e-4 * Math.sqrt(60 * 390 * 365);
  const found = measured('volatility', sampleOf(tape('1'), tape('2'), tape('3'))) ?? 0;
  expect(found / expected).toBeCloseTo(1, 1);
});

test('F03 a moment without one side of the book is no return, and counts as empty', () => {
  const whole = sampleOf(tape('1'));
  const holed = sampleOf(tape('1', { gapAt: 600 }));
  expect(holed.returns(60).map((part) => part.length)).toEqual([9, 229]);
  expect(whole.returns(60).map((part) => part.length)).toEqual([240]);
  expect(measured('empty-side', holed)).toBeCloseTo(1 / SECONDS, 9);
});

test('F03 minutes that begin at every tenth second say the same with less chance in it', () => {
  const samples = Array.from({ length: 60 }, (_, seed) => sampleOf(tape(String(seed), { seconds: 3_601 })));
  expect(samples[0]?.staggered(60).map((part) => part.length)).toEqual([60, 59, 59, 59, 59, 59]);
  const spreadOf = (found: readonly (number | null)[]) =>
    found.reduce<number>((sum, each) => sum + (each ?? 9) ** 2, 0);
  const once = spreadOf(samples.map((sample) => autocorrelation(sample.returns(60), 1)));
  const often = spreadOf(samples.map((sample) => autocorrelation(sample.staggered(60), 1)));
  expect(often / once).toBeLessThan(0.85);
});

test('F03 markets that move as one are as far from what was configured as that is from 1', () => {
  const expected = { yearlyVolatility: 0.5, correlations: new Map([['TSLA/BTC', 0.4]]) };
  const apple = new MarketSample([tape('1')], expected);
  const same = sampleOf(tape('1', { market: 'TSLA/BTC' }));
  expect(measured('cross-asset', apple, [same])).toBeCloseTo(0.6, 6);
});
