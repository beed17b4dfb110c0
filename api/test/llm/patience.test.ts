import { setTimeout as sleep } from 'node:timers/promises';
import { queryObjects } from 'node:v8';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Patience } from '../../src/traders/llm/patience.ts';
import { deskAt, goodText, MockProvider, providerAt } from './mock-provider.ts';

const QUESTIONS = 10;

const provider = new MockProvider();

beforeAll(() => provider.start());
afterAll(() => provider.stop());

/** How many are alive once the event loop has turned and garbage was collected. */
async function countSignals(): Promise<number> {
  await sleep(10);
  return queryObjects(AbortSignal, { format: 'count' });
}

describe('R22 nothing is kept of a question that has its outcome', () => {
  it.each([
    ['answered as a whole', undefined],
    ['answered word by word', () => {}],
  ])('%s', async (_title, onDraft) => {
    provider.play(() => ({ content: goodText }));
    const { ask } = deskAt(providerAt(provider.url), { deadlineMs: 600_000 });
    await ask({}, onDraft);
    const before = await countSignals();
    for (let count = 0; count < QUESTIONS; count += 1) expect(await ask({}, onDraft)).toMatchObject({ callCount: 1 });
    await expect.poll(async () => (await countSignals()) - before, { timeout: 10_000 }).toBeLessThan(QUESTIONS / 2);
  });

  it('no timer, and nothing that hangs on the signal of whoever asked', () => {
    vi.useFakeTimers();
    const caller = new AbortController();
    const patience = new Patience(caller.signal, 5_000);
    patience.leave();
    expect(vi.getTimerCount()).toBe(0);
    caller.abort();
    expect(patience.signal.aborted).toBe(false);
    vi.useRealTimers();
  });
});

it('a question is given up after its time, or when nobody waits for its answer', () => {
  vi.useFakeTimers();
  const caller = new AbortController();
  const [late, unwanted] = [new Patience(caller.signal, 5_000), new Patience(caller.signal, 9_000)];
  vi.advanceTimersByTime(4_999);
  expect(late.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect([late.signal.aborted, late.end().cause]).toEqual([true, 'TIMEOUT']);
  caller.abort();
  expect([unwanted.signal.aborted, unwanted.end().cause]).toEqual([true, 'INTERRUPTED']);
  expect(new Patience(caller.signal, 1).signal.aborted).toBe(true);
  vi.useRealTimers();
});
