import type { Lots } from '../market/units.ts';
import { autocorrelation } from '../realism/statistics/autocorrelation.ts';
import { correlation } from '../realism/statistics/correlation.ts';
import { excessKurtosis, mean } from '../realism/statistics/moments.ts';
import { pooled, type Segments } from '../realism/statistics/segments.ts';
import type { Gauge, GaugesView } from './views.ts';

/** One look at a market, and what happened there since the one before. Null is a book with an empty side, or a crossed one. */
export type GaugeRow = {
  readonly midSats: number | null;
  readonly spreadBps: number | null;
  readonly touchLots: Lots | null;
  readonly imbalance: number | null;
  readonly volumeLots: Lots;
  readonly tradeCount: number;
  /** Accepted orders, placed quotes and changes. */
  readonly submissionCount: number;
};

export const ROW_MS = 10_000;

/** Two simulated hours. */
export const WINDOW_ROWS = 720;

const ROWS_A_MINUTE = 6;

/** Fewer say nothing: half an hour of minutes, of ten seconds, of looks, of trades. */
const ENOUGH = { minutes: 30, shortReturns: 180, looks: 30, trades: 30 } as const;

/** The figures of a window, oldest row first. The formulas are those of `api/src/realism/facts`. */
export function gaugesOf(rows: readonly GaugeRow[]): GaugesView {
  const minutes = returnsOf(rows.filter((_, place) => (rows.length - 1 - place) % ROWS_A_MINUTE === 0));
  const short = returnsOf(rows);
  const sizes = short.map((part) => part.map(Math.abs));
  const minuteCount = pooled(minutes).length;
  const shortCount = pooled(short).length;
  return {
    windowMs: Math.max(0, rows.length - 1) * ROW_MS,
    returnAutocorrelation: gauge(minuteCount, ENOUGH.minutes, () => autocorrelation(minutes, 1)),
    kurtosis: gauge(minuteCount, ENOUGH.minutes, () => excessKurtosis(pooled(minutes))),
    volatilityClustering: gauge(shortCount, ENOUGH.shortReturns, () => autocorrelation(sizes, 1)),
    volumeVolatility: volumeVolatility(rows),
    spreadBps: average(rows.map(({ spreadBps }) => spreadBps)),
    touchLots: average(rows.map(({ touchLots }) => touchLots)),
    imbalance: average(rows.map(({ imbalance }) => imbalance)),
    orderToTrade: orderToTrade(rows),
  };
}

function gauge(samples: number, enough: number, value: () => number | null): Gauge {
  return { value: samples < enough ? null : value(), samples };
}

/** ln of one mid over the one before; a look without a mid ends a part. */
function returnsOf(rows: readonly GaugeRow[]): Segments {
  const parts: number[][] = [[]];
  for (let place = 1; place < rows.length; place += 1) {
    const before = rows[place - 1]?.midSats ?? null;
    const now = rows[place]?.midSats ?? null;
    if (before === null || now === null) parts.push([]);
    else parts.at(-1)?.push(Math.log(now / before));
  }
  return parts.filter((part) => part.length > 0);
}

function average(values: readonly (number | null)[]): Gauge {
  const known = values.filter((value) => value !== null);
  return gauge(known.length, ENOUGH.looks, () => mean(known));
}

function volumeVolatility(rows: readonly GaugeRow[]): Gauge {
  const pairs = rows.slice(1).flatMap(({ midSats, volumeLots }, place): readonly (readonly [number, number])[] => {
    const before = rows[place]?.midSats ?? null;
    return before === null || midSats === null ? [] : [[volumeLots, Math.abs(Math.log(midSats / before))]];
  });
  const columns = [pairs.map(([volume]) => volume), pairs.map(([, move]) => move)] as const;
  return gauge(pairs.length, ENOUGH.shortReturns, () => correlation(...columns));
}

function orderToTrade(rows: readonly GaugeRow[]): Gauge {
  const trades = rows.reduce((sum, { tradeCount }) => sum + tradeCount, 0);
  const submissions = rows.reduce((sum, { submissionCount }) => sum + submissionCount, 0);
  return gauge(trades, ENOUGH.trades, () => submissions / trades);
}
