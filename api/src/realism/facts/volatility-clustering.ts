import { atLeast, defineFact, type FactDefinition } from '../fact.ts';
import { type MarketSample, MINUTE_S } from '../market-sample.ts';
import { autocorrelation, autocorrelations } from '../statistics/autocorrelation.ts';
import { mapped, pooled } from '../statistics/segments.ts';

const SHORT_S = 10;
const LAGS = 20;

const source = 'Cont 2001, volatility clustering and slow decay; real markets 0.2 to 0.4 at lag 1';

const sizes = (sample: MarketSample, intervalS: number) => mapped(sample.returns(intervalS), Math.abs);

function firstLag(intervalS: number): Pick<FactDefinition, 'measure' | 'unit' | 'source'> {
  return {
    unit: 'NUMBER',
    source,
    measure: (sample) => {
      const series = sizes(sample, intervalS);
      return { value: autocorrelation(series, 1), samples: pooled(series).length };
    },
  };
}

export const clusteringOfTenSeconds = defineFact({
  ...firstLag(SHORT_S),
  id: 'volatility-clustering-10s',
  title: 'Autocorrelation of |10-second returns|, lag 1',
  formula: 'corr(|r_t|, |r_(t-1)|), r over 10 s',
  gate: atLeast(0.1),
  isMadeByTheMarket: true,
});

export const clusteringOfMinutes = defineFact({
  ...firstLag(MINUTE_S),
  id: 'volatility-clustering-60s',
  title: 'Autocorrelation of |1-minute returns|, lag 1',
  formula: 'corr(|r_t|, |r_(t-1)|), r over 60 s',
  gate: null,
});

export const clusteringThatLasts = defineFact({
  id: 'volatility-clustering-sum',
  title: 'Autocorrelation of |10-second returns|, lags 1 to 20 together',
  unit: 'NUMBER',
  formula: 'sum over k = 1..20 of corr(|r_t|, |r_(t-k)|), r over 10 s',
  source,
  gate: atLeast(0.5),
  isMadeByTheMarket: true,
  measure: (sample) => {
    const series = sizes(sample, SHORT_S);
    const found = autocorrelations(series, LAGS);
    return { value: found?.reduce((sum, value) => sum + value, 0) ?? null, samples: pooled(series).length };
  },
});
