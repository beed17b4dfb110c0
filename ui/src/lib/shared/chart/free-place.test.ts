import { expect, test } from 'vitest';
import { firstFree } from './free-place.ts';

const box = (left: number, top: number) => ({ left, right: left + 40, top, bottom: top + 14 });

test('words on a chart take the first place that covers no others', () => {
  expect(firstFree([box(0, 0), box(10, 8), box(0, 14)], [box(20, 0)])).toEqual(box(0, 14));
});

test('where every place is taken there is none: better no words than two on one another', () => {
  expect(firstFree([box(0, 0), box(30, 10)], [box(20, 5)])).toBeNull();
});
