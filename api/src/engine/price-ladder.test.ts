import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NONE } from '../util/integer-index.ts';
import { BUY, SELL } from './codes.ts';
import { PriceLadder } from './price-ladder.ts';

const seed = Number(process.env.LADDER_SEED ?? 20_260_105);

/** Dense around a page's border, sparse elsewhere, and at both ends of what a price can be. */
const anyTicks = fc.oneof(
  fc.integer({ min: 240, max: 275 }),
  fc.integer({ min: 1, max: 40 }).map((page) => page * 256),
  fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  fc.constantFrom(1, 31, 32, 33, 255, 256, 2 ** 31 - 1),
);

/** A level with one order. */
function occupy(ladder: PriceLadder, ticks: number): number {
  const level = ladder.open(ticks);
  ladder.joined(level, 24, NONE, NONE);
  return level;
}

/** The prices from best to worst, as the ladder walks them. */
function walk(ladder: PriceLadder): number[] {
  const prices: number[] = [];
  for (let level = ladder.best; level !== NONE; level = ladder.nextWorse(level)) prices.push(ladder.ticks(level));
  return prices;
}

describe.each([
  ['bids', BUY, -1],
  ['asks', SELL, 1],
] as const)('a ladder of %s', (name, side, sign) => {
  test(`M03 ${name} are walked like a sorted list, whatever opens and closes (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.array(anyTicks, { maxLength: 150 }), (steps) => {
        const ladder = new PriceLadder(side);
        let sorted: number[] = [];
        for (const ticks of steps) {
          const known = ladder.find(ticks);
          expect(known !== NONE).toBe(sorted.includes(ticks));
          if (known !== NONE) ladder.left(known, NONE, NONE);
          else occupy(ladder, ticks);
          sorted = known === NONE ? [...sorted, ticks] : sorted.filter((each) => each !== ticks);
          sorted.sort((a, b) => sign * (a - b));
          expect(ladder.best === NONE ? [] : [ladder.ticks(ladder.best)]).toEqual(sorted.slice(0, 1));
        }
        expect(walk(ladder)).toEqual(sorted);
        for (const ticks of sorted) expect(ladder.ticks(ladder.find(ticks))).toBe(ticks);
      }),
      { seed, numRuns: 200 },
    );
  });
});

test('M11 a level that is opened again starts from nothing', () => {
  const ladder = new PriceLadder(BUY);
  const level = occupy(ladder, 100);
  ladder.count(level, 5, 7);
  expect([ladder.oldest(level), ladder.youngest(level)]).toEqual([24, 24]);
  ladder.left(level, NONE, NONE);
  expect(ladder.best).toBe(NONE);
  const again = ladder.open(200);
  expect([ladder.displayedLots(again), ladder.hiddenLots(again), ladder.orderCount(again)]).toEqual([0, 0, 0]);
  expect([ladder.oldest(again), ladder.youngest(again)]).toEqual([NONE, NONE]);
});

test('I01 what a level shows and hides adds up beyond 32 bits', () => {
  const ladder = new PriceLadder(SELL);
  const level = ladder.open(100);
  for (let index = 0; index < 4; index += 1) {
    ladder.joined(level, index, index - 1, NONE);
    ladder.count(level, 2 ** 31 - 1, 2 ** 31);
  }
  expect([ladder.displayedLots(level), ladder.hiddenLots(level)]).toEqual([4 * (2 ** 31 - 1), 4 * 2 ** 31]);
  expect(ladder.orderCount(level)).toBe(4);
});

test('M21 a ladder keeps what it holds when it grows, and uses closed levels again', () => {
  const ladder = new PriceLadder(SELL);
  for (let ticks = 1; ticks <= 3000; ticks += 1) ladder.count(occupy(ladder, 7 * ticks), ticks, 0);
  const { bytes } = ladder;
  expect(ladder.displayedLots(ladder.find(7 * 2999))).toBe(2999);
  for (let ticks = 1; ticks <= 3000; ticks += 1) ladder.left(ladder.find(7 * ticks), NONE, NONE);
  for (let ticks = 1; ticks <= 3000; ticks += 1) occupy(ladder, 7 * ticks);
  expect(ladder.bytes).toBe(bytes);
});
