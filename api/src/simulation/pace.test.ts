import { expect, test } from 'vitest';
import { Pace } from './pace.ts';

test.each([
  { speed: 1, wallMs: 400, time: 1_400 },
  { speed: 10, wallMs: 400, time: 5_000 },
  { speed: 0.5, wallMs: 400, time: 1_200 },
  { speed: 0, wallMs: 1, time: Number.POSITIVE_INFINITY },
])('at speed $speed, $wallMs ms of wall time lead to $time', ({ speed, wallMs, time }) => {
  expect(new Pace(speed, 0, 1_000).target(wallMs)).toBe(time);
});

test('after a sleep of an hour the market goes on and does not burst', () => {
  const pace = new Pace(1, 0, 0);
  expect(pace.target(3_600_000)).toBe(1_000);
});

test('a small lag is caught up, a large one is given up', () => {
  const pace = new Pace(1, 0, 0);
  pace.reached(300, 200);
  expect(pace.target(300)).toBe(300);
  pace.reached(900, 500);
  expect(pace.target(900)).toBe(500);
});

test('the delay until a time is wall time', () => {
  const pace = new Pace(10, 0, 0);
  expect(pace.delayUntil(500, 20)).toBe(30);
  expect(pace.delayUntil(100, 20)).toBe(0);
});

test.each([0.5, 0.1, 0.004, 0.001, 1e-6])('at speed %d time moves on, however little each look adds', (speed) => {
  const pace = new Pace(speed, 0, 1_700_000_000_000);
  let time = 1_700_000_000_000;
  const wallMs = 10 / speed;
  for (let nowMs = 0; nowMs <= wallMs; nowMs += Math.min(100, wallMs / 10)) {
    time = Math.max(time, Math.floor(pace.target(nowMs)));
    pace.reached(nowMs, time);
  }
  expect(time - 1_700_000_000_000).toBeGreaterThanOrEqual(9);
  expect(time - 1_700_000_000_000).toBeLessThanOrEqual(10);
});

test('slowed down a thousandfold, a sleep is given up too', () => {
  const pace = new Pace(0.001, 0, 0);
  expect(pace.target(600)).toBeCloseTo(0.6);
  pace.reached(600, 0);
  expect(pace.target(8 * 3_600_000)).toBeCloseTo(1.6);
});

test('what is lost while nobody looks is lost once', () => {
  const pace = new Pace(1, 0, 0);
  expect(pace.target(10_000)).toBe(1_000);
  expect(pace.target(10_000)).toBe(1_000);
  pace.reached(10_000, 900);
  expect(pace.target(10_100)).toBe(1_100);
});
