import { expect, test } from 'vitest';
import { durationWords, sizeWords, table } from './words.ts';

test.each([
  [0, '0s'],
  [12_540, '12.5s'],
  [60_000, '1m'],
  [23_400_000, '6h 30m'],
  [90_061_000, '1d 1h'],
  [3_599_999, '1h'],
])('%d ms is told as %s', (durationMs, words) => {
  expect(durationWords(durationMs)).toBe(words);
});

test.each([
  [0, '0.0 kB'],
  [14_635_008, '14.6 MB'],
  [2_500_000_000, '2.50 GB'],
])('%d bytes are told as %s', (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words);
});

test('a table has words on the left and numbers on the right', () => {
  expect(
    table(
      ['name', 'count'],
      [
        ['a', 7],
        ['longer', 123_456],
      ],
    ),
  ).toBe('name     count\na            7\nlonger  123456\n');
});
