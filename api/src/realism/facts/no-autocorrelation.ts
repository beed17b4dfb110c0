import { between, defineFact } from '../fact.ts';
import { MINUTE_S } from '../market-sample.ts';
import { autocorrelation } from '../statistics/autocorrelation.ts';
import { pooled } from '../statistics/segments.ts';

export const noAutocorrelation = defineFact({
  id: 'return-autocorrelation',
  title: 'Autocorrelation of 1-minute returns, lag 1',
  unit: 'NUMBER',
  formula: 'corr(r_t, r_(t-1)), r over 60 s from every tenth second on',
  source: 'Cont 2001, absence of autocorrelations; bound: ours, ideal of a public market simulator',
  gate: between(-0.1, 0.1),
  measure: (sample) => {
    const samples = pooled(sample.returns(MINUTE_S)).length;
    return { value: autocorrelation(sample.staggered(MINUTE_S), 1), samples };
  },
});
