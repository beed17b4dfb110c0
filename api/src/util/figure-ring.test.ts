import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FigureRing } from './figure-ring.ts';

const WIDTH = 2;

const rows = fc.array(fc.tuple(fc.double(), fc.integer()));

function rowsOf(ring: FigureRing): readonly (readonly number[])[] {
  return Array.from({ length: ring.length }, (_, row) => [ring.get(row, 0), ring.get(row, 1)]);
}

test('a ring of figures keeps the newest rows in order, again after it was emptied', () => {
  fc.assert(
    fc.property(rows, rows, fc.integer({ min: 1, max: 20 }), (before, after, capacity) => {
      const ring = new FigureRing(WIDTH, capacity);
      for (const pushed of [before, after]) {
        ring.clear();
        for (const row of pushed) ring.push(row);
        expect(rowsOf(ring)).toEqual(pushed.slice(-capacity));
      }
    }),
  );
});

test('a ring of figures without capacity keeps nothing', () => {
  const ring = new FigureRing(WIDTH, 0);
  ring.push([1, 2]);
  expect(ring.length).toBe(0);
});
