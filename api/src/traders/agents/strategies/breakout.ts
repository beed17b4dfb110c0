import { sats } from '../figures.ts';
import type { Sight } from '../sight.ts';
import { type AgentStrategy, say } from './agent-strategy.ts';

/** Trades a price beyond the range of the window, all the more on volume; inside the range it leans little. */
export const breakout: AgentStrategy = {
  strategy: 'breakout',
  opine: (sight) => {
    const { priceSats, window } = sight;
    const range = Math.max(window.highSats - window.lowSats, window.deviationSats);
    const place = (priceSats - (window.highSats + window.lowSats) / 2) / range;
    const isOut = priceSats > window.highSats || priceSats < window.lowSats;
    return {
      strength: place * (isOut ? 1.6 * Math.min(2, Math.max(0.5, window.volumeRatio)) : 0.9),
      saw: describe(sight),
      fairValueSats: isOut ? priceSats + 0.3 * Math.sign(place) * range : priceSats,
    };
  },
};

function describe(sight: Sight): string {
  const { asset, priceSats, window } = sight;
  const { minutes, highSats, lowSats } = window;
  if (priceSats > highSats) {
    return say(
      sight,
      `${asset} printed ${sats(priceSats)}, above its ${minutes}-minute high of ${sats(highSats)}`,
      `${sats(highSats)} gave way: ${asset} is at ${sats(priceSats)}, a new ${minutes}-minute high`,
    );
  }
  if (priceSats < lowSats) {
    return say(
      sight,
      `${asset} fell to ${sats(priceSats)}, under its ${minutes}-minute low of ${sats(lowSats)}`,
      `the floor at ${sats(lowSats)} broke, ${asset} is at ${sats(priceSats)}`,
    );
  }
  return inside(sight);
}

function inside(sight: Sight): string {
  const { asset, priceSats, window } = sight;
  const { minutes, highSats, lowSats } = window;
  const place = (priceSats - lowSats) / Math.max(1, highSats - lowSats);
  if (place > 0.8) {
    return say(
      sight,
      `${asset} presses against its ${minutes}-minute high: ${sats(priceSats)} under ${sats(highSats)}`,
      `${sats(priceSats)} in ${asset}, one push from the top of its range at ${sats(highSats)}`,
    );
  }
  if (place < 0.2) {
    return say(
      sight,
      `${asset} leans on its ${minutes}-minute low: ${sats(priceSats)} over ${sats(lowSats)}`,
      `${sats(priceSats)} in ${asset}, the floor of its range at ${sats(lowSats)} is close`,
    );
  }
  return say(
    sight,
    `${asset} at ${sats(priceSats)} is still inside ${sats(lowSats)} to ${sats(highSats)}`,
    `no break in ${asset}: ${sats(priceSats)} between ${sats(lowSats)} and ${sats(highSats)}`,
  );
}
