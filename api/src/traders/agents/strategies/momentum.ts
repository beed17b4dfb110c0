import { move, sats } from '../figures.ts';
import type { Sight } from '../sight.ts';
import { type AgentStrategy, say } from './agent-strategy.ts';

/** Buys strength, sells weakness: price against the mean of the window, and the last minute's push. */
export const momentum: AgentStrategy = {
  strategy: 'momentum',
  opine: (sight) => {
    const { priceSats, window, minuteBps } = sight;
    const lead = (priceSats - window.meanSats) / window.deviationSats;
    return {
      strength: 0.7 * lead + minuteBps / 25,
      saw: describe(sight),
      fairValueSats: priceSats + 0.5 * (priceSats - window.meanSats),
    };
  },
};

function describe(sight: Sight): string {
  const { asset, priceSats, window, minuteBps } = sight;
  const above = priceSats >= window.meanSats ? 'above' : 'below';
  const way = minuteBps >= 0 ? 'up' : 'down';
  return say(
    sight,
    `${asset} trades at ${sats(priceSats)}, ${above} its ${window.minutes}-minute mean of ${sats(window.meanSats)}, and is ${way} ${move(minuteBps)} in a minute`,
    `${way} ${move(minuteBps)} in the last minute: ${asset} at ${sats(priceSats)} against a mean of ${sats(window.meanSats)}`,
    `the tape in ${asset} is running ${way}, ${sats(priceSats)} now, mean of ${window.minutes} min ${sats(window.meanSats)}`,
  );
}
