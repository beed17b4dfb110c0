import { between, defineFact } from '../fact.ts';
import { MINUTE_S } from '../market-sample.ts';
import { skewness } from '../statistics/moments.ts';
import { pooled } from '../statistics/segments.ts';

export const skew = defineFact({
  id: 'skewness',
  title: 'Skewness of 1-minute returns',
  unit: 'NUMBER',
  formula: 'm3 / s^3, r over 60 s',
  source: 'bound: ours',
  gate: between(-3, 3),
  measure: (sample) => {
    const returns = pooled(sample.returns(MINUTE_S));
    return { value: skewness(returns), samples: returns.length };
  },
});
