import { between, defineFact } from '../fact.ts';
import { MINUTE_S } from '../market-sample.ts';
import { jumpRatio } from '../statistics/jump-ratio.ts';
import { pooled } from '../statistics/segments.ts';

export const jumps = defineFact({
  id: 'jump-ratio',
  title: 'Realised over bipower variance of 1-minute returns',
  unit: 'NUMBER',
  formula: 'mean r_t^2 / (pi/2 mean |r_t||r_(t-1)|), r over 60 s from every tenth second on',
  source: 'Barndorff-Nielsen and Shephard 2004',
  gate: between(1, 2.5),
  measure: (sample) => {
    const samples = pooled(sample.returns(MINUTE_S)).length;
    return { value: jumpRatio(sample.staggered(MINUTE_S)), samples };
  },
});
