import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LoopDelay } from './loop-delay.ts';

const MOST_HOLDS = 30;
/** Time for some looks: Node counts from the second one on. */
const LOOKS_MS = 40;

let delay: LoopDelay;

beforeEach(() => {
  delay = new LoopDelay();
  delay.start();
});

afterEach(() => delay.stop());

test('is nothing before the first look', () => {
  expect(delay.takeP99Ms()).toBe(0);
});

test('is about as long as the loop is held, and without the time that passes between two looks anyway', async () => {
  let least = Number.POSITIVE_INFINITY;
  // What a busy machine adds to one is not added to all.
  for (let count = 0; count < MOST_HOLDS && least > -1; count += 1) {
    delay.takeP99Ms();
    await sleep(LOOKS_MS);
    const heldMs = hold(100);
    await sleep(LOOKS_MS);
    least = Math.min(least, delay.takeP99Ms() - heldMs);
  }
  expect(least).toBeLessThan(-1);
  expect(least).toBeGreaterThan(-15);
});

test('is forgotten when it has been told', async () => {
  await sleep(LOOKS_MS);
  hold(500);
  await sleep(LOOKS_MS);
  const told = delay.takeP99Ms();
  await sleep(LOOKS_MS);
  expect(delay.takeP99Ms()).toBeLessThan(told);
});

/** Milliseconds that it took. */
function hold(ms: number): number {
  const startedMs = performance.now();
  while (performance.now() < startedMs + ms);
  return performance.now() - startedMs;
}
