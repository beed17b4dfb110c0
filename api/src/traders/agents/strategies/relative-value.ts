import { move, sats } from '../figures.ts';
import { type AgentStrategy, say } from './agent-strategy.ts';

/** Compares one market with the mean of the others: buys the laggard, sells the leader. */
export const relativeValue: AgentStrategy = {
  strategy: 'relative value',
  opine: (sight) => {
    const { asset, priceSats, window, windowBps, othersBps } = sight;
    const gapBps = windowBps - othersBps;
    const side = gapBps >= 0 ? 'ahead of' : 'behind';
    const own = `${windowBps >= 0 ? '+' : '-'}${move(windowBps)}`;
    const theirs = `${othersBps >= 0 ? '+' : '-'}${move(othersBps)}`;
    return {
      strength: -gapBps / 40,
      saw: say(
        sight,
        `${asset} made ${own} in ${window.minutes} min, the others ${theirs}: ${move(gapBps)} ${side} the pack at ${sats(priceSats)}`,
        `spread trade: ${asset} ${own} against ${theirs} for the rest, price ${sats(priceSats)}`,
      ),
      fairValueSats: priceSats * (1 - gapBps / 20_000),
    };
  },
};
