import type { Fact } from '../fact.ts';
import { aggregationalGaussianity } from './aggregational-gaussianity.ts';
import { crossAsset } from './cross-asset.ts';
import { emptySide, touchDepth } from './depth.ts';
import { fatTails } from './fat-tails.ts';
import { imbalance } from './imbalance.ts';
import { informedTrading } from './informed-trading.ts';
import { insignificantLags, lagsOfWhiteNoise } from './insignificant-lags.ts';
import { jumps } from './jumps.ts';
import { leverageEffect } from './leverage-effect.ts';
import { noAutocorrelation } from './no-autocorrelation.ts';
import { orderToTrade } from './order-to-trade.ts';
import { plausibleVolatility } from './plausible-volatility.ts';
import { signBalance } from './sign-balance.ts';
import { skew } from './skew.ts';
import { resilience, spreadMedian, spreadTail } from './spread.ts';
import { tailExponent } from './tail-exponent.ts';
import { tracking, trackingError } from './tracking.ts';
import { unitRoot } from './unit-root.ts';
import { clusteringOfMinutes, clusteringOfTenSeconds, clusteringThatLasts } from './volatility-clustering.ts';
import { volumeVolatility } from './volume-volatility.ts';

/** Every fact that a market is measured by. A new one is one file here and one line in this list. */
export const facts: readonly Fact[] = [
  noAutocorrelation,
  insignificantLags,
  lagsOfWhiteNoise,
  fatTails,
  tailExponent,
  aggregationalGaussianity,
  clusteringOfTenSeconds,
  clusteringThatLasts,
  clusteringOfMinutes,
  volumeVolatility,
  skew,
  jumps,
  signBalance,
  unitRoot,
  leverageEffect,
  spreadMedian,
  spreadTail,
  resilience,
  emptySide,
  touchDepth,
  imbalance,
  orderToTrade,
  informedTrading,
  plausibleVolatility,
  tracking,
  trackingError,
  crossAsset,
];
