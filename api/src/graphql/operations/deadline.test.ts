import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Deadline } from './deadline.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const NEVER = new Promise<never>(() => {});
const codeOf = (work: Promise<unknown>) =>
  work.catch((error: { extensions?: { code?: string } }) => error.extensions?.code);

test('work that is not done in time is given up, and told to stop', async () => {
  const deadline = new Deadline(new AbortController().signal);
  deadline.allow(5_000);
  const held = codeOf(deadline.hold(NEVER));
  vi.advanceTimersByTime(4_999);
  expect(deadline.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(await held).toBe('TIMEOUT');
  expect(deadline.signal.aborted).toBe(true);
});

test('more time counts from when it is given', async () => {
  const deadline = new Deadline(new AbortController().signal);
  deadline.allow(5_000);
  const held = codeOf(deadline.hold(NEVER));
  vi.advanceTimersByTime(4_000);
  deadline.allow(120_000);
  vi.advanceTimersByTime(119_999);
  expect(deadline.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(await held).toBe('TIMEOUT');
});

test('work stops too when whoever asked has gone', () => {
  const caller = new AbortController();
  const deadline = new Deadline(caller.signal);
  caller.abort();
  expect(deadline.signal.aborted).toBe(true);
  expect(new Deadline(caller.signal).signal.aborted).toBe(true);
});

test('work that was done in time leaves nothing behind', async () => {
  const caller = new AbortController();
  const deadline = new Deadline(caller.signal);
  deadline.allow(5_000);
  expect(await deadline.hold(Promise.resolve('done'))).toBe('done');
  deadline.end();
  expect(vi.getTimerCount()).toBe(0);
  caller.abort();
  expect(deadline.signal.aborted).toBe(false);
});
