import { expect, test } from 'vitest';
import { Rng } from '../../util/rng.ts';
import { PriceFilter } from './price-filter.ts';

const MINUTE_MS = 60_000;

/** Root mean square error, basis points, of what is believed and of what is seen, for a price that wanders. */
function errorsOf(walkBps: number, noiseBps: number, seed: string) {
  const rng = Rng.derive(seed, 'filter');
  const filter = new PriceFilter({ noiseBps, walkBps, surprise: 4 });
  let price = 1_000_000;
  let [believed, seen] = [0, 0];
  const looks = 3_000;
  for (let look = 0; look < looks; look += 1) {
    price *= Math.exp(rng.normal(0, walkBps / 10_000));
    const observed = price * Math.exp(rng.normal(0, noiseBps / 10_000));
    believed += ((filter.observe(observed, look * MINUTE_MS) / price - 1) * 10_000) ** 2;
    seen += ((observed / price - 1) * 10_000) ** 2;
  }
  return { believed: Math.sqrt(believed / looks), seen: Math.sqrt(seen / looks) };
}

test('who remembers knows a slow price better than who looks once', () => {
  const { believed, seen } = errorsOf(5, 30, 'slow');
  expect(seen).toBeGreaterThan(27);
  // The steady state of the filter: gain g with g^2 / (1 - g) = (walk / noise)^2, error noise * sqrt(g).
  expect(believed).toBeLessThan(13.5);
});

test('who sees well goes by what he sees', () => {
  const { believed, seen } = errorsOf(30, 3, 'fast');
  expect(Math.abs(believed / seen - 1)).toBeLessThan(0.02);
});

test('a surprise is news and is believed at once', () => {
  const filter = new PriceFilter({ noiseBps: 20, walkBps: 5, surprise: 4 });
  for (let look = 0; look < 50; look += 1) filter.observe(100_000, look * MINUTE_MS);
  expect(filter.observe(100_030, 50 * MINUTE_MS)).toBeLessThan(100_015);
  expect(filter.observe(97_000, 51 * MINUTE_MS)).toBe(97_000);
});

test('it goes on exactly when restored, also before its first look', () => {
  const beliefs = { noiseBps: 20, walkBps: 5, surprise: 4 };
  const original = new PriceFilter(beliefs);
  for (let look = 0; look < 5; look += 1) {
    const copy = new PriceFilter(beliefs);
    copy.restore(JSON.parse(JSON.stringify(original.state())));
    const seen = 100_000 + look * 17;
    expect(copy.observe(seen, look * MINUTE_MS)).toBe(original.observe(seen, look * MINUTE_MS));
  }
});
