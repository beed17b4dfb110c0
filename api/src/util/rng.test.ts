import { expect, test } from 'vitest';
import { Rng } from './rng.ts';

test('the same seed and component give the same stream', () => {
  const draw = (rng: Rng) => Array.from({ length: 100 }, () => rng.unit());
  expect(draw(Rng.derive('7', 'kelvin'))).toEqual(draw(Rng.derive('7', 'kelvin')));
  expect(draw(Rng.derive('7', 'kelvin'))).not.toEqual(draw(Rng.derive('7', 'ostara')));
  expect(draw(Rng.derive('7', 'kelvin'))).not.toEqual(draw(Rng.derive('8', 'kelvin')));
});

test('a restored generator continues the stream exactly', () => {
  const rng = Rng.derive('1', 'a');
  rng.normal();
  const copy = Rng.restore(rng.state());
  expect(Array.from({ length: 50 }, () => copy.unit())).toEqual(Array.from({ length: 50 }, () => rng.unit()));
});

test('draws have the moments of their distribution', () => {
  const rng = Rng.derive('moments', 'test');
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const many = (draw: () => number) => Array.from({ length: 20_000 }, draw);
  expect(mean(many(() => rng.unit()))).toBeCloseTo(0.5, 1);
  expect(mean(many(() => rng.exponential(175)))).toBeGreaterThan(168);
  expect(mean(many(() => rng.exponential(175)))).toBeLessThan(182);
  const normals = many(() => rng.normal(3, 2));
  expect(mean(normals)).toBeCloseTo(3, 1);
  expect(Math.sqrt(mean(normals.map((value) => (value - 3) ** 2)))).toBeCloseTo(2, 1);
  expect(new Set(many(() => rng.integer(1, 6)))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
});
