import { atMost, between, defineFact } from '../fact.ts';
import type { MarketSample } from '../market-sample.ts';
import { quantile } from '../statistics/quantile.ts';
import { recoveryTimes } from '../statistics/recovery-times.ts';
import { pooled, type Segments } from '../statistics/segments.ts';

const BASIS_POINTS = 10_000;

/** (ask - bid) / mid in basis points, each second; an empty side ends a part. */
function spreads({ tapes }: MarketSample): Segments {
  const parts: number[][] = [];
  for (const { bidSats, askSats } of tapes) {
    parts.push([]);
    bidSats.forEach((bid, second) => {
      const ask = askSats[second] as number;
      const spread = ((ask - bid) / ((ask + bid) / 2)) * BASIS_POINTS;
      if (Number.isNaN(spread)) parts.push([]);
      else parts.at(-1)?.push(spread);
    });
  }
  return parts;
}

function spreadQuantile(share: number) {
  return (sample: MarketSample) => {
    const found = pooled(spreads(sample));
    return { value: quantile(found, share), samples: found.length };
  };
}

export const spreadMedian = defineFact({
  id: 'spread-median',
  title: 'Median spread',
  unit: 'BPS',
  formula: 'median of (ask - bid) / mid, each second',
  source: 'real markets 1 to 10 bp; bound: ours',
  gate: between(1, 10),
  measure: spreadQuantile(0.5),
});

export const spreadTail = defineFact({
  id: 'spread-p99',
  title: 'Spread, 99th percentile',
  unit: 'BPS',
  formula: '99th percentile of (ask - bid) / mid, each second',
  source: 'bound: ours',
  gate: atMost(100),
  measure: spreadQuantile(0.99),
});

export const resilience = defineFact({
  id: 'resilience',
  title: 'Median time in which a wide spread heals',
  unit: 'SECONDS',
  formula: 'time from spread > mean + 2 sd back to < mean + 1 sd',
  source: 'reported by a public fork of ABIDES',
  gate: null,
  measure: (sample) => {
    const times = recoveryTimes(spreads(sample));
    return { value: quantile(times, 0.5), samples: times.length };
  },
});
