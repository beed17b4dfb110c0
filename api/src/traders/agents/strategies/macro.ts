import { move, sats } from '../figures.ts';
import { type AgentStrategy, say } from './agent-strategy.ts';

/** Reads bitcoin out of all markets: when every price in bitcoin falls, bitcoin is what rises. */
export const macro: AgentStrategy = {
  strategy: 'macro',
  opine: (sight) => {
    const { asset, priceSats, window, windowBps, othersBps } = sight;
    const allBps = (windowBps + 3 * othersBps) / 4;
    const way = allBps >= 0 ? 'up' : 'down';
    const bitcoin = allBps <= 0 ? 'stronger' : 'weaker';
    return {
      strength: allBps / 35,
      saw: say(
        sight,
        `all markets are ${way} ${move(allBps)} on average in ${window.minutes} min, so bitcoin itself is ${bitcoin}; ${asset} at ${sats(priceSats)}`,
        `bitcoin looks ${bitcoin} by ${move(allBps)} across the board, ${asset} is quoted ${sats(priceSats)}`,
      ),
      fairValueSats: priceSats * (1 + allBps / 30_000),
    };
  },
};
