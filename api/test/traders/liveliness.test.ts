import { expect, test } from 'vitest';
import type { SimTime } from '../../src/market/units.ts';
import type { Kernel } from '../../src/simulation/kernel.ts';
import { openKernel } from '../../src/simulation/open-kernel.ts';
import { must } from '../../src/util/assert.ts';
import { calm } from '../kit/scenarios.ts';

const SECOND_MS = 1_000;
const WARM_UP_SECONDS = 120;
const WATCHED_SECONDS = 600;

/** What somebody who watches the page would call standing still. */
type Stillness = { tradeGapMs: number; thoughtGapMs: number; silentSeconds: number };

test.for(['watch-1', 'watch-2', 'watch-3'])(
  'ten minutes of the default scenario never stand still, seed %s',
  async (seed, { annotate }) => {
    const kernel = openKernel(calm, seed, null);
    for (let second = 0; second < WARM_UP_SECONDS; second += 1) nextSecond(kernel);
    kernel.drain();
    const { tradeGapMs, thoughtGapMs, silentSeconds } = watch(kernel);
    await annotate(
      `seed ${seed}, ten minutes: longest gap between trades in a market ${tradeGapMs} ms, between thoughts ${thoughtGapMs} ms; seconds without a change of price ${silentSeconds}`,
      'figure',
    );
    expect(tradeGapMs).toBeLessThanOrEqual(12_000);
    expect(thoughtGapMs).toBeLessThanOrEqual(6_000);
    expect(silentSeconds / WATCHED_SECONDS).toBeLessThanOrEqual(0.01);
  },
);

/** Everything due within the next second happens. */
function nextSecond(kernel: Kernel): void {
  const until = kernel.now + SECOND_MS;
  while (kernel.nextTime() <= until) kernel.step();
  kernel.advanceTo(until);
}

function watch(kernel: Kernel): Stillness {
  const still: Stillness = { tradeGapMs: 0, thoughtGapMs: 0, silentSeconds: 0 };
  const tradedAt = new Map(kernel.view.instruments.map(({ symbol }) => [symbol, kernel.now]));
  let thoughtAt = kernel.now;
  let prices = pricesOf(kernel);
  const trade = (market: string, time: SimTime) => {
    still.tradeGapMs = Math.max(still.tradeGapMs, time - must(tradedAt.get(market), market));
    tradedAt.set(market, time);
  };
  const thought = (time: SimTime) => {
    still.thoughtGapMs = Math.max(still.thoughtGapMs, time - thoughtAt);
    thoughtAt = time;
  };
  for (let second = 0; second < WATCHED_SECONDS; second += 1) {
    nextSecond(kernel);
    for (const event of kernel.drain().flatMap(({ events }) => events)) {
      if (event.type === 'TradeExecuted') trade(event.market, event.time);
      if (event.type === 'AgentDecided') thought(event.time);
    }
    const before = prices;
    prices = pricesOf(kernel);
    if (prices === before) still.silentSeconds += 1;
  }
  // What has not come by the end counts too.
  for (const market of tradedAt.keys()) trade(market, kernel.now);
  thought(kernel.now);
  return still;
}

function pricesOf({ view }: Kernel): string {
  const tickers = view.instruments.map(({ symbol }) => view.ticker(symbol));
  return tickers.map(({ midSats, lastPriceSats }) => `${midSats} ${lastPriceSats}`).join();
}
