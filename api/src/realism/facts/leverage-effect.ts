import { defineFact } from '../fact.ts';
import { MINUTE_S } from '../market-sample.ts';
import { correlation } from '../statistics/correlation.ts';

export const leverageEffect = defineFact({
  id: 'leverage-effect',
  title: 'Falls are followed by larger moves when below 0',
  unit: 'NUMBER',
  formula: 'corr(r_t, |r_(t+1)|), r over 60 s',
  source: 'Cont 2001, leverage effect',
  gate: null,
  measure: (sample) => {
    const parts = sample.returns(MINUTE_S);
    const first = parts.flatMap((part) => part.slice(0, -1));
    const next = parts.flatMap((part) => part.slice(1).map(Math.abs));
    return { value: correlation(first, next), samples: first.length };
  },
});
