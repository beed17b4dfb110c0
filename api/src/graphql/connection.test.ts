import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newestFirstPage } from './connection.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';

const list = { kind: 'row', maxPageSize: 100, keyOf: (row: number) => row };

function pager(rows: readonly number[]) {
  return (before: number | null, limit: number) =>
    rows
      .filter((row) => before === null || row < before)
      .sort((a, b) => b - a)
      .slice(0, limit);
}

test('paging to the end gives every row once, newest first, whatever arrives meanwhile', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(10_000), { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (rows, size) => {
      const growing = [...rows];
      const seen: number[] = [];
      let after: string | null = null;
      for (let page = newestFirstPage(list, { first: size, after }, pager(growing)); ; ) {
        seen.push(...page.edges.map(({ node }) => node));
        if (!page.pageInfo.hasNextPage) break;
        after = page.pageInfo.endCursor;
        growing.push(20_000 + growing.length);
        page = newestFirstPage(list, { first: size, after }, pager(growing));
      }
      expect(seen).toEqual([...rows].sort((a, b) => b - a));
    }),
  );
});

test.each([0, -1, 101])('a page of %i rows is refused, not cut down', (first) => {
  expect(() => newestFirstPage(list, { first }, pager([1]))).toThrow(/from 1 to 100/);
});

test.each(['', 'x', 'row:5', encodeCursor('trade', 5), `${encodeCursor('row', 5)}=`, encodeCursor('row', -1)])(
  'the cursor %j of no such list is refused',
  (cursor) => {
    expect(() => decodeCursor('row', cursor)).toThrow(/cursor/);
  },
);
