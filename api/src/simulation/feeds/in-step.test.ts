import { expect, test } from 'vitest';
import { InStep } from './in-step.ts';

test('who is at the same place and asks for the same gets what was made for the first, until something happens', () => {
  const inStep = new InStep<number>();
  let made = 0;
  const get = (from: number, to: number, at: number, wanted: string) =>
    inStep.get(from, to, at, wanted, () => {
      made += 1;
      return made;
    });
  expect([get(1, 5, 0, 'a'), get(1, 5, 0, 'a')]).toEqual([1, 1]);
  expect([get(2, 5, 0, 'a'), get(1, 5, 1, 'a'), get(1, 5, 0, 'b')]).toEqual([2, 3, 4]);
  expect(get(1, 5, 0, 'a')).toBe(1);
  expect([get(1, 6, 0, 'a'), get(1, 5, 0, 'a')]).toEqual([5, 6]);
});
