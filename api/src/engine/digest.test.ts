import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Digest, hashHigh, hashLow, hashTerms, hashText } from './digest.ts';

const seed = Number(process.env.DIGEST_SEED ?? 20_260_105);
const anyPair = fc.tuple(fc.integer(), fc.integer());

test(`D04 D07 a digest is that of what it holds, in whatever order it came and went (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.array(anyPair), fc.array(anyPair), (stay, go) => {
      const [digest, fresh] = [new Digest(), new Digest()];
      for (const [low, high] of [...go, ...stay]) digest.add(low, high);
      for (const [low, high] of go.toReversed()) digest.remove(low, high);
      for (const [low, high] of stay.toReversed()) fresh.replace(0, 0, low, high);
      expect(digest.toHex()).toBe(fresh.toHex());
      expect(digest.toHex()).toMatch(/^[0-9a-f]{16}$/);
    }),
    { seed },
  );
});

const FIELDS = 9;
type Fields = Parameters<typeof hashLow>;
const NO_FIELDS: Fields = [0, 0, 0, 0, 0, 0, 0, 0, 0];

/** Both words of an element whose fields are 1 to 9 unless told otherwise. */
function lanes(place: number, value: number): readonly number[] {
  const fields = Array.from({ length: FIELDS }, (_, index) => (index === place ? value : index + 1)) as Fields;
  return [hashLow(...fields), hashHigh(...fields)];
}

test('D05 every field of an element changes its hash, in both lanes', () => {
  const hashes = Array.from({ length: FIELDS }, (_, place) => [100, 101, 2 ** 20].map((value) => lanes(place, value)));
  for (const lane of [0, 1]) expect(new Set(hashes.flat().map((hash) => hash[lane])).size).toBe(3 * FIELDS);
});

test('D05 an element without fields is nothing to a digest', () => {
  const [digest, fresh] = [new Digest(), new Digest()];
  digest.add(hashLow(...NO_FIELDS), hashHigh(...NO_FIELDS));
  expect(digest.toHex()).toBe(fresh.toHex());
});

test('D05 every term of an order changes their hash, dates beyond 32 bits in full', () => {
  const terms = [5, 5 + 2 ** 32, 5 + 2 ** 52].map((expireAt) => hashTerms(1, 2, 3, expireAt));
  const others = [hashTerms(9, 2, 3, 5), hashTerms(1, 9, 3, 5), hashTerms(1, 2, 9, 5), hashTerms(0, 0, 0, 0)];
  expect(new Set([...terms, ...others]).size).toBe(7);
  expect(hashTerms(0, 0, 0, 0)).toBe(0);
});

test('D05 names have hashes of their own', () => {
  expect(new Set(['ann', 'nan', 'an', 'ann ', ''].map(hashText)).size).toBe(5);
});
