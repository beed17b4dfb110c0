import { move, sats } from '../figures.ts';
import { type AgentStrategy, say } from './agent-strategy.ts';

/** Goes with moves that are large for the market's own swing, steps aside when it is quiet. */
export const volatility: AgentStrategy = {
  strategy: 'volatility',
  opine: (sight) => {
    const { asset, priceSats, window, minuteBps } = sight;
    const swingBps = (window.deviationSats / window.meanSats) * 10_000;
    const burst = minuteBps / Math.max(4, swingBps);
    const way = minuteBps >= 0 ? 'up' : 'down';
    return {
      strength: 1.3 * burst,
      saw: say(
        sight,
        `${asset} usually swings ${move(swingBps)} and just went ${way} ${move(minuteBps)} to ${sats(priceSats)}`,
        `${way} ${move(minuteBps)} within a minute against a usual swing of ${move(swingBps)}: ${asset} at ${sats(priceSats)}`,
        `a swing of ${move(swingBps)} is usual in ${asset}, the last minute went ${way} ${move(minuteBps)}, price ${sats(priceSats)}`,
      ),
      fairValueSats: priceSats * (1 + minuteBps / 40_000),
    };
  },
};
