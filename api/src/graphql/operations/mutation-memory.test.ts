import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { ControlOutcome } from '../../simulation/control.ts';
import { fileActLog, memoryActLog } from './act-log.ts';
import { MutationMemory, type Once } from './mutation-memory.ts';

const DAY_MS = 24 * 3_600_000;
const outcome: ControlOutcome = { changed: true, seq: 1, status: 'RUNNING', errors: [] };

function memoryAt(start: number) {
  const clock = { now: start };
  const lines: string[] = [];
  const open = () => new MutationMemory({ elapsedMs: () => clock.now, now: () => clock.now }, memoryActLog(lines));
  return { clock, lines, open, memory: open() };
}

/** What came of it, or why nothing can be told. */
async function told(once: Once): Promise<ControlOutcome | Once['kind']> {
  return once.kind === 'OUTCOME' ? once.outcome : once.kind;
}

test('a key is remembered for 24 hours and then new again', async () => {
  const { clock, memory } = memoryAt(0);
  let acts = 0;
  const act = async () => {
    acts += 1;
    return { ...outcome, seq: acts };
  };
  expect(await told(memory.once('halt', 'k', '{}', act))).toMatchObject({ seq: 1 });
  clock.now = DAY_MS - 1;
  expect(await told(memory.once('halt', 'k', '{}', act))).toMatchObject({ seq: 1 });
  clock.now = DAY_MS;
  expect(await told(memory.once('halt', 'k', '{}', act))).toMatchObject({ seq: 2 });
});

test('the same key of another mutation is another key; with another input it is refused', async () => {
  const { memory } = memoryAt(0);
  const act = async () => outcome;
  await told(memory.once('halt', 'k', '{}', act));
  expect(await told(memory.once('resume', 'k', '{}', act))).toEqual(outcome);
  expect(memory.once('halt', 'k', '{"market":"x"}', act)).toEqual({ kind: 'OTHER_INPUT' });
});

test('what broke off may be tried again with its key', async () => {
  const { memory } = memoryAt(0);
  const broken = told(memory.once('halt', 'k', '{}', () => Promise.reject(new Error('disk'))));
  await expect(broken).rejects.toThrow('disk');
  expect(await told(memory.once('halt', 'k', '{}', async () => outcome))).toEqual(outcome);
});

test('over a restart a key is answered as before, for what is left of its 24 hours', async () => {
  const { clock, memory, open } = memoryAt(0);
  const counted = { ...outcome, count: 3 };
  await told(memory.once('halt', 'k', '{}', async () => counted));
  clock.now = DAY_MS - 1;
  const act = () => Promise.reject(new Error('done twice'));
  expect(await told(open().once('halt', 'k', '{}', act))).toEqual(counted);
  expect(open().once('halt', 'k', '{"market":"x"}', act)).toEqual({ kind: 'OTHER_INPUT' });
  clock.now = DAY_MS;
  expect(await told(open().once('halt', 'k', '{}', async () => ({ ...outcome, seq: 2 })))).toMatchObject({ seq: 2 });
});

test('what a crash cut off is not done again: nobody can say whether it was', async () => {
  const { memory, open } = memoryAt(0);
  memory.once('halt', 'k', '{}', () => new Promise(() => {}));
  expect(open().once('halt', 'k', '{}', async () => outcome)).toEqual({ kind: 'INTERRUPTED' });
});

test('what broke off before a restart may be tried again after it', async () => {
  const { memory, open } = memoryAt(0);
  await expect(told(memory.once('halt', 'k', '{}', () => Promise.reject(new Error('disk'))))).rejects.toThrow('disk');
  expect(await told(open().once('halt', 'k', '{}', async () => outcome))).toEqual(outcome);
});

test('a file that was cut off or tampered with costs the keys of its broken lines and no other', async () => {
  const { memory, open, lines } = memoryAt(0);
  await told(memory.once('halt', 'k', '{}', async () => outcome));
  lines.push('{"name":"halt:other","inp', '[]', '{"name":7}');
  expect(await told(open().once('halt', 'k', '{}', () => Promise.reject(new Error('done twice'))))).toEqual(outcome);
});

test('a line that a kill cut off in the file costs itself and not the one after it', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'act-log-')), 'acts.ndjson');
  const open = () => new MutationMemory({ elapsedMs: () => 0, now: () => 0 }, fileActLog(path));
  writeFileSync(path, '\n{"name":"halt:cut","inp');
  fileActLog(path).append('{"name":7}');
  expect(fileActLog(path).read()).toEqual(['{"name":"halt:cut","inp', '{"name":7}']);
  await told(open().once('halt', 'k', '{}', async () => outcome));
  expect(await told(open().once('halt', 'k', '{}', () => Promise.reject(new Error('done twice'))))).toEqual(outcome);
  rmSync(dirname(path), { recursive: true });
});

test('J11 a full disk that cannot forget still lets a server start, which knows its keys', async () => {
  const { lines, memory } = memoryAt(0);
  await told(memory.once('halt', 'k', '{}', async () => outcome));
  const full = () => {
    throw new Error('ENOSPC: no space left on device');
  };
  const again = new MutationMemory({ elapsedMs: () => 0, now: () => 0 }, { ...memoryActLog(lines), replace: full });
  expect(await told(again.once('halt', 'k', '{}', () => Promise.reject(new Error('done twice'))))).toEqual(outcome);
});

test('the file holds no line of what is forgotten, and no word of the input', async () => {
  const { clock, memory, open, lines } = memoryAt(0);
  await told(memory.once('news', 'a', '{"headline":"secret"}', async () => outcome));
  expect(lines.join()).not.toContain('secret');
  clock.now = DAY_MS;
  open();
  expect(lines).toEqual([]);
});
