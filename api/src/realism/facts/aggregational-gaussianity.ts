import { atMost, defineFact } from '../fact.ts';
import { logMids, MarketSample, MINUTE_S } from '../market-sample.ts';
import type { MarketTape } from '../market-tape.ts';
import { excessKurtosis, mean } from '../statistics/moments.ts';
import { pooled } from '../statistics/segments.ts';

const LONG_MINUTES = 15;

/** A day has 26 quarters of an hour: pooled, the one that two jumps fell into would speak for all days. */
export const aggregationalGaussianity = defineFact({
  id: 'aggregational-gaussianity',
  title: 'Excess kurtosis, 15 minutes less 1 minute',
  unit: 'NUMBER',
  formula: 'mean over the days of K(15 min) - K(1 min); 15-minute returns begin every minute',
  source: 'Cont 2001, aggregational Gaussianity',
  gate: atMost(0),
  measure: ({ tapes, expected }) => {
    const found = tapes.map((tape) => {
      const far = excessKurtosis(longReturns(tape));
      const near = excessKurtosis(pooled(new MarketSample([tape], expected).staggered(MINUTE_S)));
      return far === null || near === null ? null : far - near;
    });
    const known = found.filter((value) => value !== null);
    const samples = tapes.reduce((sum, tape) => sum + longReturns(tape).length, 0);
    return { value: known.length === 0 ? null : mean(known), samples };
  },
});

function longReturns(tape: MarketTape): readonly number[] {
  const levels = logMids(tape, MINUTE_S);
  const later = levels.slice(LONG_MINUTES);
  return later.map((level, place) => level - (levels[place] as number)).filter((change) => !Number.isNaN(change));
}
