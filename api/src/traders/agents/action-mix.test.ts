import { expect, test } from 'vitest';
import { Rng } from '../../util/rng.ts';
import { ActionMix, type Wish } from './action-mix.ts';
import { recordedMix } from './recorded-mix.ts';

test.each([
  { scale: 0.4, shift: 0 },
  { scale: 1, shift: 0 },
  { scale: 3, shift: 0.5 },
])('opinions of scale $scale around $shift lead to the recorded shares of buying and selling', ({ scale, shift }) => {
  const seed = 'mix';
  const rng = Rng.derive(seed, 'test');
  const mix = new ActionMix();
  const counts: Record<Wish, number> = { BUY: 0, SELL: 0, HOLD: 0 };
  for (let turn = 0; turn < 5_000; turn += 1) {
    const wish = mix.wish(rng.normal(shift, scale));
    mix.learn(wish);
    counts[wish] += 1;
  }
  expect(counts.BUY / 5_000, `seed ${seed}`).toBeCloseTo(recordedMix.buy, 1);
  expect(counts.SELL / 5_000, `seed ${seed}`).toBeCloseTo(recordedMix.sell, 1);
});

test('nobody sells what he wants to buy, however one-sided the opinions', () => {
  const mix = new ActionMix();
  for (let turn = 0; turn < 500; turn += 1) {
    const wish = mix.wish(5);
    mix.learn(wish);
    expect(wish).not.toBe('SELL');
  }
});
