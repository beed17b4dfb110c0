import { z } from 'zod';
import type { OrderRequest, Side } from '../../market/order.ts';
import { BASIS_POINTS, type Sats } from '../../market/units.ts';
import { amount, type ParametersOf, whole } from '../bot-strategy.ts';
import { relativeOrderSize } from '../order-size.ts';
import { lotsWorth, takeUpTo } from '../orders.ts';
import { type Choice, defineBackground, pace, type Situation } from './background-strategy.ts';

const SHORT = 20;
const LONG = 50;

const parameters = z.strictObject({
  ...pace({ meanWakeMs: 40_000, staleMs: 60_000, roundLotSats: 800_000 }),
  thresholdBps: amount(3, [0, 1_000], 'the averages must differ by this much before it trades, basis points'),
  reserveBps: whole(1_500, [0, 5_000], 'part of its wealth it always keeps in bitcoin, and in stock, basis points'),
});

type Numbers = ParametersOf<typeof parameters>;

type Samples = readonly Sats[];

function choose(situation: Situation<Numbers>, samples: Samples): Choice<Samples> {
  const { midSats } = situation.view.ticker(situation.instrument.symbol);
  if (midSats === null) return { order: null, memory: samples };
  const memory = [...samples, midSats].slice(-LONG);
  return { order: memory.length < LONG ? null : follow(situation, memory), memory };
}

function follow(situation: Situation<Numbers>, samples: Samples): OrderRequest | null {
  const { instrument, parameters: numbers, rng, view, cashShare } = situation;
  const trendBps = (mean(samples.slice(-SHORT)) / mean(samples) - 1) * BASIS_POINTS;
  const size = relativeOrderSize(rng);
  if (Math.abs(trendBps) < numbers.thresholdBps) return null;
  const side: Side = trendBps > 0 ? 'BUY' : 'SELL';
  const reserve = numbers.reserveBps / BASIS_POINTS;
  if ((side === 'BUY' ? cashShare : 1 - cashShare) < reserve) return null;
  const ticker = view.ticker(instrument.symbol);
  const touchSats = side === 'BUY' ? ticker.bestAskSats : ticker.bestBidSats;
  if (touchSats === null) return null;
  const lots = Math.max(1, lotsWorth(size * numbers.roundLotSats, touchSats, instrument));
  return takeUpTo(instrument, side, touchSats, lots);
}

function mean(values: Samples): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Follows the trend: mean of its last 20 looks at the mid against its last 50, after ABIDES' momentum agent. */
export const momentum = defineBackground<typeof parameters, Samples>({
  strategy: 'momentum',
  description: 'Buys what has been rising and sells what has been falling.',
  parameters,
  startMemory: [],
  choose,
});
