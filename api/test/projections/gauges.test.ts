import { expect, test } from 'vitest';
import { AAPL, EventLine } from '../kit/event-line.ts';

const LOOK_MS = 10_000;
const LOOKS_A_MINUTE = 6;
const WINDOW_LOOKS = 720;

/** Quotes 3 lots to buy and 1 to sell, 2 sats apart, for each mid of a list: six looks at each. */
function quoteMinutes(line: EventLine, mids: readonly number[]): void {
  for (const mid of mids) {
    const bid = line.accept({ side: 'BUY', priceSats: mid - 1, quantityLots: 3 });
    const ask = line.accept({ side: 'SELL', priceSats: mid + 1, quantityLots: 1 });
    for (let look = 0; look < LOOKS_A_MINUTE; look += 1) line.pass(LOOK_MS);
    line.cancel(bid, 3);
    line.cancel(ask, 1);
  }
}

const alternating = (minutes: number) => Array.from({ length: minutes }, (_, minute) => (minute % 2 ? 10_000 : 10_100));

test('F06 gauges say null until there is enough to measure, and how much there is', () => {
  const line = EventLine.open();
  quoteMinutes(line, alternating(30));
  const young = line.read.gauges(AAPL);
  expect(young.returnAutocorrelation).toEqual({ value: null, samples: 29 });
  expect(young.orderToTrade).toEqual({ value: null, samples: 0 });
  quoteMinutes(line, [10_100]);
  expect(line.read.gauges(AAPL).returnAutocorrelation).toEqual({ value: expect.closeTo(-1, 1), samples: 30 });
});

test('F06 gauges of a market whose numbers are known', () => {
  const line = EventLine.open('ada');
  quoteMinutes(line, alternating(40));
  for (let count = 0; count < 30; count += 1) line.trade('ada', 'BUY', 10_000, 1);
  line.pass(LOOK_MS);
  const gauges = line.read.gauges(AAPL);
  expect(gauges.windowMs).toBe(40 * 60_000);
  expect(gauges.imbalance.value).toBeCloseTo(0.5, 12);
  expect(gauges.touchLots.value).toBe(1);
  expect(gauges.spreadBps.value).toBeCloseTo(2, 1);
  expect(gauges.kurtosis.value).toBeCloseTo(-2, 2);
  // Two quotes a minute for forty minutes, and two orders for each of thirty trades.
  expect(gauges.orderToTrade).toEqual({ value: (2 * 40 + 2 * 30) / 30, samples: 30 });
});

test('F06 a look at a book with an empty side is no price: no return reaches over it', () => {
  const line = EventLine.open();
  quoteMinutes(line, alternating(2));
  for (let look = 0; look < LOOKS_A_MINUTE; look += 1) line.pass(LOOK_MS);
  quoteMinutes(line, alternating(2));
  const { returnAutocorrelation, volatilityClustering, spreadBps } = line.read.gauges(AAPL);
  expect(returnAutocorrelation.samples).toBe(2);
  expect(volatilityClustering.samples).toBe(2 * (2 * LOOKS_A_MINUTE - 1));
  expect(spreadBps.samples).toBe(4 * LOOKS_A_MINUTE);
});

test('F06 the window is two hours: what is older no longer counts', () => {
  const line = EventLine.open();
  quoteMinutes(line, alternating(30));
  quoteMinutes(
    line,
    Array.from({ length: WINDOW_LOOKS / LOOKS_A_MINUTE }, () => 10_000),
  );
  const { windowMs, kurtosis, spreadBps } = line.read.gauges(AAPL);
  expect(windowMs).toBe((WINDOW_LOOKS - 1) * LOOK_MS);
  expect(spreadBps.samples).toBe(WINDOW_LOOKS);
  expect(kurtosis).toEqual({ value: null, samples: WINDOW_LOOKS / LOOKS_A_MINUTE - 1 });
});
