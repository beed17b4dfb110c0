import { between, defineFact } from '../fact.ts';
import { MINUTE_S } from '../market-sample.ts';
import { pooled } from '../statistics/segments.ts';

export const signBalance = defineFact({
  id: 'sign-balance',
  title: 'Minutes that rose, of those that moved',
  unit: 'SHARE',
  formula: 'count(r_t > 0) / count(r_t != 0), r over 60 s',
  source: 'bound: ours',
  gate: between(0.45, 0.55),
  measure: (sample) => {
    const moves = pooled(sample.returns(MINUTE_S)).filter((value) => value !== 0);
    const share = moves.filter((value) => value > 0).length / moves.length;
    return { value: moves.length === 0 ? null : share, samples: moves.length };
  },
});
