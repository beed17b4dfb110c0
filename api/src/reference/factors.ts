import type { Asset } from '../market/instrument.ts';
import { calibrations, correlations, unknownAsset } from './volatilities.ts';

/** How one asset's return is made: its volatility, and its load on the independent shock of each asset named. */
export type Factor = {
  readonly asset: Asset;
  readonly dailyVolatility: number;
  readonly loads: readonly { readonly asset: Asset; readonly load: number }[];
};

/**
 * Loads of an asset by the Cholesky factor of the correlation table. The table's order is fixed, so an asset's returns
 * do not depend on which markets a run opens.
 */
export function factorOf(asset: Asset): Factor {
  const index = calibrations.findIndex((calibration) => calibration.asset === asset);
  const calibration = calibrations[index];
  if (calibration === undefined) return unknownFactor(asset);
  const loads = (cholesky[index] ?? []).map((load, column) => ({ asset: calibrations[column]?.asset ?? asset, load }));
  return { asset, dailyVolatility: calibration.dailyVolatility, loads };
}

function unknownFactor(asset: Asset): Factor {
  const { dailyVolatility, bitcoinCorrelation } = unknownAsset;
  const own = Math.sqrt(1 - bitcoinCorrelation ** 2);
  return {
    asset,
    dailyVolatility,
    loads: [
      { asset: 'BTC', load: bitcoinCorrelation },
      { asset, load: own },
    ],
  };
}

/** Lower triangular L with L L^T = the matrix. */
function factorise(lower: readonly (readonly number[])[]): number[][] {
  const result: number[][] = [];
  lower.forEach((row, i) => {
    const out: number[] = [];
    row.forEach((value, j) => {
      const other = i === j ? out : (result[j] ?? []);
      const rest = value - out.reduce((sum, load, k) => (k < j ? sum + load * (other[k] ?? 0) : sum), 0);
      out.push(i === j ? Math.sqrt(rest) : rest / (other[j] ?? 1));
    });
    result.push(out);
  });
  return result;
}

const cholesky = factorise(correlations);
