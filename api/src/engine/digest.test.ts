import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BalanceHash, Digest, hashLink, hashText, OrderHash } from './digest.ts';

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

/** Both lanes of an order whose fields are 1 to 7 unless told otherwise, with or without terms. */
function lanes(place: number, value: number): string {
  const hash = new OrderHash();
  const fields = Array.from({ length: 11 }, (_, index) => (index === place ? value : index + 1));
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, ...terms] = fields;
  hash.ofOrder(a, b, c, d, e, f, g);
  const [i = 0, j = 0, k = 0, l = 0] = terms;
  hash.andTerms(i, j, k, l);
  return `${hash.low} ${hash.high}`;
}

test('D05 every field of an order changes its hash, in both lanes', () => {
  const hashes = Array.from({ length: 11 }, (_, place) =>
    [100, 101, 2 ** 20].map((value) => lanes(place, value)),
  ).flat();
  for (const lane of [0, 1]) expect(new Set(hashes.map((hash) => hash.split(' ')[lane])).size).toBe(hashes.length);
});

test('D07 terms that are all gone leave the hash of an order without any', () => {
  const [plain, bare] = [new OrderHash(), new OrderHash()];
  for (const hash of [plain, bare]) hash.ofOrder(1, 2, 3, 4, 5, 6, 7);
  bare.andTerms(0, 0, 0, 0);
  expect([bare.low, bare.high]).toEqual([plain.low, plain.high]);
});

/** Available, held and owed. */
function balanceLanes(amounts: readonly number[]): string {
  const words = new Int32Array(Float64Array.from(amounts).buffer);
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = words;
  const hash = new BalanceHash();
  hash.ofBalance(1, 2, a, b, c, d, e, f);
  return `${hash.low} ${hash.high}`;
}

test('D05 amounts beyond 32 bits count in full', () => {
  const amounts = [5, 5 + 2 ** 32, 5 + 2 ** 52];
  for (const place of [0, 1, 2]) {
    const hashes = amounts.map((amount) => balanceLanes([0, 0, 0].with(place, amount)));
    expect(new Set(hashes).size).toBe(3);
  }
  expect(new Set(amounts.map((expireAt) => lanes(10, expireAt))).size).toBe(3);
});

test('D03 who stands behind whom is not who stands before whom', () => {
  const links = [hashLink(1, 2), hashLink(2, 1), hashLink(0, 1), hashLink(0, 2)];
  expect(new Set(links).size).toBe(4);
  expect(new Set(['ann', 'nan', 'an', 'ann ', ''].map(hashText)).size).toBe(5);
});
