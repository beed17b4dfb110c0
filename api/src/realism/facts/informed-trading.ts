import { defineFact } from '../fact.ts';
import { mean } from '../statistics/moments.ts';
import { vpin } from '../statistics/vpin.ts';

export const informedTrading = defineFact({
  id: 'vpin',
  title: 'Volume-synchronised probability of informed trading',
  unit: 'NUMBER',
  formula: 'mean |Vb - Vs| / V over 50 buckets of equal volume, mean of the days',
  source: 'Easley, Lopez de Prado and O’Hara 2012',
  gate: null,
  measure: ({ tapes }) => {
    const found = tapes.map(({ boughtLots, soldLots }) => vpin([...boughtLots], [...soldLots]));
    const known = found.filter((value) => value !== null);
    return { value: known.length === 0 ? null : mean(known), samples: known.length };
  },
});
