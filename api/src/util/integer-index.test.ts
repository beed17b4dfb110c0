import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IntegerIndex, NONE } from './integer-index.ts';

const seed = Number(process.env.INDEX_SEED ?? 20_260_105);

/** Few keys, so that they come and go; keys far apart, each alone on its page; and the largest. */
const anyKey = fc.oneof(
  fc.integer({ min: 1, max: 60 }),
  fc.integer({ min: 1, max: 60 }).map((key) => key << 20),
  fc.integer({ min: 2 ** 31 - 60, max: 2 ** 31 - 1 }),
);

test(`D01 an index of integers answers like a map (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyKey, fc.nat(2 ** 31 - 2)), { maxLength: 400 }), (steps) => {
      const index = new IntegerIndex();
      const map = new Map<number, number>();
      for (const [key, value] of steps) {
        if (map.delete(key)) index.delete(key);
        else {
          map.set(key, value);
          index.add(key, value);
        }
        expect(index.size).toBe(map.size);
      }
      for (const [key] of steps) expect(index.get(key)).toBe(map.get(key) ?? NONE);
    }),
    { seed, numRuns: 100 },
  );
});

test('D01 an index grows, and keeps all it has when half of it goes', () => {
  const index = new IntegerIndex();
  const bytes = index.bytes;
  for (let key = 1; key <= 5000; key += 1) index.add(key, key * 3);
  expect(index.bytes).toBeGreaterThan(bytes);
  for (let key = 1; key <= 5000; key += 2) index.delete(key);
  for (let key = 1; key <= 5000; key += 1) expect(index.get(key)).toBe(key % 2 === 0 ? key * 3 : NONE);
  expect(index.size).toBe(2500);
});

test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, 2 ** 53])(
  'V03 %f is no key of an index',
  (key) => {
    const index = new IntegerIndex();
    for (let each = 1; each <= 500; each += 1) index.add(each, each);
    expect(index.get(key)).toBe(NONE);
  },
);

test('V09 an index crashes on a key that is none, or that is unknown', () => {
  const index = new IntegerIndex();
  expect(() => index.add(0, 1)).toThrow('positive');
  expect(() => index.delete(7)).toThrow('unknown');
});

test('D01 what has come and gone takes no room: pages are used again', () => {
  const index = new IntegerIndex();
  for (let key = 1; key <= 2000; key += 1) index.add(key, key);
  const { bytes } = index;
  for (let key = 1; key <= 4000; key += 1) {
    if (key > 2000) index.add(key, key);
    else index.delete(key);
  }
  expect(index.bytes - bytes).toBeLessThan(1000);
});
