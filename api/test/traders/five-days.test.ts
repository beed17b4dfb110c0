import { expect, test } from 'vitest';
import { openKernel } from '../../src/simulation/open-kernel.ts';
import { must } from '../../src/util/assert.ts';
import { measure, quantile, type RunFigures } from '../kit/market-figures.ts';
import { calm } from '../kit/scenarios.ts';

/** The long form is the promise: five days of 6 h 30 min. The short form shows the same over five times ten minutes. */
const IS_LONG = process.env.LONG === '1';
const DAY_MS = IS_LONG ? 23_400_000 : 600_000;
const SEED = 'days';

/** On a machine that may be busy. */
const PATIENCE_MS = IS_LONG ? 1_200_000 : 180_000;

test(`after five ${IS_LONG ? 'days' : 'times ten minutes'} every market quotes and trades as on the first, seed ${SEED}`, {
  timeout: PATIENCE_MS,
}, async ({ annotate }) => {
  const kernel = openKernel(calm, SEED, null);
  const days = Array.from({ length: 5 }, () => measure(kernel, DAY_MS));
  const [first, last] = [must(days[0], 'first'), must(days[4], 'last')];
  last.markets.forEach((market, index) => {
    const all = days.map((day) => must(day.markets[index], market.market));
    const share = sum(all.map((day) => day.twoSidedSeconds)) / sum(all.map((day) => day.seconds));
    expect(share, market.market).toBeGreaterThanOrEqual(0.999);
    const firstTrades = must(first.markets[index], market.market).trades;
    expect(market.trades, market.market).toBeGreaterThanOrEqual(firstTrades / 2);
  });
  for (const { asset, total, issued } of kernel.view.conservation()) expect(total, asset).toBe(issued);
  await annotate(describeDays(days), 'figure');
});

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function describeDays(days: readonly RunFigures[]): string {
  const replenished = sum(days.map((day) => day.replenished));
  const markets = (days[0]?.markets ?? []).map(({ market }, index) => {
    const all = days.flatMap((day) => day.markets[index] ?? []);
    const twoSided = (100 * sum(all.map((day) => day.twoSidedSeconds))) / sum(all.map((day) => day.seconds));
    const spread = quantile(
      all.flatMap((day) => day.spreadsBps),
      0.5,
    ).toFixed(1);
    return `${market}: trades a day ${all.map((day) => day.trades).join(', ')}; two-sided ${twoSided.toFixed(3)} %; median spread ${spread} bp`;
  });
  return [...markets, `${replenished} traders replenished`].join('. ');
}
