import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Quote } from '../../market/commands.ts';
import type { Instrument } from '../../market/instrument.ts';
import { instruments } from '../../market/instruments/index.ts';
import { feeSats, notionalSats } from '../../market/units.ts';
import { must } from '../../util/assert.ts';
import { chunkPrice, curveLadder, curveSats, productOf } from './constant-product-curve.ts';

const aapl = must(instruments[0], 'AAPL');

/** The same venue with a tick of one sat a lot, where rounding matters most. */
const cheap: Instrument = { ...aapl, lotsPerUnit: 1, tickSats: 1, makerFeeBps: 2, takerFeeBps: 7 };

test('the sats of the curve are the least whose product with the lots is k', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 24n }), fc.integer({ min: 1, max: 10 ** 10 }), (product, lots) => {
      const sats = curveSats(product, lots);
      expect(sats * BigInt(lots) >= product).toBe(true);
      expect((sats - 1n) * BigInt(lots) < product).toBe(true);
    }),
  );
});

/** What a quote's fill does to the pool, as the venue books it. */
function fill(pool: { cashSats: number; stockLots: number }, which: 'bids' | 'asks', quote: Quote, on: Instrument) {
  const notional = notionalSats(quote.priceSats, quote.quantityLots, on.lotsPerUnit);
  const fee = feeSats(notional, on.makerFeeBps);
  pool.cashSats += (which === 'asks' ? notional : -notional) - fee;
  pool.stockLots += which === 'asks' ? -quote.quantityLots : quote.quantityLots;
}

const anyPool = fc.record({
  instrument: fc.constantFrom(aapl, cheap),
  cashSats: fc.integer({ min: 1_000, max: 400_000_000_000 }),
  stockLots: fc.integer({ min: 1, max: 50_000_000 }),
  levels: fc.integer({ min: 1, max: 12 }),
  gapBps: fc.double({ min: 0.1, max: 300, noNaN: true }),
  feeBps: fc.integer({ min: 3, max: 60 }),
});

/** Which side is filled next, how much of its best quote, and whether the pool quotes anew afterwards. */
const anyFills = fc.array(
  fc.record({
    which: fc.constantFrom('bids', 'asks'),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
    requotes: fc.boolean(),
  }),
  { maxLength: 60 },
);

test('x * y = k never falls: after any fills, whole or partial, of both sides, requoted or not', () => {
  fc.assert(
    fc.property(anyPool, anyFills, ({ instrument, cashSats, stockLots, ...plan }, fills) => {
      const product = productOf({ cashSats, stockLots });
      const owned = { cashSats, stockLots };
      const quote = () => {
        const { bids, asks } = curveLadder({ instrument, product, stockLots: owned.stockLots }, plan);
        return { bids: [...bids], asks: [...asks] };
      };
      let standing = quote();
      for (const { which, part, requotes } of fills) {
        const best = standing[which].shift();
        if (best !== undefined) {
          const quantityLots = Math.max(1, Math.round(best.quantityLots * part));
          fill(owned, which, { ...best, quantityLots }, instrument);
          const leftLots = best.quantityLots - quantityLots;
          if (leftLots > 0) standing[which].unshift({ ...best, quantityLots: leftLots });
          expect(owned.stockLots).toBeGreaterThan(0);
          expect(BigInt(owned.cashSats) >= curveSats(product, owned.stockLots)).toBe(true);
          expect(productOf(owned) >= product).toBe(true);
        }
        if (requotes) standing = quote();
      }
    }),
    { numRuns: 400 },
  );
});

test('quotes are on the tick, strictly ordered, and bids are below asks', () => {
  fc.assert(
    fc.property(anyPool, ({ instrument, cashSats, stockLots, ...plan }) => {
      const product = productOf({ cashSats, stockLots });
      const { bids, asks } = curveLadder({ instrument, product, stockLots }, plan);
      const prices = [...[...bids].reverse(), ...asks].map(({ priceSats }) => priceSats);
      expect(prices.every((price, index) => index === 0 || price > must(prices[index - 1], 'price'))).toBe(true);
      expect(prices.every((price) => price % instrument.tickSats === 0)).toBe(true);
      expect([...bids, ...asks].every(({ quantityLots }) => quantityLots >= 1)).toBe(true);
    }),
  );
});

test('any part of a chunk taken at its price, fee paid, stays on the curve', () => {
  const anyPart = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(anyPool, fc.constantFrom('BUY', 'SELL'), anyPart, ({ instrument, cashSats, stockLots }, side, part) => {
      const product = productOf({ cashSats, stockLots });
      const chunk = Math.max(1, Math.floor(stockLots / 3));
      const price = chunkPrice({ instrument, product, stockLots }, side, chunk, instrument.takerFeeBps + 1);
      if (price === null) return;
      const lots = Math.max(1, Math.round(chunk * part));
      const notional = notionalSats(price, lots, instrument.lotsPerUnit);
      const paid = (side === 'BUY' ? -notional : notional) - feeSats(notional, instrument.takerFeeBps);
      const after = { cashSats: cashSats + paid, stockLots: stockLots + (side === 'BUY' ? lots : -lots) };
      expect(productOf(after) >= product).toBe(true);
    }),
  );
});

test('the curve of an even pool begins at the opening price, and moves by the gap per level', () => {
  const owned = { cashSats: 2_000_000_000, stockLots: 70_077 };
  const pool = { instrument: aapl, product: productOf(owned), stockLots: owned.stockLots };
  const { bids, asks } = curveLadder(pool, { levels: 10, gapBps: 20, feeBps: 3 });
  // k / (y (y - q)) with q = 70 lots, plus 3 basis points, up to the tick; k / (y (y + q)) less 3, down to it.
  expect(asks[0]).toEqual({ priceSats: 285_780, quantityLots: 70 });
  expect(bids[0]).toEqual({ priceSats: 285_030, quantityLots: 70 });
  expect((must(asks.at(-1), 'ask').priceSats / must(asks[0], 'ask').priceSats - 1) * 10_000).toBeCloseTo(180, -1);
});
