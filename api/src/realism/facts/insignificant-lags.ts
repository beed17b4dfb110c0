import { atLeast, defineFact, type FactDefinition } from '../fact.ts';
import { type MarketSample, MINUTE_S } from '../market-sample.ts';
import { autocorrelation, bartlettBand, clusteredBand } from '../statistics/autocorrelation.ts';
import { pooled, type Segments } from '../statistics/segments.ts';

const LAGS = 30;

type Band = (returns: Segments, lag: number) => number | null;
type Estimate = (sample: MarketSample) => Segments;

/** Counts the lags whose autocorrelation chance alone could make; the band is that of one series. */
function within(band: Band, estimated: Estimate): Pick<FactDefinition, 'unit' | 'measure'> {
  return {
    unit: 'NUMBER',
    measure: (sample) => {
      const returns = sample.returns(MINUTE_S);
      const samples = pooled(returns).length;
      const measured = estimated(sample);
      const found = Array.from({ length: LAGS }, (_, index) => {
        const value = autocorrelation(measured, index + 1);
        const edge = band(returns, index + 1);
        return value === null || edge === null ? null : Math.abs(value) <= edge;
      });
      return { value: found.includes(null) ? null : found.filter((isWithin) => isWithin).length, samples };
    },
  };
}

/**
 * Volatility clusters, as is asked of it: the band must know that, or it takes chance for memory. What is held against the
 * band is the mean of six series: with one alone, chance makes seven of thirty lags stand out in one market of a thousand.
 */
export const insignificantLags = defineFact({
  ...within(clusteredBand, (sample) => sample.staggered(MINUTE_S)),
  id: 'insignificant-lags',
  title: 'Lags 1 to 30 of 1-minute returns that chance could make',
  formula:
    'number of k in 1..30 with |corr(r_t, r_(t-k))| inside the 95 % band of returns that cluster, r over 60 s from every tenth second on',
  source: 'band: Diebold 1988; more than 20 in the MarketSim paper code, 24 here',
  gate: atLeast(24),
});

export const lagsOfWhiteNoise = defineFact({
  ...within(
    (returns) => bartlettBand(pooled(returns).length),
    (sample) => sample.returns(MINUTE_S),
  ),
  id: 'white-noise-lags',
  title: 'The same inside the band of white noise',
  formula: 'number of k in 1..30 with |corr(r_t, r_(t-k))| <= 1.96 / sqrt(n), r over 60 s',
  source: 'Bartlett 1946; right only for returns that do not cluster',
  gate: null,
});
