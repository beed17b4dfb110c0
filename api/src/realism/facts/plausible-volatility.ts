import { between, defineFact } from '../fact.ts';
import { MINUTE_S } from '../market-sample.ts';
import { variance } from '../statistics/moments.ts';
import { pooled } from '../statistics/segments.ts';

/** An exchange day has 6 h 30 min, and every day of the year is one. */
const MINUTES_A_YEAR = 365 * 390;

/** How far, as factors, a market may be from what its scenario says. */
const NEAR = { min: 0.5, max: 2 } as const;

export const plausibleVolatility = defineFact({
  id: 'volatility',
  title: 'Volatility of a year',
  unit: 'SHARE',
  formula: 'sd(r) sqrt(365 x 390), r over 60 s',
  source: 'half to twice what the scenario says, from daily closes 2020 to 2024 in bitcoin and its jumps',
  gate: ({ expected: { yearlyVolatility } }) =>
    yearlyVolatility === null ? null : between(NEAR.min * yearlyVolatility, NEAR.max * yearlyVolatility),
  measure: (sample) => {
    const returns = pooled(sample.returns(MINUTE_S));
    const value = returns.length < 2 ? null : Math.sqrt(variance(returns) * MINUTES_A_YEAR);
    return { value, samples: returns.length };
  },
});
