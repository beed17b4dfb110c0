import { expect, test } from 'vitest';
import { usualInstruments } from '../../market/instruments/index.ts';
import type { CorrelatedReferenceSettings } from '../../reference/reference-settings.ts';
import { expectationsOf } from './expectations.ts';

const aDay: CorrelatedReferenceSettings = {
  kind: 'CORRELATED',
  clockFactor: 24 / 6.5,
  volatilityFactor: 1,
  volatilityOfVolatility: 0.3,
  halfLifeDays: 6,
  jumpGapMs: null,
  jumpMinBps: 0,
  jumpMaxBps: 0,
};

const of = (settings: CorrelatedReferenceSettings) => {
  const [aapl, tsla] = expectationsOf(settings, usualInstruments);
  return { yearly: aapl?.yearlyVolatility ?? 0, withTesla: aapl?.correlations.get('TSLA/BTC'), tsla };
};

test('F03 what is expected follows from the table of volatilities: an asset in bitcoin moves by both', () => {
  const daily = Math.sqrt(0.0185 ** 2 + 0.0327 ** 2 - 2 * 0.27 * 0.0185 * 0.0327);
  expect(of(aDay).yearly).toBeCloseTo(daily * Math.sqrt(365), 6);
  const tesla = Math.sqrt(0.0392 ** 2 + 0.0327 ** 2 - 2 * 0.29 * 0.0392 * 0.0327);
  const shared = 0.52 * 0.0185 * 0.0392 - (0.27 * 0.0185 + 0.29 * 0.0392) * 0.0327 + 0.0327 ** 2;
  expect(of(aDay).withTesla).toBeCloseTo(shared / daily / tesla, 6);
});

test('F03 twice the volatility factor is twice the volatility and the same correlation', () => {
  const twice = of({ ...aDay, volatilityFactor: 2 });
  expect(twice.yearly).toBeCloseTo(2 * of(aDay).yearly, 9);
  expect(twice.withTesla).toBeCloseTo(of(aDay).withTesla ?? 0, 9);
});

test('F03 jumps count too: those of bitcoin in all markets, those of an asset in its own', () => {
  const jumpy = { ...aDay, volatilityFactor: 0, jumpGapMs: 23_400_000, jumpMinBps: 100, jumpMaxBps: 100 };
  // One jump of 1 % a day of either of the two.
  expect(of(jumpy).yearly).toBeCloseTo(0.01 * Math.sqrt(2 * 365), 9);
  expect(of(jumpy).withTesla).toBeCloseTo(0.5, 9);
  // Jumps meant for a volatility are as correlated as everything else.
  const byVolatility = of({ ...jumpy, jumpVolatilityBps: 327 });
  expect(byVolatility.withTesla).toBeCloseTo(of(aDay).withTesla ?? 0, 9);
});
