import { expect, test } from 'vitest';
import { type MarketSketch, marketView, NOON } from '../../../../test/kit/market-view.ts';
import type { OccasionView } from '../../../projections/views.ts';
import { Rng } from '../../../util/rng.ts';
import { see } from '../sight.ts';
import type { Opinion } from './agent-strategy.ts';
import { agentStrategies } from './index.ts';

const rising = [430_000, 430_100, 430_200, 430_100, 430_900, 433_000];
const falling = [430_000, 429_900, 429_700, 429_800, 429_100, 427_000];

function opine(strategy: string, sketch: MarketSketch, occasions: readonly OccasionView[] = []): Opinion {
  const found = agentStrategies.find((candidate) => candidate.strategy === strategy);
  const view = marketView({
    markets: { 'TSLA/BTC': sketch },
    owners: { me: { free: { BTC: 50_000_000, TSLA: 100 } } },
    occasions,
  });
  const sight = see(view, NOON, view.instrument('TSLA/BTC'), 'me', Rng.derive('s', strategy));
  if (found === undefined) throw new Error(strategy);
  return found.opine(sight);
}

test.each(agentStrategies)('$strategy says what it saw with numbers, in every mood', ({ strategy }) => {
  for (const closes of [rising, falling, [430_000], []]) {
    const { saw, strength, fairValueSats } = opine(strategy, { closes });
    expect(saw).toMatch(/TSLA/);
    expect(saw).toMatch(/[0-9]/);
    expect(saw).not.toMatch(/NaN|undefined|Infinity|\.$/);
    expect(Number.isFinite(strength)).toBe(true);
    expect(fairValueSats).toBeGreaterThan(300_000);
  }
});

test.each([
  ['momentum', 1],
  ['breakout', 1],
  ['volatility', 1],
  ['mean reversion', -1],
  ['contrarian', -1],
  ['relative value', -1],
] as const)('%s leans %d on a rise and the other way on a fall', (strategy, sign) => {
  expect(Math.sign(opine(strategy, { closes: rising }).strength)).toBe(sign);
  expect(Math.sign(opine(strategy, { closes: falling }).strength)).toBe(-sign);
});

test('the dip buyer likes a fall more than a rise', () => {
  expect(opine('dip buyer', { closes: falling }).strength).toBeGreaterThan(
    opine('dip buyer', { closes: rising }).strength,
  );
});

test('book imbalance leans to the heavier side', () => {
  const level = (priceSats: number, quantityLots: number) => [{ priceSats, quantityLots, orderCount: 1 }];
  const lean = (bidLots: number, askLots: number) =>
    opine('book imbalance', { book: { bids: level(430_000, bidLots), asks: level(430_100, askLots) } }).strength;
  expect(lean(900, 100)).toBeGreaterThan(1);
  expect(lean(100, 900)).toBeLessThan(-1);
});

test('good news outweighs a quiet tape, and old news fades', () => {
  const item = (ageMs: number): OccasionView => {
    const news = {
      type: 'NewsPublished',
      headline: 'Record',
      body: '',
      sentimentBps: 8_000,
      markets: [],
      source: 'GOD',
    } as const;
    return { seq: 1, time: NOON - ageMs, event: { ...news, seq: 1, causeSeq: 1, time: NOON - ageMs } };
  };
  const strength = (ageMs: number) => opine('news', { closes: [430_000] }, [item(ageMs)]).strength;
  expect(strength(1_000)).toBeGreaterThan(2);
  expect(strength(500_000)).toBeLessThan(0.5);
});

test('slow value buys below the opening and average price', () => {
  const sketch = (priceSats: number): MarketSketch => ({ priceSats, ticker: { openSats: 431_200, vwapSats: 431_200 } });
  expect(opine('slow value', sketch(425_000)).strength).toBeGreaterThan(1);
  expect(opine('slow value', sketch(437_000)).strength).toBeLessThan(-1);
});
