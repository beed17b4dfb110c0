import { expect, test } from 'vitest';
import { Rng } from '../util/rng.ts';
import { relativeOrderSize } from './order-size.ts';

test('seven orders in ten are one round lot, none is above ten', () => {
  const seed = 'sizes';
  const rng = Rng.derive(seed, 'test');
  const sizes = Array.from({ length: 20_000 }, () => relativeOrderSize(rng));
  const share = (test: (size: number) => boolean) => sizes.filter(test).length / sizes.length;
  expect(
    share((size) => size === 1),
    `seed ${seed}`,
  ).toBeCloseTo(0.7, 1);
  expect(
    share((size) => size < 1),
    `seed ${seed}`,
  ).toBeGreaterThan(0.15);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(10);
  expect(Math.min(...sizes)).toBeGreaterThan(0);
});
