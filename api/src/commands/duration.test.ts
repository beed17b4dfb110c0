import { expect, test } from 'vitest';
import { parseDuration } from './duration.ts';

test.each([
  ['6h30m', 23_400_000],
  ['175s', 175_000],
  ['2d', 172_800_000],
  ['0.5h', 1_800_000],
])('%s is %d ms', (text, durationMs) => {
  expect(parseDuration(text)).toBe(durationMs);
});

test.each(['', '6', 'h', '6h30', '-1h', '1w', '6 h'])('"%s" is refused with an example', (text) => {
  expect(() => parseDuration(text)).toThrow(/such as 6h30m/);
});
