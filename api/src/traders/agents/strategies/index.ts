import type { AgentStrategy } from './agent-strategy.ts';
import { bookImbalance } from './book-imbalance.ts';
import { breakout } from './breakout.ts';
import { contrarian } from './contrarian.ts';
import { dipBuyer } from './dip-buyer.ts';
import { macro } from './macro.ts';
import { meanReversion } from './mean-reversion.ts';
import { momentum } from './momentum.ts';
import { news } from './news.ts';
import { relativeValue } from './relative-value.ts';
import { slowValue } from './slow-value.ts';
import { trendValue } from './trend-value.ts';
import { volatility } from './volatility.ts';

/** Every way an agent can look at a market. A new one is one file here and one line in this list. */
export const agentStrategies: readonly AgentStrategy[] = [
  momentum,
  meanReversion,
  breakout,
  trendValue,
  news,
  contrarian,
  relativeValue,
  dipBuyer,
  volatility,
  macro,
  bookImbalance,
  slowValue,
];
