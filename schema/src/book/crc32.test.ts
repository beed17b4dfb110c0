import { expect, test } from 'vitest';
import { crc32Hex } from './crc32.ts';

test.each([
  ['', '00000000'],
  ['123456789', 'cbf43926'],
  ['a', 'e8b7be43'],
])('the published check value of %j is %s', (text, expected) => {
  expect(crc32Hex(text)).toBe(expected);
});
