import { defineFact } from '../fact.ts';
import { logMids, MINUTE_S } from '../market-sample.ts';
import { unitRootP } from '../statistics/unit-root.ts';

const LEVEL = 0.05;

/** The share over five seeds jumps by a fifth with one of them: too coarse to ask anything of a single market. */
export const unitRoot = defineFact({
  id: 'unit-root',
  title: 'Days whose price may be a random walk',
  unit: 'SHARE',
  formula: 'share of seeds with p > 0.05 in an augmented Dickey-Fuller test of ln mid each minute',
  source: 'Dickey and Fuller 1979; MacKinnon 1994',
  gate: null,
  measure: ({ tapes }) => {
    const found = tapes.map((tape) => unitRootP(logMids(tape, MINUTE_S).filter((level) => !Number.isNaN(level))));
    const known = found.filter((p) => p !== null);
    const share = known.filter((p) => p > LEVEL).length / known.length;
    return { value: known.length === 0 ? null : share, samples: known.length };
  },
});
