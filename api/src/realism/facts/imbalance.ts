import { between, defineFact } from '../fact.ts';
import type { MarketTape } from '../market-tape.ts';
import { mean } from '../statistics/moments.ts';

export const imbalance = defineFact({
  id: 'book-imbalance',
  title: 'Mean imbalance of the ten best levels',
  unit: 'NUMBER',
  formula: 'mean of (Qb - Qa) / (Qb + Qa), each second',
  source: 'bound: ours, no persistent side',
  gate: between(-0.1, 0.1),
  measure: ({ tapes }) => {
    const found = tapes.flatMap(imbalances);
    return { value: found.length === 0 ? null : mean(found), samples: found.length };
  },
});

function imbalances({ bidLots, askLots }: MarketTape): readonly number[] {
  return Array.from(bidLots, (bid, second) => {
    const ask = askLots[second] as number;
    return (bid - ask) / (bid + ask);
  }).filter((value) => !Number.isNaN(value));
}
