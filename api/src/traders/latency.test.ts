import { expect, test } from 'vitest';
import { Latency } from './latency.ts';

const line = (latencyMs: number, latencyJitterMs: number, seed = 's') =>
  new Latency(seed, 'me', { latencyMs, latencyJitterMs });

test('the way takes at least the fixed time, and the jitter on top on average', () => {
  const subject = line(40, 60);
  const delays = Array.from({ length: 4_000 }, (_, index) => subject.send(index * 60_000));
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(40);
  const mean = delays.reduce((sum, delay) => sum + delay, 0) / delays.length;
  expect(mean).toBeGreaterThan(95);
  expect(mean).toBeLessThan(105);
  expect(delays.every(Number.isSafeInteger)).toBe(true);
});

test('what is sent later never arrives earlier', () => {
  const subject = line(0, 500);
  const arrivals = Array.from({ length: 500 }, (_, now) => now + subject.send(now));
  expect(arrivals).toEqual([...arrivals].sort((a, b) => a - b));
  expect(new Set(arrivals).size).toBeGreaterThan(5);
});

test('without a way there is no delay', () => {
  const subject = line(0, 0);
  expect(Array.from({ length: 10 }, (_, now) => subject.send(now))).toEqual(Array(10).fill(0));
});

test('it depends on seed and participant alone, and goes on exactly when restored', () => {
  const sent = (subject: Latency, from: number) => Array.from({ length: 20 }, (_, index) => subject.send(from + index));
  const original = line(5, 20);
  expect(sent(original, 0)).toEqual(sent(line(5, 20), 0));
  expect(sent(line(5, 20, 'another'), 0)).not.toEqual(sent(line(5, 20), 0));
  const copy = line(5, 20, 'another');
  copy.restore(JSON.parse(JSON.stringify(original.state())));
  expect(sent(copy, 100)).toEqual(sent(original, 100));
});
