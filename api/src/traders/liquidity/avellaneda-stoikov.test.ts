import { expect, test } from 'vitest';
import { marketView, NOON } from '../../../test/kit/market-view.ts';
import { instruments } from '../../market/instruments/index.ts';
import { must } from '../../util/assert.ts';
import type { Parameters } from '../population-settings.ts';
import { avellanedaStoikov, optimum } from './avellaneda-stoikov.ts';

const MARKET = 'AAPL/BTC';
const ME = 'me';
const aapl = must(instruments[0], MARKET);
const even = { BTC: 2_000_000_000, AAPL: 70_077 };

// The paper's own example (section 3.3): gamma 0.1, sigma 2, k 1.5, T - t = 1.
test('the formula gives what the paper computes', () => {
  const { shiftBps, spreadBps } = optimum(3, 4, { riskAversion: 0.1, fillDecay: 1.5, horizonMs: 1_000 });
  expect(shiftBps).toBeCloseTo(-1.2, 12);
  expect(spreadBps).toBeCloseTo(0.4 + 20 * Math.log(1 + 0.1 / 1.5), 12);
  expect(spreadBps).toBeCloseTo(1.69, 2);
});

function maker(parameters: Parameters = {}) {
  const exact = { noiseBps: 0, ...parameters };
  return avellanedaStoikov.createTrader({ participantId: ME, instrument: aapl, seed: 's', parameters: exact });
}

/** The touch it quotes after looking at these mids, five seconds apart; nobody else is near. */
function touchOf(subject: ReturnType<typeof maker>, free: Readonly<Record<string, number>>, mids: readonly number[]) {
  const turns = mids.map((priceSats, look) => {
    const sketch = { priceSats, bidSats: priceSats - 20_000, askSats: priceSats + 20_000, referenceSats: priceSats };
    const view = marketView({ markets: { [MARKET]: sketch }, owners: { [ME]: { free } } });
    return subject.takeTurn(view, NOON + look * 5_000, 'TIMER').actions[0];
  });
  const last = turns.at(-1);
  if (last?.type !== 'ReplaceQuotes') throw new Error('no quotes');
  const [bid, ask] = [must(last.bids[0], 'bid').priceSats, must(last.asks[0], 'ask').priceSats];
  return { middleSats: (bid + ask) / 2, spreadSats: ask - bid };
}

test('with the inventory it likes it quotes around the price, with more stock below, with less above', () => {
  const middle = (AAPL: number) => touchOf(maker(), { ...even, AAPL }, [285_400]).middleSats;
  expect(Math.abs(middle(even.AAPL) - 285_400)).toBeLessThanOrEqual(aapl.tickSats);
  expect(middle(100_000)).toBeLessThan(285_400 - 5 * aapl.tickSats);
  expect(middle(50_000)).toBeGreaterThan(285_400 + 3 * aapl.tickSats);
});

test('a market that moves makes it quote wider and flee its inventory more', () => {
  const still = Array(40).fill(285_400);
  const wild = still.map((price, look) => price + (look % 2) * 1_400);
  const calm = touchOf(maker(), even, still);
  expect(touchOf(maker(), even, wild).spreadSats).toBeGreaterThan(calm.spreadSats * 2);
  const shift = (mids: readonly number[]) =>
    touchOf(maker(), even, mids).middleSats - touchOf(maker(), { ...even, AAPL: 75_000 }, mids).middleSats;
  expect(shift(wild)).toBeGreaterThan(shift(still) * 2);
});

test('its horizon rolls: the same market gives the same quotes at any time of the day', () => {
  const early = touchOf(maker(), even, [285_400, 285_400]);
  expect(touchOf(maker(), even, Array(2_000).fill(285_400))).toEqual(early);
  expect(touchOf(maker({ horizonMs: 300_000 }), even, [285_400]).spreadSats).toBeGreaterThan(early.spreadSats);
});
