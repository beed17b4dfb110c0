import { expect, test } from 'vitest';
import { instruments } from '../market/instruments/index.ts';
import { openAt } from './create-reference.ts';

test('B01 a market that opens at another price has a static band as wide in proportion', () => {
  const opened = openAt(
    instruments,
    instruments.map(({ openingPriceSats }) => openingPriceSats / 10),
  );
  opened.forEach(({ openingPriceSats, priceBandTicks, tickSats }, index) => {
    const listed = instruments[index];
    expect(priceBandTicks).toBe(Math.round((listed?.priceBandTicks ?? 0) / 10));
    expect(((priceBandTicks ?? 0) * tickSats) / openingPriceSats).toBeCloseTo(0.5, 2);
  });
});

test('B01 a band is never narrower than a tick, and a market without one gets none', () => {
  const [opened] = openAt(instruments.slice(0, 1), [1]);
  expect(opened?.priceBandTicks).toBe(1);
  const [bare] = openAt(
    instruments.slice(0, 1).map((instrument) => ({ ...instrument, priceBandTicks: null })),
    [300_000],
  );
  expect(bare?.priceBandTicks).toBeNull();
});
