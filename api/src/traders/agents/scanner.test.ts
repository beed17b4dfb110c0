import { expect, test } from 'vitest';
import { type MarketSketch, marketView, NOON } from '../../../test/kit/market-view.ts';
import type { EventOf } from '../../market/events.ts';
import type { OccasionView } from '../../projections/views.ts';
import { agentDefaults } from './agent-parameters.ts';
import { scan } from './scanner.ts';

const quiet: MarketSketch = { closes: [100_000, 100_000, 100_000, 100_000, 100_000, 100_000] };
const moving: MarketSketch = { closes: [100_000, 100_100, 100_600, 101_200, 101_900, 102_400] };

function ranked(
  markets: Readonly<Record<string, MarketSketch>>,
  parameters = {},
  occasions: readonly OccasionView[] = [],
) {
  const all = { 'AAPL/BTC': quiet, 'TSLA/BTC': quiet, 'ETH/BTC': quiet, 'SOL/BTC': quiet, ...markets };
  const found = scan(marketView({ markets: all, occasions }), NOON, { ...agentDefaults, ...parameters });
  return found.map(({ instrument }) => instrument.baseAsset);
}

function newsOn(market: string): OccasionView {
  const event: EventOf<'NewsPublished'> = {
    ...{ type: 'NewsPublished', headline: 'H', body: '', sentimentBps: 100, markets: [market], source: 'GOD' },
    ...{ seq: 1, causeSeq: 1, time: NOON - 5_000 },
  };
  return { seq: 1, time: NOON - 5_000, event };
}

test('the mover comes first', () => {
  expect(ranked({ 'ETH/BTC': moving })[0]).toBe('ETH');
});

test('a market in the news comes first for who reads news', () => {
  expect(ranked({ 'ETH/BTC': moving }, { newsWeight: 6 }, [newsOn('SOL/BTC')])[0]).toBe('SOL');
});

test('a wide spread costs places', () => {
  const wide: MarketSketch = { ...moving, bidSats: 101_400, askSats: 103_400 };
  const narrow: MarketSketch = { ...moving, bidSats: 102_390, askSats: 102_410 };
  expect(ranked({ 'ETH/BTC': narrow, 'SOL/BTC': wide }, { spreadWeight: 3 })[0]).toBe('ETH');
});

test('turnover counts', () => {
  expect(ranked({ 'TSLA/BTC': { ...quiet, ticker: { turnoverSats: 900_000_000 } } })[0]).toBe('TSLA');
});

test('U04 a market in an auction is on the list', () => {
  expect(ranked({ 'ETH/BTC': { ...moving, status: 'AUCTION' } })[0]).toBe('ETH');
});

test('a halted market is not on the list, and the list has its length', () => {
  expect(ranked({ 'ETH/BTC': { ...moving, status: 'HALTED' } }, { shortlistLength: 4 })).toHaveLength(3);
  expect(ranked({}, { shortlistLength: 2 })).toHaveLength(2);
});
