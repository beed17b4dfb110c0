import { move, percent, sats } from '../figures.ts';
import { type AgentStrategy, say } from './agent-strategy.ts';

/** Leans against the window's move and against a crowded side of the book. */
export const contrarian: AgentStrategy = {
  strategy: 'contrarian',
  opine: (sight) => {
    const { asset, priceSats, window, windowBps, imbalance } = sight;
    const way = windowBps >= 0 ? 'up' : 'down';
    const crowd = windowBps >= 0 ? 'buyers' : 'sellers';
    const crowded = percent(Math.abs(imbalance));
    return {
      strength: -windowBps / 40 - 0.6 * imbalance,
      saw: say(
        sight,
        `everyone likes one side: ${asset} ${way} ${move(windowBps)} in ${window.minutes} min, book ${crowded} lopsided, ${sats(priceSats)} now`,
        `${asset} has gone ${way} ${move(windowBps)} to ${sats(priceSats)} and ${crowd} look tired`,
        `a move of ${move(windowBps)} ${way} in ${asset} without news to my taste; price ${sats(priceSats)}`,
      ),
      fairValueSats: priceSats - 0.5 * (priceSats - window.firstSats),
    };
  },
};
