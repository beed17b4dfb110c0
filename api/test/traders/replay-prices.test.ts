import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parsePriceTable } from '../../src/reference/price-table.ts';
import { openKernel } from '../../src/simulation/open-kernel.ts';
import { must } from '../../src/util/assert.ts';
import { measure, quantile } from '../kit/market-figures.ts';
import { replay } from '../kit/scenarios.ts';

const folder = new URL('../../../../shared/data/prices/', import.meta.url);
const stocksAndCoins = new URL('daily-usd-5assets-2020-04-10_2024-03-08.csv', folder);
const coins = new URL('daily-usd-crypto-2024-03-09_2025-12-27.csv', folder);
const MISSING = 'the price files are not here: missing ../shared';
const MINUTE_MS = 60_000;

test('real price files are read whole', (context) => {
  if (!existsSync(folder)) context.skip(MISSING);
  for (const [file, count] of [
    [stocksAndCoins, 6_255],
    [coins, 1_977],
  ] as const) {
    const table = parsePriceTable(readFileSync(file, 'utf8'));
    expect(table.ok && table.rows.length).toBe(count);
  }
});

test('the exchange opens at the first real prices and follows them day by day', async (context) => {
  if (!existsSync(stocksAndCoins)) context.skip(MISSING);
  const kernel = openKernel(replay, 'replay', readFileSync(stocksAndCoins, 'utf8'));
  const aapl = must(kernel.view.instruments[0], 'AAPL');
  // First day with all five: AAPL 2020-04-13 over bitcoin of that day.
  expect(aapl.openingPriceSats / 1e8).toBeCloseTo(0.00998, 4);
  const minutes = process.env.LONG === '1' ? 1_420 : 20;
  const figures = measure(kernel, minutes * MINUTE_MS);
  for (const market of figures.markets) {
    expect(market.trades, market.market).toBeGreaterThan(60);
    // A day's move in one second takes both makers' quotes of a side now and then: within the next it is there again.
    expect(market.twoSidedSeconds / market.seconds, market.market).toBeGreaterThan(0.98);
    expect(quantile(market.trackingBps, 0.5), market.market).toBeLessThan(60);
  }
  const lines = figures.markets.map(({ market, trades, trackingBps }) => {
    const [median, high] = [0.5, 0.99].map((share) => quantile(trackingBps, share).toFixed(1));
    return `${market}: ${trades} trades, distance from the real price ${median} bp median, ${high} bp p99`;
  });
  await context.annotate(`${minutes} days from 2020-04-13. ${lines.join('. ')}`, 'figure');
});
