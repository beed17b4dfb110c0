import { atMost, defineFact } from '../fact.ts';
import { logMids, type MarketSample, MINUTE_S } from '../market-sample.ts';
import { excessKurtosis } from '../statistics/moments.ts';
import { pooled } from '../statistics/segments.ts';

const LONG_MINUTES = 15;

export const aggregationalGaussianity = defineFact({
  id: 'aggregational-gaussianity',
  title: 'Excess kurtosis, 15 minutes less 1 minute',
  unit: 'NUMBER',
  formula: 'K(15 min) - K(1 min); 15-minute returns begin every minute',
  source: 'Cont 2001, aggregational Gaussianity',
  gate: atMost(0),
  measure: (sample) => {
    const long = longReturns(sample);
    const far = excessKurtosis(long);
    const near = excessKurtosis(pooled(sample.returns(MINUTE_S)));
    return { value: far === null || near === null ? null : far - near, samples: long.length };
  },
});

function longReturns({ tapes }: MarketSample): readonly number[] {
  return tapes.flatMap((tape) => {
    const levels = logMids(tape, MINUTE_S);
    const later = levels.slice(LONG_MINUTES);
    return later.map((level, place) => level - (levels[place] as number)).filter((change) => !Number.isNaN(change));
  });
}
