import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { autocorrelation } from './statistics/autocorrelation.ts';
import { hillAlpha } from './statistics/hill.ts';
import { jumpRatio } from './statistics/jump-ratio.ts';
import { excessKurtosis, skewness } from './statistics/moments.ts';

// Daily closes of 2020 to 2024 lie beside the project on some machines: they are read there and never copied.
const PRICES = fileURLToPath(
  new URL('../../../../shared/data/prices/daily-usd-5assets-2020-04-10_2024-03-08.csv', import.meta.url),
);

type Row = { readonly asset: string; readonly close: string };

function logCloses(asset: string): readonly number[] {
  const rows = parse<Row>(readFileSync(PRICES, 'utf8'), { columns: true });
  return rows.filter((row) => row.asset === asset).map(({ close }) => Math.log(Number(close)));
}

const changes = (levels: readonly number[]) => levels.slice(1).map((level, day) => level - (levels[day] as number));

test.for(['AAPL', 'TSLA', 'BTC', 'ETH', 'SOL'])(
  'F02 real daily returns of %s have the facts of the books',
  (asset, context) => {
    if (!existsSync(PRICES)) context.skip('no price files beside the project (../shared/data/prices)');
    const returns = changes(logCloses(asset));
    const sizes = returns.map(Math.abs);
    expect(returns.length).toBeGreaterThan(900);
    expect(excessKurtosis(returns)).toBeGreaterThan(0.5);
    expect(hillAlpha(returns)).toBeGreaterThan(2);
    expect(hillAlpha(returns)).toBeLessThan(5);
    expect(Math.abs(autocorrelation([returns], 1) ?? 1)).toBeLessThan(0.1);
    expect(autocorrelation([sizes], 1)).toBeGreaterThan(0.03);
    expect([1, 2, 3, 4, 5].reduce((sum, lag) => sum + (autocorrelation([sizes], lag) ?? 0), 0)).toBeGreaterThan(0.2);
    expect(jumpRatio([returns])).toBeGreaterThan(1);
    expect(jumpRatio([returns])).toBeLessThan(1.6);
    expect(Math.abs(skewness(returns) ?? 9)).toBeLessThan(3);
  },
);
