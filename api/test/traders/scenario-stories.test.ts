import { describe, expect, test } from 'vitest';
import type { MarketSymbol } from '../../src/market/instrument.ts';
import type { Sats } from '../../src/market/units.ts';
import { openKernel } from '../../src/simulation/open-kernel.ts';
import { marketsOf } from '../../src/simulation/scenario-summary.ts';
import { must } from '../../src/util/assert.ts';
import { scenarioNamed } from '../kit/scenarios.ts';

const MINUTE_MS = 60_000;
const MARKET: MarketSymbol = 'AAPL/BTC';

type Moment = { readonly minute: number; readonly lastSats: Sats; readonly worthSats: Sats; readonly lowSats: Sats };

/** One market of a scenario whose timetable begins so much earlier, looked at every quarter of a minute. */
function told(name: string, earlierMs: number, minutes: number): readonly Moment[] {
  const scenario = scenarioNamed(name);
  const own = scenario.events.filter((event) => marketsOf(event).join() === MARKET);
  const events = own.map((event) => ({ ...event, atMs: event.atMs - earlierMs }));
  const kernel = openKernel({ ...scenario, markets: [MARKET], events }, 'story', null);
  const startAt = kernel.now;
  return Array.from({ length: minutes * 4 }, (_, quarter) => {
    const minute = (quarter + 1) / 4;
    while (kernel.nextTime() <= startAt + minute * MINUTE_MS) kernel.step();
    const { lastPriceSats, referencePriceSats } = kernel.view.ticker(MARKET);
    const [candle] = kernel.view.candles(MARKET, 'M1', 1);
    const lastSats = lastPriceSats ?? referencePriceSats;
    return { minute, lastSats, worthSats: referencePriceSats, lowSats: candle?.lowSats ?? lastSats };
  });
}

const at = (moments: readonly Moment[], minute: number) =>
  must(
    moments.find((moment) => moment.minute === minute),
    `minute ${minute}`,
  );

const between = (moments: readonly Moment[], from: number, to: number) =>
  moments.filter(({ minute }) => minute > from && minute <= to);

describe('Scenarios do what their descriptions say', () => {
  test('L09 L11 flash-crash: the price falls by more than four percent within a minute, and is back soon after', () => {
    const moments = told('flash-crash', 40 * MINUTE_MS, 9);
    const before = at(moments, 4.75);
    const lowest = Math.min(...between(moments, 4.75, 6).map(({ lowSats }) => lowSats));
    expect(lowest / before.lastSats).toBeLessThan(0.96);
    const after = at(moments, 9);
    expect(Math.abs(after.lastSats / after.worthSats - 1)).toBeLessThan(0.01);
  });

  test('L09 fake-news: the price follows a rumour down and a denial up again', () => {
    const moments = told('fake-news', 36 * MINUTE_MS, 15);
    const [before, believed, denied] = [at(moments, 4), at(moments, 8), at(moments, 15)];
    expect(believed.worthSats / before.worthSats).toBeLessThan(0.975);
    expect(Math.abs(believed.lastSats / believed.worthSats - 1)).toBeLessThan(0.015);
    expect(denied.lastSats / believed.lastSats).toBeGreaterThan(1.02);
    expect(Math.abs(denied.lastSats / denied.worthSats - 1)).toBeLessThan(0.015);
  });
});
