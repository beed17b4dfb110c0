import { expect, test } from 'vitest';
import { formatAge, formatClock, formatLatency, formatSimulatedTime, formatSpan, formatTapeTime } from './time.ts';

const START = Date.UTC(2026, 0, 5, 14, 30);

test('simulated time counts days from the first day of the run', () => {
  expect(formatSimulatedTime(START, START)).toBe('Day 1\u00a0\u00a014:30:00');
  expect(formatSimulatedTime(START + 9.5 * 3_600_000, START)).toBe('Day 2\u00a0\u00a000:00:00');
});

test('the tape shows minutes, seconds and tenths', () => {
  expect(formatTapeTime(START + 2 * 60_000 + 7_290)).toBe('32:07.2');
  expect(formatClock(START + 127_290)).toBe('14:32:07');
});

test.each([
  [null, '\u2013'],
  [120, '0.1\u00a0s'],
  [9_999, '10.0\u00a0s'],
  [10_000, '10\u00a0s'],
  [125_000, '2\u00a0min'],
])('an age of %s ms reads %s', (ms, expected) => {
  expect(formatAge(ms)).toBe(expected);
});

test.each([
  [41_000, '0:41'],
  [378_900, '6:18'],
  [3_720_000, '1:02:00'],
  [-5, '0:00'],
])('a span of %i ms reads %s', (ms, expected) => {
  expect(formatSpan(ms)).toBe(expected);
});

test('a latency below a second is shown in milliseconds', () => {
  expect([formatLatency(840.4), formatLatency(1_900)]).toEqual(['840\u00a0ms', '1.9\u00a0s']);
});
