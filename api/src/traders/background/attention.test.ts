import { expect, test } from 'vitest';
import { marketView } from '../../../test/kit/market-view.ts';
import { attention } from './attention.ts';

const MARKET = 'AAPL/BTC';

/** Sixty minutes that move by 100 sats each, the last of them by `lastSats`. */
function after(lastSats: readonly number[]) {
  const moves = [...Array.from({ length: 60 - lastSats.length }, () => 100), ...lastSats];
  let close = 280_000;
  const closes = moves.map((move, minute) => {
    close += minute % 2 ? move : -move;
    return close;
  });
  return marketView({ markets: { [MARKET]: { closes } } });
}

test('F08 people who do not look up trade at their own pace', () => {
  expect(attention(after([900, 900]), MARKET, 0)).toBe(1);
});

test('F08 usual minutes leave the pace as it is, calm ones slow it, wild ones hurry it, to a limit each', () => {
  expect(attention(after([100, 100]), MARKET, 0.8)).toBeCloseTo(1, 1);
  expect(attention(after([10, 10]), MARKET, 0.8)).toBeCloseTo(0.2 + 0.8 * 0.5, 10);
  expect(attention(after([200, 200]), MARKET, 0.8)).toBeGreaterThan(1.5);
  expect(attention(after([9_000, 9_000]), MARKET, 0.8)).toBeCloseTo(0.2 + 0.8 * 4, 10);
});

test('F08 where nothing ever moved there is nothing to look up for', () => {
  expect(attention(marketView({ markets: { [MARKET]: { closes: [280_000, 280_000] } } }), MARKET, 0.8)).toBe(1);
});
