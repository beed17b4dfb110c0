import { expect, test } from 'vitest';
import { allowedIn } from './deck-actions.ts';

const can = (status: Parameters<typeof allowedIn>[0]): readonly string[] =>
  Object.entries(allowedIn(status))
    .filter(([, allowed]) => allowed)
    .map(([name]) => name);

test.each([
  [null, []],
  ['IDLE', ['start', 'reset']],
  ['STARTING', []],
  ['RUNNING', ['pause', 'step', 'stop', 'reset', 'meddle']],
  ['PAUSED', ['resume', 'step', 'stop', 'reset', 'meddle']],
  ['STOPPING', []],
  ['STOPPED', ['start', 'reset']],
  ['FAILED', ['start', 'reset']],
] as const)('while the run is %s the deck offers %j', (status, expected) => {
  expect(can(status)).toEqual(expected);
});
