import { expect, test } from 'vitest';
import { movedBy } from './run-line-keys.ts';
import { timeAt } from './run-line-painter.ts';

const stretch = { from: 0, until: 1_000_000 };
const press = (key: string, at: number, shiftKey = false) => movedBy({ key, shiftKey }, at, stretch);

test('keys move the playhead within the run; what would pass its end is the present', () => {
  expect(press('ArrowLeft', 500_000)).toBe(490_000);
  expect(press('ArrowLeft', 500_000, true)).toBe(400_000);
  expect(press('ArrowLeft', 4_000)).toBe(0);
  expect(press('ArrowRight', 500_000)).toBe(510_000);
  expect(press('ArrowRight', 995_000)).toBeNull();
  expect(press('PageDown', 500_000)).toBe(440_000);
  expect(press('PageUp', 950_000)).toBeNull();
  expect(press('Home', 500_000)).toBe(0);
  expect(press('End', 500_000)).toBeNull();
  expect(press('x', 500_000)).toBeUndefined();
});

test('a pixel of the line is a time of the run; right of its end is the present', () => {
  expect(timeAt(0, stretch, 1_100)).toBe(0);
  expect(timeAt(12, stretch, 1_100)).toBe(0);
  expect(timeAt(512, stretch, 1_100)).toBe(500_000);
  expect(timeAt(1_012, stretch, 1_100)).toBe(1_000_000);
  expect(timeAt(1_050, stretch, 1_100)).toBeNull();
});
