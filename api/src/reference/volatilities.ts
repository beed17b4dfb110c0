import type { Asset } from '../market/instrument.ts';

/** What daily closes in USD, 2020-04-10 to 2024-03-08, say about one asset. */
export type Calibration = {
  readonly asset: Asset;
  /** Standard deviation of daily log returns. */
  readonly dailyVolatility: number;
};

/**
 * Assets in the order of `correlations`; bitcoin is the numeraire and comes first. Measured on 984 (stocks) and 1,429
 * (coins) daily bars from Yahoo Finance and CoinMarketCap as published in dieperdev/yfinance-stock-data and
 * zaskap/ts_foundational_models_daily_crpytocurrency_predictions.
 */
export const calibrations: readonly Calibration[] = [
  { asset: 'BTC', dailyVolatility: 0.0327 },
  { asset: 'AAPL', dailyVolatility: 0.0185 },
  { asset: 'TSLA', dailyVolatility: 0.0392 },
  { asset: 'ETH', dailyVolatility: 0.0426 },
  { asset: 'SOL', dailyVolatility: 0.0713 },
];

/** Correlations of daily log returns in USD, same source; lower triangle. */
export const correlations: readonly (readonly number[])[] = [
  [1],
  [0.27, 1],
  [0.29, 0.52, 1],
  [0.8, 0.27, 0.28, 1],
  [0.51, 0.24, 0.25, 0.59, 1],
];

/** For assets without history: a lively stock that follows bitcoin a little. */
export const unknownAsset = { dailyVolatility: 0.04, bitcoinCorrelation: 0.3 } as const;
