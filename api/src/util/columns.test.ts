import { expect, test } from 'vitest';
import { Float64Column, Int32Column } from './columns.ts';

test.each([
  ['32-bit integers', () => new Int32Column(), 2 ** 31 - 1],
  ['whole numbers', () => new Float64Column(), Number.MAX_SAFE_INTEGER],
] as const)(
  'A07 a column of %s reads 0 where nothing was written, and grows where something is',
  (_what, make, largest) => {
    const column = make();
    const bytes = column.bytes;
    expect([column.get(0), column.get(1_000_000)]).toEqual([0, 0]);
    column.set(5, 7);
    column.set(100_000, largest);
    column.set(100_001, -largest);
    expect([column.get(5), column.get(100_000), column.get(100_001), column.get(99_999)]).toEqual([
      7,
      largest,
      -largest,
      0,
    ]);
    expect(column.bytes).toBeGreaterThan(bytes);
  },
);
