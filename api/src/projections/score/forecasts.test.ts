import { describe, expect, test } from 'vitest';
import type { EventOf } from '../../market/events.ts';
import { Forecasts } from './forecasts.ts';

const AAPL = 'AAPL/BTC';
const MINUTE_MS = 60_000;

/** Prices by time: `[from, priceSats]`, the last one that has begun counts. */
function marketWith(prices: readonly (readonly [number, number])[]) {
  let now = 0;
  const forecasts = new Forecasts({
    marketPriceSats: () => prices.findLast(([from]) => from <= now)?.[1] ?? null,
  });
  const decide = (seq: number, horizonMs: number | undefined, fairValueSats: number | null, confidenceBps: number) => {
    const decision = { market: AAPL, fairValueSats, confidenceBps, ...(horizonMs !== undefined && { horizonMs }) };
    const record = { participantId: 'ada', outcome: { kind: 'DECIDED', decision } };
    forecasts.decided({ seq, time: now, record } as unknown as EventOf<'AgentDecided'>);
  };
  const passTo = (time: number) => {
    while (now < time) {
      now += 1_000;
      forecasts.second(now);
    }
  };
  return { forecasts, decide, passTo };
}

describe('O05 a belief is judged at the horizon that its agent gave it', () => {
  test.each([
    ['one minute, and it had risen by then', 1 * MINUTE_MS, 110, 2_000 ** 2],
    ['three minutes, and it had fallen back by then', 3 * MINUTE_MS, 110, 8_000 ** 2],
    ['no horizon: after five minutes it was lower', undefined, 90, 2_000 ** 2],
    ['no horizon, and the other way', undefined, 110, 8_000 ** 2],
    ['an hour, which is not over', 60 * MINUTE_MS, 110, null],
    ['the price it has: no forecast', MINUTE_MS, 100, null],
    ['no fair value: no forecast', MINUTE_MS, null, null],
  ])('%s', (_name, horizonMs, fairValueSats, squaredSum) => {
    const { forecasts, decide, passTo } = marketWith([
      [0, 100],
      [30_000, 105],
      [2 * MINUTE_MS, 100],
      [4 * MINUTE_MS, 95],
    ]);
    decide(1, horizonMs, fairValueSats, 8_000);
    passTo(6 * MINUTE_MS);
    const expected = squaredSum === null ? { sampleCount: 0, squaredSum: 0 } : { sampleCount: 1, squaredSum };
    expect(forecasts.calibration('ada')).toEqual(expected);
  });
});

test('O05 forecasts that are open when a snapshot is taken are judged after it alike', () => {
  const prices = [
    [0, 100],
    [MINUTE_MS, 101],
    [2 * MINUTE_MS, 99],
  ] as const;
  const { forecasts, decide, passTo } = marketWith(prices);
  decide(1, 3 * MINUTE_MS, 110, 9_000);
  decide(2, MINUTE_MS, 110, 7_000);
  decide(3, 2 * MINUTE_MS, 90, 6_000);
  const restored = new Forecasts({ marketPriceSats: () => 99 });
  passTo(90_000);
  restored.restore(structuredClone(forecasts.state()));
  expect(restored.state()).toEqual(forecasts.state());
  passTo(4 * MINUTE_MS);
  restored.second(4 * MINUTE_MS);
  expect(restored.calibration('ada')).toEqual(forecasts.calibration('ada'));
  expect(forecasts.calibration('ada')).toEqual({ sampleCount: 3, squaredSum: 3_000 ** 2 + 4_000 ** 2 + 9_000 ** 2 });
});
