import { expect } from 'vitest';

/** A machine that also runs other tests may take its time; a condition that holds is seen at once. */
export const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 50;

/** `await eventually(() => ...).toBe(...)`: waits until what the page says meets the expectation. */
export function eventually<Value>(read: () => Value): ReturnType<typeof expect.poll<Value>> {
  return expect.poll(read, { timeout: PATIENCE_MS, interval: LOOK_EVERY_MS });
}
