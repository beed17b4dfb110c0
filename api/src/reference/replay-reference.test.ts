import { expect, test } from 'vitest';
import { instruments } from '../market/instruments/index.ts';
import { createReference, openAt } from './create-reference.ts';
import { PriceFileError, ReplayReference } from './replay-reference.ts';

const aapl = instruments.slice(0, 1);
const settings = { kind: 'REPLAY', csvPath: null, barMs: 60_000 } as const;

function bars(...rows: readonly (readonly [date: string, asset: string, close: number])[]): string {
  const lines = rows.map(([date, asset, close]) => `${date},${asset},${close},${close},${close},${close},1`);
  return ['date,asset,open,high,low,close,volume', ...lines].join('\n');
}

const WEEKEND = bars(
  ['2024-03-01', 'BTC', 50_000],
  ['2024-03-01', 'AAPL', 200],
  ['2024-03-02', 'BTC', 40_000],
  ['2024-03-03', 'BTC', 50_000],
  ['2024-03-04', 'AAPL', 250],
  ['2024-03-04', 'BTC', 50_000],
);

test('prices in dollars become sats per share', () => {
  expect(createReference(settings, 's', aapl, WEEKEND).advance(0)).toEqual([400_000]);
});

test('a stock keeps its last dollar price over the weekend while bitcoin moves on', () => {
  const reference = createReference(settings, 's', aapl, WEEKEND);
  const start = 1_000_000;
  const at = (bar: number) => reference.advance(start + bar * 60_000)[0];
  expect([0, 1, 2, 3].map(at)).toEqual([400_000, 500_000, 400_000, 500_000]);
});

test('between two closes the price moves in a straight line, after the last it holds', () => {
  const reference = createReference(settings, 's', aapl, WEEKEND);
  expect([0, 15_000, 30_000, 180_000, 900_000].map((time) => reference.advance(time)[0])).toEqual([
    400_000, 425_000, 450_000, 500_000, 500_000,
  ]);
  expect(reference).toBeInstanceOf(ReplayReference);
});

test('a shock multiplies one market from then on, and a restored replay goes on exactly', () => {
  const reference = createReference(settings, 's', aapl, WEEKEND);
  reference.advance(0);
  reference.shock(0, 1_000);
  expect(reference.advance(60_000)).toEqual([550_000]);
  const copy = createReference(settings, 's', aapl, WEEKEND);
  copy.restore(JSON.parse(JSON.stringify(reference.state())));
  expect(copy.advance(90_000)).toEqual(reference.advance(90_000));
});

test('the time line begins when every asset has had a price', () => {
  const text = bars(['2024-03-01', 'BTC', 50_000], ['2024-03-02', 'AAPL', 100], ['2024-03-02', 'BTC', 50_000]);
  expect(createReference(settings, 's', aapl, text).advance(0)).toEqual([200_000]);
});

test('a file without one of the assets is refused by name', () => {
  expect(() => createReference(settings, 's', instruments, WEEKEND)).toThrow(PriceFileError);
  expect(() => createReference(settings, 's', instruments, WEEKEND)).toThrow('no rows for TSLA, ETH, SOL');
});

test('markets open at the first prices, on the tick', () => {
  expect(openAt(aapl, [399_996]).map(({ openingPriceSats }) => openingPriceSats)).toEqual([400_000]);
  expect(openAt(aapl, [3]).map(({ openingPriceSats }) => openingPriceSats)).toEqual([10]);
});
