import { move, sats } from '../figures.ts';
import { type AgentStrategy, say } from './agent-strategy.ts';

/** Fades distance from the mean of the window. */
export const meanReversion: AgentStrategy = {
  strategy: 'mean reversion',
  opine: (sight) => {
    const { asset, priceSats, window } = sight;
    const stretch = (priceSats - window.meanSats) / window.deviationSats;
    const side = stretch >= 0 ? 'above' : 'below';
    const bps = (priceSats / window.meanSats - 1) * 10_000;
    return {
      strength: -stretch,
      saw: say(
        sight,
        `${asset} at ${sats(priceSats)} is ${Math.abs(stretch).toFixed(1)} deviations ${side} its ${window.minutes}-minute mean of ${sats(window.meanSats)}`,
        `${asset} has stretched ${move(bps)} ${side} its mean of ${sats(window.meanSats)}`,
        `the rubber band in ${asset}: ${sats(priceSats)} now, ${sats(window.meanSats)} on average over ${window.minutes} min`,
      ),
      fairValueSats: window.meanSats,
    };
  },
};
