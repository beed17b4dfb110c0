import { atLeast, defineFact } from '../fact.ts';
import { logMids, logReferences, MINUTE_S } from '../market-sample.ts';
import type { MarketTape } from '../market-tape.ts';
import { correlation } from '../statistics/correlation.ts';
import { mean } from '../statistics/moments.ts';

const BASIS_POINTS = 10_000;

type Pair = { readonly mid: number; readonly reference: number };

/** ln mid and ln reference each minute, as distances from their mean of the day. */
function pairsOf(tape: MarketTape): readonly Pair[] {
  const references = logReferences(tape, MINUTE_S);
  const pairs = logMids(tape, MINUTE_S)
    .map((mid, minute) => ({ mid, reference: references[minute] as number }))
    .filter(({ mid }) => !Number.isNaN(mid));
  const midMean = mean(pairs.map(({ mid }) => mid));
  const referenceMean = mean(pairs.map(({ reference }) => reference));
  return pairs.map(({ mid, reference }) => ({ mid: mid - midMean, reference: reference - referenceMean }));
}

export const tracking = defineFact({
  id: 'tracking',
  title: 'The price follows the reference over a day',
  unit: 'NUMBER',
  formula: 'corr(ln mid, ln reference) each minute, as distances from the mean of the day',
  source: 'price to fundamental in public agent markets; bound: ours',
  gate: atLeast(0.8),
  measure: ({ tapes }) => {
    const pairs = tapes.flatMap(pairsOf);
    const mids = pairs.map(({ mid }) => mid);
    const references = pairs.map(({ reference }) => reference);
    return { value: correlation(mids, references), samples: pairs.length };
  },
});

export const trackingError = defineFact({
  id: 'tracking-error',
  title: 'Distance of the price from the reference',
  unit: 'BPS',
  formula: 'root mean square of ln mid - ln reference each minute',
  source: 'price to fundamental in public agent markets',
  gate: null,
  measure: ({ tapes }) => {
    const gaps = tapes.flatMap((tape) => {
      const references = logReferences(tape, MINUTE_S);
      return logMids(tape, MINUTE_S).map((mid, minute) => mid - (references[minute] as number));
    });
    const known = gaps.filter((gap) => !Number.isNaN(gap));
    const square = mean(known.map((gap) => gap * gap));
    return { value: known.length === 0 ? null : Math.sqrt(square) * BASIS_POINTS, samples: known.length };
  },
});
