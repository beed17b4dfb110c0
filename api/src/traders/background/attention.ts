import type { MarketSymbol } from '../../market/instrument.ts';
import type { Candle, MarketView } from '../../projections/views.ts';

/** Minutes that count as now, the current one included, and as the time before. */
const NOW_MINUTES = 2;
const USUAL_MINUTES = 60;

/** However wild a market, people trade at most this much faster; however quiet after a storm, they still trade. */
const MOST = 4;
const LEAST = 0.5;

/**
 * How much faster than usual somebody trades who looks up when prices move: 1 on a usual minute. `share` is the part of
 * the pace that follows the market, by the squared range of the last minutes against that of the last hour. So that large
 * moves bring trades and trades bring moves: volatility that feeds itself, as in Engle's ARCH (Econometrica 50, 1982).
 */
export function attention(view: MarketView, market: MarketSymbol, share: number): number {
  if (share === 0) return 1;
  const candles = view.candles(market, 'M1', USUAL_MINUTES);
  const usual = meanSquaredRange(candles);
  if (usual === 0) return 1;
  const ratio = meanSquaredRange(candles.slice(-NOW_MINUTES)) / usual;
  return 1 - share + share * Math.min(MOST, Math.max(LEAST, ratio));
}

function meanSquaredRange(candles: readonly Candle[]): number {
  const squares = candles.reduce((sum, { highSats, lowSats }) => sum + (highSats - lowSats) ** 2, 0);
  return candles.length === 0 ? 0 : squares / candles.length;
}
