import { between, defineFact } from '../fact.ts';
import { MINUTE_S } from '../market-sample.ts';
import { hillAlpha } from '../statistics/hill.ts';
import { pooled } from '../statistics/segments.ts';

export const tailExponent = defineFact({
  id: 'hill-alpha',
  title: 'Tail exponent of 1-minute returns (Hill)',
  unit: 'NUMBER',
  formula: 'k / sum ln(|r|_(i) / |r|_(k+1)) over the largest 5 % of |r|, r over 60 s from every tenth second on',
  source: 'Hill 1975; about 3 in real markets, Cont 2001',
  gate: between(2.2, 5),
  measure: (sample) => {
    const samples = pooled(sample.returns(MINUTE_S)).length;
    return { value: hillAlpha(pooled(sample.staggered(MINUTE_S))), samples };
  },
});
