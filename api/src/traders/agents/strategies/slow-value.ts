import { move, sats } from '../figures.ts';
import { type AgentStrategy, say } from './agent-strategy.ts';

/** Compares the price with the day's opening and average price and expects both to matter again. */
export const slowValue: AgentStrategy = {
  strategy: 'slow value',
  opine: (sight) => {
    const { asset, priceSats, ticker } = sight;
    const fairValueSats = Math.round((ticker.openSats + (ticker.vwapSats ?? ticker.openSats)) / 2);
    const gapBps = (fairValueSats / priceSats - 1) * 10_000;
    const side = gapBps >= 0 ? 'under' : 'over';
    return {
      strength: gapBps / 70,
      saw: say(
        sight,
        `I put ${asset} at ${sats(fairValueSats)}; it trades at ${sats(priceSats)}, ${move(gapBps)} ${side} that`,
        `${asset} costs ${sats(priceSats)}, which is ${move(gapBps)} ${side} my slow estimate of ${sats(fairValueSats)}`,
      ),
      fairValueSats,
    };
  },
};
