import { atMost, defineFact } from '../fact.ts';
import { logMids, type MarketSample, MINUTE_S } from '../market-sample.ts';
import { correlation } from '../statistics/correlation.ts';

export const crossAsset = defineFact({
  id: 'cross-asset',
  title: 'Correlation with other markets, furthest from what was configured',
  unit: 'NUMBER',
  formula: 'largest |corr(r, r of another market) - what the scenario says|, r over 60 s',
  source: 'correlations of daily closes 2020 to 2024 in bitcoin, and jumps; bound: ours',
  gate: ({ expected: { correlations } }) => (correlations.size === 0 ? null : atMost(0.15)),
  measure: (sample, others) => {
    const known = others.filter(({ market }) => sample.expected.correlations.has(market));
    const found = known.map((other) => distance(sample, other));
    const samples = minutes(sample).length;
    const whole = found.filter((value) => value !== null);
    return { value: whole.length === 0 ? null : Math.max(...whole), samples };
  },
});

function distance(sample: MarketSample, other: MarketSample): number | null {
  const value = crossCorrelation(sample, other);
  return value === null ? null : Math.abs(value - (sample.expected.correlations.get(other.market) ?? 0));
}

/** Of the 1-minute returns of two markets in the same runs. */
export function crossCorrelation(left: MarketSample, right: MarketSample): number | null {
  const rights = minutes(right);
  const pairs = minutes(left)
    .map((value, place) => [value, rights[place] ?? Number.NaN] as const)
    .filter(([one, two]) => !Number.isNaN(one + two));
  return correlation(
    pairs.map(([one]) => one),
    pairs.map(([, two]) => two),
  );
}

/** NaN where a side was empty, so that both markets' minutes stay side by side. */
function minutes({ tapes }: MarketSample): readonly number[] {
  return tapes.flatMap((tape) => {
    const levels = logMids(tape, MINUTE_S);
    return levels.slice(1).map((level, minute) => level - (levels[minute] as number));
  });
}
