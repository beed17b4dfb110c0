import { expect, test } from 'vitest';
import { textFrame } from './text-frame.ts';

test.each([
  [0, [0x81, 0]],
  [125, [0x81, 125]],
  [126, [0x81, 126, 0, 126]],
  [65_535, [0x81, 126, 255, 255]],
  [65_536, [0x81, 127, 0, 0, 0, 0, 0, 1, 0, 0]],
])('a text message of %i bytes is one frame with its length as RFC 6455 writes it', (length, header) => {
  const head = Buffer.alloc(Math.min(length, 7), 'h');
  const tail = Buffer.alloc(length - head.length, 't');
  expect(textFrame(head, tail).equals(Buffer.concat([Buffer.from(header), head, tail]))).toBe(true);
});
