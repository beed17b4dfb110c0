import { expect, test } from 'vitest';
import { goalConsequence, pausesAt } from './goal-words.ts';

const place = (at: number): string => `<${at}>`;

test('L19 going to a moment says how fast and how far before it is done', () => {
  expect(goalConsequence({ kind: 'time', at: 9 }, place, { at: 5, speed: 20 })).toBe(
    'The run goes on at 20×, does everything up to <9>, and pauses there by itself. A pause before that ends it.',
  );
  expect(goalConsequence({ kind: 'seq', at: 9 }, place, { at: 5, speed: 0 })).toContain(
    'as fast as possible, goes until <9>',
  );
});

test('L19 a goal that is behind the run, or none, is told before the server refuses it', () => {
  expect(goalConsequence({ kind: 'time', at: 5 }, place, { at: 5, speed: 1 })).toContain('The run is at <5>');
  expect(goalConsequence(null, place, { at: 5, speed: 1 })).toBe('Say how far the run is to go.');
});

test('L19 a goal that is set is told beside the clock until the run is there', () => {
  expect(pausesAt({ time: Date.UTC(2026, 0, 5, 14, 32, 7), seq: null }, Date.UTC(2026, 0, 5, 13))).toContain(
    '14:32:07',
  );
  expect(pausesAt({ time: null, seq: 12_345 }, 0)).toMatch(/^, pauses at seq\s12\s345$/);
  expect(pausesAt(null, 0)).toBe('');
  expect(pausesAt(undefined, 0)).toBe('');
});
