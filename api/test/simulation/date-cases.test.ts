import { expect, test } from 'vitest';
import { candleIntervalMs, candleIntervals } from '../../src/market/candle-interval.ts';
import type { MarketEvent } from '../../src/market/events.ts';
import type { Kernel } from '../../src/simulation/kernel.ts';
import { openKernel } from '../../src/simulation/open-kernel.ts';
import { calm } from '../kit/scenarios.ts';

const MARKET = 'AAPL/BTC';
const HOUR = 3_600_000;
const LENGTH_MS = 90_000;

/** Well beyond the last date that JavaScript can write, still with room to count. */
const FAR = Math.floor((Number.MAX_SAFE_INTEGER - HOUR) / HOUR) * HOUR;

type Begun = { readonly kernel: Kernel; readonly events: readonly MarketEvent[] };

function runFrom(startAt: number, seed = '1'): Begun {
  const kernel = openKernel({ ...calm, markets: [MARKET], startAt }, seed, null);
  while (kernel.nextTime() <= startAt + LENGTH_MS) kernel.step();
  return { kernel, events: kernel.drain().flatMap(({ events }) => events) };
}

/** Everything that traded, as if the run had begun at zero. */
function tradesOf({ events }: Begun, startAt: number) {
  return events.flatMap((event) =>
    event.type === 'TradeExecuted'
      ? [[event.time - startAt, event.priceSats, event.quantityLots, event.makerId, event.takerId]]
      : [],
  );
}

const usual = tradesOf(runFrom(calm.startAt - (calm.startAt % HOUR)), calm.startAt - (calm.startAt % HOUR));

function expectSoundCandles({ kernel, events }: Begun): void {
  for (const { total, issued } of kernel.view.conservation()) expect(total).toBe(issued);
  const trades = events.flatMap((event) => (event.type === 'TradeExecuted' ? [event] : []));
  for (const interval of candleIntervals) {
    const lengthMs = candleIntervalMs[interval];
    const candles = kernel.view.candles(MARKET, interval, 1_000);
    const within = (openTime: number) =>
      trades.filter(({ time }) => time >= openTime && time < openTime + lengthMs).length;
    for (const { openTime, tradeCount } of candles) {
      expect(Math.abs(openTime % lengthMs), interval).toBe(0);
      expect(tradeCount, `${interval} at ${openTime}`).toBe(within(openTime));
    }
    expect(candles.reduce((sum, { tradeCount }) => sum + tradeCount, 0)).toBe(trades.length);
    expect(kernel.now - (candles.at(-1)?.openTime ?? 0)).toBeLessThan(lengthMs);
  }
}

test.each([
  ['1970', 0],
  ['29 February', Date.UTC(2028, 1, 29, 23)],
  ['the hour of a leap second', Date.UTC(2016, 11, 31, 23)],
  ['the night when summer time begins', Date.UTC(2026, 2, 29)],
  ['the night when summer time ends', Date.UTC(2026, 9, 25)],
  ['the end of 32 bits', Date.UTC(2038, 0, 19, 3)],
  ['the last hour of 9999', Date.UTC(9999, 11, 31, 23)],
  ['a date that no calendar writes', FAR],
])('D01 a run that begins in %s trades as any other: the market knows no calendar', (_name, startAt) => {
  const begun = runFrom(startAt);
  expect(usual.length).toBeGreaterThan(20);
  expect(tradesOf(begun, startAt)).toEqual(usual);
  expectSoundCandles(begun);
});

test.each([
  ['a millisecond after 1970 began', 1],
  ['an odd moment long ago', Date.UTC(1971, 5, 7, 13, 14, 15, 926)],
  ['a millisecond before midnight', Date.UTC(2026, 0, 6) - 1],
  ['a millisecond after midnight', Date.UTC(2026, 0, 6) + 1],
  ['the last millisecond of a leap day', Date.UTC(2028, 2, 1) - 1],
])('D01 a run that begins at %s has whole candles and loses nothing', (_name, startAt) => {
  const begun = runFrom(startAt);
  expect(tradesOf(begun, startAt).length).toBeGreaterThan(20);
  expectSoundCandles(begun);
});

test.each([-1, -30_001, -HOUR, Date.UTC(1900, 0), Number.NEGATIVE_INFINITY, Number.NaN])(
  'V09 simulated time begins with 1970: a run that would begin at %d is not begun',
  (startAt) => expect(() => runFrom(startAt)).toThrow(),
);

const seeds = [
  '',
  ' ',
  '0',
  '-0',
  '00',
  '1e309',
  'NaN',
  'null',
  '__proto__',
  "'; drop table journal; --",
  '../../etc',
  'line\nfeed',
  'nul\u0000nul',
  '\u202eright to left',
  'Zoë',
  'Zoe\u0308',
  '😀',
  'a'.repeat(100_000),
];

test.each(seeds.map((seed) => [seed.slice(0, 30), seed]))(
  'D01 the seed %j makes one run, always the same',
  (_name, seed) => {
    const [first, second] = [runFrom(calm.startAt, seed), runFrom(calm.startAt, seed)];
    expect(second.kernel.stateHash()).toBe(first.kernel.stateHash());
    expect(second.events).toEqual(first.events);
    expect(first.events[0]).toMatchObject({ type: 'RunStarted', seed });
  },
);

test('D01 seeds that look alike make different runs', () => {
  const hashes = seeds.map((seed) => runFrom(calm.startAt, seed).kernel.stateHash());
  expect(new Set(hashes).size).toBe(seeds.length);
});
