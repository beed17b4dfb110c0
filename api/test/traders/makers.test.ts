import { expect, test } from 'vitest';
import { openKernel } from '../../src/simulation/open-kernel.ts';
import type { Scenario } from '../../src/simulation/scenario.ts';
import { liquidityStrategies } from '../../src/traders/liquidity/index.ts';
import { measure, quantile } from '../kit/market-figures.ts';
import { calm } from '../kit/scenarios.ts';

const MINUTE_MS = 60_000;
const SEED = 'makers';

/** The default crowd, with other makers. */
function madeBy(...strategies: readonly string[]): Scenario {
  const liquidity = strategies.map((strategy) => ({
    ...{ strategy, perMarket: 2, capitalSats: 4_000_000_000, parameters: {} },
  }));
  return { ...calm, markets: calm.markets.slice(0, 2), population: { ...calm.population, liquidity, agents: [] } };
}

test.each([
  ...liquidityStrategies.map(({ strategy }) => [strategy]),
  liquidityStrategies.map(({ strategy }) => strategy),
])('a market made by %s stays two-sided, narrow and near the outside price for twenty minutes', (...strategies) => {
  const kernel = openKernel(madeBy(...strategies.filter((name) => name !== undefined)), SEED, null);
  for (const { market, twoSidedSeconds, seconds, spreadsBps, trackingBps, trades } of measure(kernel, 20 * MINUTE_MS)
    .markets) {
    expect(twoSidedSeconds / seconds, market).toBeGreaterThan(0.99);
    expect(quantile(spreadsBps, 0.5), market).toBeLessThan(20);
    expect(quantile(trackingBps, 0.5), market).toBeLessThan(30);
    expect(trades, market).toBeGreaterThan(200);
  }
});

test('Z05 among other traders on the real exchange sats x lots of a pool never falls', () => {
  const kernel = openKernel(madeBy('constant-product', 'ladder'), SEED, null);
  const pools = kernel.seats().filter(({ participant }) => participant.strategy === 'constant-product');
  const productOf = ({ participant: { participantId }, funds }: (typeof pools)[number]) =>
    Object.keys(funds).reduce(
      (product, asset) =>
        product * BigInt(kernel.view.available(participantId, asset) + kernel.view.held(participantId, asset)),
      1n,
    );
  const before = pools.map(productOf);
  const until = kernel.now + 20 * MINUTE_MS;
  let fills = 0;
  while (kernel.nextTime() <= until) {
    kernel.step();
    const trades = kernel.drain().flatMap(({ events }) => events.filter(({ type }) => type === 'TradeExecuted'));
    if (trades.length === 0) continue;
    for (const [index, pool] of pools.entries()) expect(productOf(pool) >= (before[index] ?? 0n)).toBe(true);
    fills += trades.filter((event) => 'makerId' in event && event.makerId.startsWith('constant-product')).length;
  }
  expect(fills).toBeGreaterThan(50);
});
