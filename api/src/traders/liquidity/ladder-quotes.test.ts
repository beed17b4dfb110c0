import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instruments } from '../../market/instruments/index.ts';
import { must } from '../../util/assert.ts';
import { type LadderPlan, ladder, roundNumber } from './ladder-quotes.ts';

const aapl = must(instruments[0], 'AAPL');

const plan: LadderPlan = {
  instrument: aapl,
  centreSats: 285_400,
  halfSpreadBps: 2,
  levels: 10,
  gapBps: 5,
  sizeLots: 200,
  cashSats: 2_000_000_000,
  stockLots: 70_000,
  othersBidSats: null,
  othersAskSats: null,
};

test('ten levels a side, the touch at the exact price, the rest on a grid', () => {
  const { bids, asks } = ladder(plan);
  expect(bids.map(({ priceSats }) => priceSats).slice(0, 3)).toEqual([285_340, 285_300, 285_200]);
  expect(asks.map(({ priceSats }) => priceSats).slice(0, 3)).toEqual([285_460, 285_500, 285_600]);
  expect([bids.length, asks.length]).toEqual([10, 10]);
  expect(bids.map(({ quantityLots }) => quantityLots).slice(0, 3)).toEqual([200, 250, 300]);
});

test('a small move keeps most quotes where they are', () => {
  const before = ladder(plan).bids.map(({ priceSats, quantityLots }) => `${priceSats}x${quantityLots}`);
  const after = ladder({ ...plan, centreSats: 285_420 }).bids.map(
    (quote) => `${quote.priceSats}x${quote.quantityLots}`,
  );
  expect(after.filter((quote) => before.includes(quote))).toHaveLength(9);
});

test('the ladder stops half a spread short of what others show', () => {
  const { bids, asks } = ladder({ ...plan, othersAskSats: 285_000, othersBidSats: 284_950 });
  expect(must(bids[0], 'bid').priceSats).toBeLessThan(285_000 - 50);
  expect(must(asks[0], 'ask').priceSats).toBeGreaterThan(285_400);
});

test('while there is one lot and money for one, both sides stand; without, that side is empty', () => {
  const poor = ladder({ ...plan, cashSats: 30_000, stockLots: 1 });
  expect(poor.bids).toEqual([{ priceSats: 285_340, quantityLots: 1 }]);
  expect(poor.asks).toEqual([{ priceSats: 285_460, quantityLots: 1 }]);
  expect(ladder({ ...plan, cashSats: 0, stockLots: 0 })).toEqual({ bids: [], asks: [] });
});

test('quotes are on the tick, uncrossed, strictly ordered and within the means, whatever the plan', () => {
  const anyPlan = fc.record({
    centreSats: fc.double({ min: 1, max: 1_000_000_000, noNaN: true }),
    halfSpreadBps: fc.double({ min: 0.1, max: 500, noNaN: true }),
    gapBps: fc.double({ min: 0.1, max: 100, noNaN: true }),
    sizeLots: fc.integer({ min: 1, max: 1_000_000 }),
    cashSats: fc.integer({ min: 0, max: 10_000_000_000 }),
    stockLots: fc.integer({ min: 0, max: 1_000_000 }),
  });
  fc.assert(
    fc.property(anyPlan, (some) => {
      const { bids, asks } = ladder({ ...plan, ...some });
      const prices = [...[...bids].reverse(), ...asks].map(({ priceSats }) => priceSats);
      expect(prices.every((price) => price > 0 && price % aapl.tickSats === 0)).toBe(true);
      expect(prices.every((price, index) => index === 0 || price > must(prices[index - 1], 'price'))).toBe(true);
      const cost = bids.reduce((sum, quote) => sum + (quote.priceSats / aapl.lotsPerUnit) * quote.quantityLots, 0);
      expect(cost).toBeLessThanOrEqual(some.cashSats);
      expect(asks.reduce((sum, { quantityLots }) => sum + quantityLots, 0)).toBeLessThanOrEqual(some.stockLots);
    }),
  );
});

test.each([
  [0, 1],
  [1.9, 1],
  [2, 2],
  [4.9, 3],
  [69, 50],
  [700, 700],
  [9_999, 7_000],
])('%d rounds down to %d', (value, round) => {
  expect(roundNumber(value)).toBe(round);
});
