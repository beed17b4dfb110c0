import { atMost, defineFact } from '../fact.ts';
import { quantile } from '../statistics/quantile.ts';

export const emptySide = defineFact({
  id: 'empty-side',
  title: 'Time with an empty side of the book',
  unit: 'SHARE',
  formula: 'share of seconds without a best bid or without a best ask',
  source: 'reported by a public fork of ABIDES; bound: ours',
  gate: atMost(0.001),
  measure: ({ tapes }) => {
    let empty = 0;
    let samples = 0;
    for (const { bidSats, askSats } of tapes) {
      bidSats.forEach((bid, second) => {
        if (Number.isNaN(bid) || Number.isNaN(askSats[second])) empty += 1;
      });
      samples += bidSats.length;
    }
    return { value: samples === 0 ? null : empty / samples, samples };
  },
});

export const touchDepth = defineFact({
  id: 'touch-depth',
  title: 'Median depth at the touch',
  unit: 'LOTS',
  formula: 'median of the smaller of the two best levels, each second',
  source: 'order sizes of real books are heavy-tailed',
  gate: null,
  measure: ({ tapes }) => {
    const depths = tapes.flatMap(({ bidTouchLots, askTouchLots }) =>
      Array.from(bidTouchLots, (bid, second) => Math.min(bid, askTouchLots[second] as number)),
    );
    return { value: quantile(depths, 0.5), samples: depths.length };
  },
});
