import { expect, test } from 'vitest';
import type { ControlOutcome } from '../../simulation/control.ts';
import { MutationMemory } from './mutation-memory.ts';

const DAY_MS = 24 * 3_600_000;
const outcome: ControlOutcome = { changed: true, seq: 1, status: 'RUNNING', errors: [] };

function memoryAt(start: number) {
  const clock = { now: start };
  return { clock, memory: new MutationMemory(() => clock.now) };
}

test('a key is remembered for 24 hours and then new again', async () => {
  const { clock, memory } = memoryAt(0);
  let acts = 0;
  const act = async () => {
    acts += 1;
    return { ...outcome, seq: acts };
  };
  expect((await memory.once('halt', 'k', '{}', act))?.seq).toBe(1);
  clock.now = DAY_MS - 1;
  expect((await memory.once('halt', 'k', '{}', act))?.seq).toBe(1);
  clock.now = DAY_MS;
  expect((await memory.once('halt', 'k', '{}', act))?.seq).toBe(2);
});

test('the same key of another mutation is another key; with another input it is refused', async () => {
  const { memory } = memoryAt(0);
  const act = async () => outcome;
  await memory.once('halt', 'k', '{}', act);
  expect(await memory.once('resume', 'k', '{}', act)).toEqual(outcome);
  expect(memory.once('halt', 'k', '{"market":"x"}', act)).toBeNull();
});

test('what broke off may be tried again with its key', async () => {
  const { memory } = memoryAt(0);
  const broken = memory.once('halt', 'k', '{}', () => Promise.reject(new Error('disk')));
  await expect(broken).rejects.toThrow('disk');
  expect(await memory.once('halt', 'k', '{}', async () => outcome)).toEqual(outcome);
});
