import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { bookChecksum, checksumText } from './book-checksum.ts';

const level = (priceSats: number, quantityLots: number) => ({ priceSats, quantityLots, orderCount: 1 });
const book = {
  bids: [level(351_230, 120), level(351_220, 75)],
  asks: [level(351_260, 40), level(351_270, 310), level(351_300, 5)],
};

test('the checksum is the one that docs/api.md works out', () => {
  const page = readFileSync(new URL('../../../../docs/api.md', import.meta.url), 'utf8');
  expect(page).toContain(`"${checksumText(book)}"`);
  expect(page).toContain(`"${bookChecksum(book)}"`);
  expect(bookChecksum(book)).toBe(crc32(checksumText(book)).toString(16).padStart(8, '0'));
});

test('ten levels a side are checked, asks before bids', () => {
  const bids = Array.from({ length: 12 }, (_, index) => level(100 - index, 1));
  expect(checksumText({ bids, asks: [] }).split(',')).toHaveLength(10);
  expect(checksumText({ bids: [level(1, 2)], asks: [level(3, 4)] })).toBe('3:4,1:2');
});

test('an empty book has a checksum of eight digits too', () => {
  expect(bookChecksum({ bids: [], asks: [] })).toBe('00000000');
});
