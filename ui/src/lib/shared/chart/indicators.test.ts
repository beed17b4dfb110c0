import { expect, test } from 'vitest';
import type { Bar } from './bar.ts';
import { ema, rsi, vwap } from './indicators.ts';

const bars = (closes: readonly number[], volume = 1): readonly Bar[] =>
  closes.map((close, time) => ({ time, open: close, high: close, low: close, close, volume }));
const values = (points: readonly { readonly value: number }[]): readonly number[] => points.map((point) => point.value);

test('an exponential average starts at the first close and closes half the distance at period 3', () => {
  expect(values(ema(bars([100, 200, 200]), 3))).toEqual([100, 150, 175]);
});

test('the volume-weighted price counts a bar by its volume, and an empty bar not at all', () => {
  const [first, second] = bars([100, 200], 1) as readonly [Bar, Bar];
  expect(values(vwap([first, { ...second, volume: 3 }, { ...second, close: 900, high: 900, volume: 0 }]))).toEqual([
    100, 175, 175,
  ]);
});

test('relative strength is 100 when every bar rose, 0 when every bar fell, 50 when none moved', () => {
  expect(rsi(bars([1, 2, 3, 4]), 3).at(-1)?.value).toBeCloseTo(100, 9);
  expect(rsi(bars([4, 3, 2, 1]), 3).at(-1)?.value).toBe(0);
  expect(rsi(bars([4, 4, 4]), 3).at(-1)?.value).toBe(50);
});
