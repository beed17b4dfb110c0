import { move, percent, sats } from '../figures.ts';
import type { Sight } from '../sight.ts';
import { type AgentStrategy, say } from './agent-strategy.ts';

/** Less than this over the window is no crowd. */
const NO_CROWD_BPS = 10;

/** Leans against the window's move and against a crowded side of the book. */
export const contrarian: AgentStrategy = {
  strategy: 'contrarian',
  opine: (sight) => {
    const { priceSats, window, windowBps, imbalance } = sight;
    return {
      strength: -windowBps / 40 - 0.6 * imbalance,
      saw: Math.abs(windowBps) < NO_CROWD_BPS ? alone(sight) : crowded(sight),
      fairValueSats: priceSats - 0.5 * (priceSats - window.firstSats),
    };
  },
};

function crowded(sight: Sight): string {
  const { asset, priceSats, window, windowBps, imbalance, news } = sight;
  const way = windowBps >= 0 ? 'up' : 'down';
  const crowd = windowBps >= 0 ? 'buyers' : 'sellers';
  const cause = news === null ? 'on no news that I can see' : 'on a headline everybody has read';
  return say(
    sight,
    `the crowd is on one side of ${asset}: ${way} ${move(windowBps)} in ${window.minutes} min, book ${percent(Math.abs(imbalance))} lopsided, ${sats(priceSats)} now`,
    `${asset} has gone ${way} ${move(windowBps)} to ${sats(priceSats)} and the ${crowd} look tired`,
    `${asset} went ${way} ${move(windowBps)} to ${sats(priceSats)} ${cause}`,
  );
}

function alone(sight: Sight): string {
  const { asset, priceSats, window, windowBps } = sight;
  return say(
    sight,
    `no crowd to lean against in ${asset}: ${move(windowBps)} in ${window.minutes} min, ${sats(priceSats)}`,
    `${asset} at ${sats(priceSats)} has gone nowhere for ${window.minutes} min, nobody to disagree with`,
  );
}
