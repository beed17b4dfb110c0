import type { OrderRequest, Side } from '../../market/order.ts';
import { BASIS_POINTS, type Sats } from '../../market/units.ts';
import { relativeOrderSize } from '../order-size.ts';
import { lotsWorth, takeUpTo } from '../orders.ts';
import { type Choice, defineBackground, type Situation } from './background-strategy.ts';

const SHORT = 20;
const LONG = 50;

const defaults = {
  meanWakeMs: 40_000,
  staleMs: 60_000,
  roundLotSats: 800_000,
  /** The averages must differ by this much before it trades. */
  thresholdBps: 3,
  /** It never holds less than this part of its wealth in bitcoin, or in stock. */
  reserveBps: 1_500,
};

type Samples = readonly Sats[];

function choose(situation: Situation<typeof defaults>, samples: Samples): Choice<Samples> {
  const { midSats } = situation.view.ticker(situation.instrument.symbol);
  if (midSats === null) return { order: null, memory: samples };
  const memory = [...samples, midSats].slice(-LONG);
  return { order: memory.length < LONG ? null : follow(situation, memory), memory };
}

function follow(situation: Situation<typeof defaults>, samples: Samples): OrderRequest | null {
  const { instrument, parameters, rng, view, cashShare } = situation;
  const trendBps = (mean(samples.slice(-SHORT)) / mean(samples) - 1) * BASIS_POINTS;
  const size = relativeOrderSize(rng);
  if (Math.abs(trendBps) < parameters.thresholdBps) return null;
  const side: Side = trendBps > 0 ? 'BUY' : 'SELL';
  const reserve = parameters.reserveBps / BASIS_POINTS;
  if ((side === 'BUY' ? cashShare : 1 - cashShare) < reserve) return null;
  const ticker = view.ticker(instrument.symbol);
  const touchSats = side === 'BUY' ? ticker.bestAskSats : ticker.bestBidSats;
  if (touchSats === null) return null;
  const lots = Math.max(1, lotsWorth(size * parameters.roundLotSats, touchSats, instrument));
  return takeUpTo(instrument, side, touchSats, lots);
}

function mean(values: Samples): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Follows the trend: mean of its last 20 looks at the mid against its last 50, after ABIDES' momentum agent. */
export const momentum = defineBackground<typeof defaults, Samples>({
  strategy: 'momentum',
  description: 'Buys what has been rising and sells what has been falling.',
  defaults,
  startMemory: [],
  choose,
});
