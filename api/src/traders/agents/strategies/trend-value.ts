import { move, sats } from '../figures.ts';
import { type AgentStrategy, say } from './agent-strategy.ts';

/** Goes with the trend only while the price is not far above the day's average price. */
export const trendValue: AgentStrategy = {
  strategy: 'trend and value',
  opine: (sight) => {
    const { asset, priceSats, window, windowBps, ticker } = sight;
    const vwapSats = ticker.vwapSats ?? window.meanSats;
    const dearBps = (priceSats / vwapSats - 1) * 10_000;
    const way = windowBps >= 0 ? 'up' : 'down';
    const dear = dearBps >= 0 ? 'dearer' : 'cheaper';
    return {
      strength: windowBps / 45 - dearBps / 60,
      saw: say(
        sight,
        `${asset} is ${way} ${move(windowBps)} in ${window.minutes} min and ${move(dearBps)} ${dear} than the average trade at ${sats(vwapSats)}`,
        `trend ${way} ${move(windowBps)} in ${asset}, price ${sats(priceSats)} against a volume-weighted ${sats(vwapSats)}`,
      ),
      fairValueSats: (priceSats + vwapSats) / 2,
    };
  },
};
