import { move, sats } from '../figures.ts';
import { type AgentStrategy, say } from './agent-strategy.ts';

/** Accumulates below the window's high, lightens up near it. */
export const dipBuyer: AgentStrategy = {
  strategy: 'dip buyer',
  opine: (sight) => {
    const { asset, priceSats, window } = sight;
    const dipBps = (1 - priceSats / window.highSats) * 10_000;
    const usualBps = (window.deviationSats / window.meanSats) * 10_000;
    const isDip = dipBps > 0;
    return {
      strength: dipBps / Math.max(8, usualBps) - 1.2,
      saw: isDip
        ? say(
            sight,
            `${asset} is ${move(dipBps)} off its ${window.minutes}-minute high of ${sats(window.highSats)}, offered at ${sats(priceSats)}`,
            `a dip of ${move(dipBps)} in ${asset}, from ${sats(window.highSats)} to ${sats(priceSats)}`,
          )
        : say(
            sight,
            `${asset} stands at its highs, ${sats(priceSats)}: nothing on sale`,
            `no dip in ${asset}, ${sats(priceSats)} is the top of ${window.minutes} min`,
          ),
      fairValueSats: (window.highSats + window.meanSats) / 2,
    };
  },
};
