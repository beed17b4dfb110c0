import { between, defineFact } from '../fact.ts';
import { MINUTE_S } from '../market-sample.ts';
import { excessKurtosis } from '../statistics/moments.ts';
import { pooled } from '../statistics/segments.ts';

export const fatTails = defineFact({
  id: 'kurtosis',
  title: 'Excess kurtosis of 1-minute returns',
  unit: 'NUMBER',
  formula: 'm4 / s^4 - 3, r over 60 s from every tenth second on',
  source: 'Cont 2001, heavy tails',
  gate: between(2, 60),
  measure: (sample) => {
    const samples = pooled(sample.returns(MINUTE_S)).length;
    return { value: excessKurtosis(pooled(sample.staggered(MINUTE_S))), samples };
  },
});
