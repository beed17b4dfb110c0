import { expect, test } from 'vitest';
import { type MarketSketch, marketView, NOON, orderView, type ViewSketch } from '../../../test/kit/market-view.ts';
import type { EventOf } from '../../market/events.ts';
import type { OccasionView } from '../../projections/views.ts';
import { agentDefaults } from './agent-parameters.ts';
import { entryOf, scan } from './scanner.ts';

const ME = 'kelvin';

const quiet: MarketSketch = { closes: [100_000, 100_000, 100_000, 100_000, 100_000, 100_000] };
const moving: MarketSketch = { closes: [100_000, 100_100, 100_600, 101_200, 101_900, 102_400] };

function ranked(
  markets: Readonly<Record<string, MarketSketch>>,
  parameters = {},
  occasions: readonly OccasionView[] = [],
) {
  const all = { 'AAPL/BTC': quiet, 'TSLA/BTC': quiet, 'ETH/BTC': quiet, 'SOL/BTC': quiet, ...markets };
  return list({ markets: all, occasions }, parameters).map(({ instrument }) => instrument.baseAsset);
}

function list(sketch: ViewSketch, parameters = {}) {
  const view = marketView(sketch);
  return scan({ view, now: NOON, participantId: ME, parameters: { ...agentDefaults, ...parameters } });
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

test('a halted market is not on the list', () => {
  expect(ranked({ 'ETH/BTC': { ...moving, status: 'HALTED' } })).toHaveLength(3);
});

test('Y17 own stock and own orders count, and say why', () => {
  const quietAll = { 'AAPL/BTC': quiet, 'TSLA/BTC': quiet, 'ETH/BTC': quiet, 'SOL/BTC': quiet };
  const order = orderView(1, ME, { market: 'SOL/BTC', side: 'BUY', priceSats: 99_000, quantityLots: 5 }, NOON);
  const owners = { [ME]: { free: { BTC: 1_000_000, TSLA: 300 }, open: [order] } };
  const [first, second] = list({ markets: quietAll, owners }).map(entryOf);
  expect(first).toMatchObject({ market: 'TSLA/BTC', because: 'POSITION' });
  expect(second).toMatchObject({ market: 'SOL/BTC', because: 'VOLUME' });
  expect(list({ markets: quietAll, owners }, { positionWeight: 0 }).map(entryOf)[0]?.because).toBe('VOLUME');
});

test('Y17 the score of an entry is the sum of what the filters gave', () => {
  const [first] = list({ markets: { 'ETH/BTC': moving } });
  const sum = Object.values(first?.points ?? {}).reduce((all, points) => all + points, 0);
  expect(first && entryOf(first)).toEqual({
    ...{ market: 'ETH/BTC', scoreHundredths: Math.round(sum * 100), because: 'CHANGE' },
  });
});

test('Y17 a score next to nothing is zero, on either side of it', () => {
  const [any] = list({ markets: { 'ETH/BTC': moving } });
  const scoreOf = (spread: number) => any && entryOf({ ...any, points: { SPREAD: spread } }).scoreHundredths;
  expect([scoreOf(-0.004), scoreOf(0.004)]).toEqual([0, 0]);
});
