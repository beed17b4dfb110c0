import { expect, test } from 'vitest';
import { usualInstruments as instruments } from '../market/instruments/index.ts';
import { must } from '../util/assert.ts';
import { CorrelatedReference } from './correlated-reference.ts';
import { factorOf } from './factors.ts';
import type { CorrelatedReferenceSettings } from './reference-settings.ts';
import { calibrations, correlations } from './volatilities.ts';

const settings: CorrelatedReferenceSettings = {
  kind: 'CORRELATED',
  clockFactor: 1,
  volatilityFactor: 1,
  volatilityOfVolatility: 0,
  halfLifeDays: 1_000,
  jumpGapMs: null,
  jumpMinBps: 0,
  jumpMaxBps: 0,
};

const SECOND_MS = 1_000;

function path(reference: CorrelatedReference, seconds: number, from = 0): number[][] {
  return Array.from({ length: seconds }, (_, second) => [...reference.advance((from + second) * SECOND_MS)]);
}

function returnsOf(prices: readonly (readonly number[])[], market: number): number[] {
  const series = prices.map((row) => must(row[market], 'a price'));
  return series.slice(1).map((price, index) => Math.log(price / must(series[index], 'a price')));
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function covariance(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  return mean(a.map((value, index) => (value - meanA) * ((b[index] ?? 0) - meanB)));
}

const correlation = (a: readonly number[], b: readonly number[]) =>
  covariance(a, b) / Math.sqrt(covariance(a, a) * covariance(b, b));

test('the loads of the factors give the table of correlations back', () => {
  const loads = calibrations.map(({ asset }) => new Map(factorOf(asset).loads.map((part) => [part.asset, part.load])));
  correlations.forEach((row, i) => {
    row.forEach((expected, j) => {
      const [a, b] = [must(loads[i], 'loads'), must(loads[j], 'loads')];
      const product = [...a].reduce((sum, [asset, load]) => sum + load * (b.get(asset) ?? 0), 0);
      expect(product).toBeCloseTo(expected, 10);
    });
  });
});

test('markets open at their opening prices', () => {
  const prices = new CorrelatedReference(settings, 'open', instruments).advance(0);
  expect(prices).toEqual(instruments.map((instrument) => instrument.openingPriceSats));
});

test('daily volatilities and correlations in bitcoin follow from the calibration in dollars', () => {
  const seed = 'moments';
  // 20,000 steps of 1 s at a clock of 4,320 market seconds: 20 steps a market day, 1,000 market days.
  const reference = new CorrelatedReference({ ...settings, clockFactor: 4_320 }, seed, instruments);
  const prices = path(reference, 20_000);
  const expected = instruments.map(({ baseAsset }) => {
    const of = (asset: string) =>
      must(
        calibrations.find((row) => row.asset === asset),
        asset,
      ).dailyVolatility;
    const index = calibrations.findIndex((row) => row.asset === baseAsset);
    const rho = must(must(correlations[index], 'row')[0], 'correlation with bitcoin');
    return Math.sqrt(of(baseAsset) ** 2 + of('BTC') ** 2 - 2 * rho * of(baseAsset) * of('BTC'));
  });
  instruments.forEach((_, market) => {
    const returns = returnsOf(prices, market);
    const daily = Math.sqrt(covariance(returns, returns) * 20);
    expect(daily / must(expected[market], 'volatility'), `seed ${seed}`).toBeCloseTo(1, 1);
  });
  // AAPL and TSLA share bitcoin as their unit: they move together more than in dollars (0.52).
  expect(correlation(returnsOf(prices, 0), returnsOf(prices, 1)), `seed ${seed}`).toBeGreaterThan(0.6);
});

test('a market follows the same path whatever other markets are open', () => {
  const all = path(new CorrelatedReference({ ...settings, jumpGapMs: 5_000, jumpMaxBps: 100 }, '7', instruments), 200);
  const one = instruments.slice(2, 3);
  const alone = path(new CorrelatedReference({ ...settings, jumpGapMs: 5_000, jumpMaxBps: 100 }, '7', one), 200);
  expect(alone.map((row) => row[0])).toEqual(all.map((row) => row[2]));
});

test('the seed decides, and a long step is the same as many short ones', () => {
  const make = (seed: string) => new CorrelatedReference(settings, seed, instruments);
  const stepped = path(make('a'), 61).at(-1);
  const jumped = make('a');
  jumped.advance(0);
  expect(jumped.advance(60_000)).toEqual(stepped);
  expect(path(make('b'), 61).at(-1)).not.toEqual(stepped);
});

test('a restored process goes on exactly', () => {
  const lively = { ...settings, volatilityOfVolatility: 0.4, jumpGapMs: 20_000, jumpMinBps: 10, jumpMaxBps: 90 };
  const original = new CorrelatedReference(lively, 'r', instruments);
  path(original, 100);
  original.shock(1, 250);
  const copy = new CorrelatedReference(lively, 'other', instruments);
  copy.restore(JSON.parse(JSON.stringify(original.state())));
  expect(path(copy, 100, 100)).toEqual(path(original, 100, 100));
});

test('a shock moves one market at once, persists, and fades by half in the half-life', () => {
  const still = { ...settings, volatilityFactor: 0, halfLifeDays: 1 };
  const reference = new CorrelatedReference(still, 's', instruments);
  const [open] = path(reference, 1);
  reference.shock(0, -500);
  const shocked = reference.advance(1_000);
  expect(must(shocked[0], 'price') / must(open?.[0], 'price')).toBeCloseTo(0.95, 3);
  expect(shocked.slice(1)).toEqual(open?.slice(1));
  const nextDay = reference.advance(86_400_000);
  expect(Math.log(must(nextDay[0], 'price') / must(open?.[0], 'price'))).toBeCloseTo(Math.log(0.95) / 2, 3);
});

test('jumps come at their rate and in their size', () => {
  const jumpy = { ...settings, volatilityFactor: 0, jumpGapMs: 20_000, jumpMinBps: 50, jumpMaxBps: 60 };
  const returns = returnsOf(path(new CorrelatedReference(jumpy, 'j', instruments.slice(0, 1)), 20_000), 0);
  const jumps = returns.filter((value) => Math.abs(value) > 0.0045);
  // One of the asset and one of bitcoin every 20 s on average, 2,000 in all.
  expect(jumps.length).toBeGreaterThan(1_700);
  expect(jumps.length).toBeLessThan(2_100);
});

test('F09 jumps meant for a volatility go with it, and take along those that move together', () => {
  const jumpy = { ...settings, volatilityFactor: 0, jumpGapMs: 60_000, jumpMinBps: 50, jumpMaxBps: 60 };
  const prices = path(new CorrelatedReference({ ...jumpy, jumpVolatilityBps: 327 }, 'j', instruments), 6_000);
  const [aapl = [], tsla = [], eth = []] = instruments.map((_, market) => returnsOf(prices, market));
  // On news of bitcoin alone AAPL falls against it by its volatility less what AAPL moves along, ETH hardly moves.
  const ofBitcoin = 1 - (0.27 * 0.0185) / 0.0327;
  const both = aapl.flatMap((move, second) => {
    const isBitcoin = Math.abs(move) > 0.005 * ofBitcoin && Math.abs(eth[second] ?? 1) < 0.0005;
    return isBitcoin ? [[Math.abs(move), Math.abs(tsla[second] ?? 0)] as const] : [];
  });
  const ratio = (1 - (0.29 * 0.0392) / 0.0327) / ofBitcoin;
  const alone = both.filter(([own, tesla]) => own < 0.006 * ofBitcoin * 1.01 && Math.abs(tesla / own - ratio) < 0.05);
  // Now and then another one jumps within the same second.
  expect(alone.length).toBeGreaterThan(50);
  expect(alone.length / both.length).toBeGreaterThan(0.8);
});

test('F09 bursts of volatility last as long as they are told to', () => {
  const bursts = { ...settings, volatilityOfVolatility: 1, halfLifeDays: 1_000 };
  const clustering = (volatilityHalfLifeMs: number) => {
    const made = path(
      new CorrelatedReference({ ...bursts, volatilityHalfLifeMs }, 'v', instruments.slice(0, 1)),
      8_000,
    );
    const sizes = returnsOf(made, 0).map(Math.abs);
    const centre = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
    const at = (lag: number) =>
      sizes.slice(lag).reduce((sum, size, place) => sum + (size - centre) * ((sizes[place] ?? 0) - centre), 0);
    return at(60) / at(0);
  };
  expect(clustering(5_000)).toBeLessThan(0.1);
  expect(clustering(600_000)).toBeGreaterThan(0.15);
});

test('Y08 a drift moves an asset by so much a calendar day, and every market when it is bitcoin’s', () => {
  const still = { ...settings, volatilityFactor: 0, clockFactor: 24 / 6.5, halfLifeDays: 1 };
  const drifting = { ...still, driftBpsPerDay: { AAPL: 400, BTC: -100 } };
  const reference = new CorrelatedReference(drifting, 'd', instruments);
  const opened = reference.advance(0);
  reference.advance(11_700_000);
  const copy = new CorrelatedReference(drifting, 'other', instruments);
  copy.restore(JSON.parse(JSON.stringify(reference.state())));
  const closed = reference.advance(23_400_000);
  expect(copy.advance(23_400_000)).toEqual(closed);
  const moves = closed.map((price, index) => Math.log(price / must(opened[index], 'a price')));
  expect(moves.map((move) => Math.round(move * 10_000))).toEqual([500, 100, 100, 100]);
});
