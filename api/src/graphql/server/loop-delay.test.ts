import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LoopDelay } from './loop-delay.ts';

const HOLDS = 5;
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
  let [long, tooLong] = [0, 0];
  for (let count = 0; count < HOLDS; count += 1) {
    delay.takeP99Ms();
    await sleep(LOOKS_MS);
    const heldMs = hold(100);
    await sleep(LOOKS_MS);
    const told = delay.takeP99Ms();
    if (told > heldMs - 15) long += 1;
    if (told >= heldMs) tooLong += 1;
  }
  expect(long).toBe(HOLDS);
  // A busy machine may add to one or two of them.
  expect(tooLong).toBeLessThan(HOLDS / 2);
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
