import { beforeAll, describe, expect, test } from 'vitest';
import { openKernel } from '../../src/simulation/open-kernel.ts';
import type { Scenario } from '../../src/simulation/scenario.ts';
import { recordedMix } from '../../src/traders/agents/recorded-mix.ts';
import { must } from '../../src/util/assert.ts';
import { measure, quantile, type RunFigures } from '../kit/market-figures.ts';
import { calm, scenarios } from '../kit/scenarios.ts';

const MINUTE_MS = 60_000;
const SEED = 'quality';
const EACH_MINUTES = process.env.LONG === '1' ? 10 : 4;

function expectConserved(kernel: ReturnType<typeof openKernel>): void {
  for (const { asset, total, issued } of kernel.view.conservation()) expect(total, asset).toBe(issued);
}

describe(`half an hour of the default scenario, seed ${SEED}`, () => {
  const minutes = 30;
  const kernel = openKernel(calm, SEED, null);
  let figures: RunFigures;

  beforeAll(() => {
    figures = measure(kernel, minutes * MINUTE_MS);
  });

  test('every market has two-sided quotes at least 99.9 % of the time', () => {
    for (const market of figures.markets) {
      expect(market.twoSidedSeconds / market.seconds, market.market).toBeGreaterThanOrEqual(0.999);
    }
  });

  test('every market trades at least every ten seconds on average', () => {
    for (const market of figures.markets) expect(market.trades, market.market).toBeGreaterThanOrEqual(minutes * 6);
  });

  test('some price changes in nearly every second', () => {
    expect(figures.silentSeconds / (minutes * 60)).toBeLessThan(0.06);
  });

  test('a thought comes at least every five seconds on average', () => {
    expect(figures.thoughts).toBeGreaterThanOrEqual(minutes * 12);
  });

  test('spreads are narrow and prices follow the outside world', () => {
    for (const market of figures.markets) {
      expect(quantile(market.spreadsBps, 0.5), market.market).toBeGreaterThan(0.5);
      expect(quantile(market.spreadsBps, 0.5), market.market).toBeLessThan(10);
      expect(quantile(market.spreadsBps, 0.99), market.market).toBeLessThan(100);
      expect(quantile(market.trackingBps, 0.5), market.market).toBeLessThan(15);
    }
  });

  test('it stays affordable: at most 20 commands a simulated second', () => {
    const commands = [...figures.commands.values()].reduce((sum, count) => sum + count, 0);
    expect(commands / (minutes * 60)).toBeLessThan(20);
  });

  test('nothing is created or lost, and bots are hardly ever refused', () => {
    expectConserved(kernel);
    expect(figures.rejected / must(figures.commands.get('PlaceOrder'), 'orders')).toBeLessThan(0.02);
  });

  test('agents buy, sell and hold about as often as recorded language models did', () => {
    const total = figures.stances.BUY + figures.stances.SELL + figures.stances.HOLD;
    expect(figures.stances.BUY / total).toBeCloseTo(recordedMix.buy, 1);
    expect(figures.stances.SELL / total).toBeCloseTo(recordedMix.sell, 1);
    expect(figures.stances.HOLD / total).toBeCloseTo(recordedMix.hold, 1);
  });
});

const generated: readonly Scenario[] = scenarios.filter(({ reference }) => reference.kind !== 'REPLAY');

test.each(generated)(
  `scenario $name keeps every market two-sided and trading for ${EACH_MINUTES} minutes`,
  (scenario) => {
    const kernel = openKernel(scenario, SEED, null);
    for (const market of measure(kernel, EACH_MINUTES * MINUTE_MS).markets) {
      expect(market.twoSidedSeconds / market.seconds, market.market).toBeGreaterThan(0.99);
      expect(market.trades, market.market).toBeGreaterThan(3 * EACH_MINUTES);
    }
    expectConserved(kernel);
  },
);

test('the same seed leads to the same state, another to another', () => {
  const hash = (seed: string) => {
    const kernel = openKernel(calm, seed, null);
    measure(kernel, 2 * MINUTE_MS);
    return kernel.stateHash();
  };
  expect(hash('a')).toBe(hash('a'));
  expect(hash('a')).not.toBe(hash('b'));
});

test('news wakes everybody within four seconds, and the news reader before most others', () => {
  const kernel = openKernel(calm, SEED, null);
  measure(kernel, 3 * MINUTE_MS);
  const rounds = Array.from({ length: 5 }, () => thinkersAfterNews(kernel));
  for (const thinkers of rounds) expect(new Set(thinkers).size).toBeGreaterThanOrEqual(10);
  const faster = rounds.map((thinkers) => thinkers.indexOf('juno'));
  expect(Math.min(...faster)).toBeGreaterThanOrEqual(0);
  expect(faster.reduce((sum, count) => sum + count) / rounds.length).toBeLessThan(4);
});

/** Who thinks within four seconds of a news item, in order. */
function thinkersAfterNews(kernel: ReturnType<typeof openKernel>): readonly string[] {
  measure(kernel, MINUTE_MS);
  const news = { headline: 'Record quarter', body: '', sentimentBps: 8_000, markets: ['TSLA/BTC'] };
  kernel.submit({ type: 'PublishNews', source: 'GOD', ...news });
  kernel.drain();
  const until = kernel.now + 4_000;
  while (kernel.nextTime() <= until) kernel.step();
  const events = kernel.drain().flatMap((entry) => entry.events);
  return events.flatMap((event) => (event.type === 'AgentDecided' ? [event.record.participantId] : []));
}

test('a shock to the fair value reaches the book within ten seconds, and the market stays two-sided', () => {
  const kernel = openKernel(calm, SEED, null);
  measure(kernel, 2 * MINUTE_MS);
  const before = must(kernel.view.ticker('AAPL/BTC').midSats, 'mid');
  kernel.shockReference(0, -500);
  const after = must(measure(kernel, 10_000).markets[0], 'AAPL');
  expect(after.twoSidedSeconds).toBe(after.seconds);
  expect(must(kernel.view.ticker('AAPL/BTC').midSats, 'mid') / before).toBeLessThan(0.965);
});

test('model seats that never get an answer leave the rest of the market as lively', () => {
  const silent: Scenario = {
    ...calm,
    population: {
      ...calm.population,
      agents: calm.population.agents.map((agent) => ({ ...agent, brain: { kind: 'OPENAI', model: 'none' } })),
    },
  };
  const kernel = openKernel(silent, SEED, null);
  const figures = measure(kernel, 5 * MINUTE_MS);
  expect(kernel.takeAsks()).toHaveLength(12);
  expect(figures.thoughts).toBe(0);
  for (const { trades, market } of figures.markets) expect(trades, market).toBeGreaterThan(30);
});
