import { move, sats } from '../figures.ts';
import type { NewsItem, Sight } from '../sight.ts';
import { type AgentStrategy, say } from './agent-strategy.ts';

const FADES_MS = 180_000;

/** Trades fresh headlines by their sentiment; without one it only leans with the last minute. */
export const news: AgentStrategy = {
  strategy: 'news',
  opine: (sight) => {
    const { priceSats, minuteBps, news: item } = sight;
    if (item === null) return { strength: minuteBps / 30, saw: quiet(sight), fairValueSats: priceSats };
    const weight = Math.exp(-item.ageMs / FADES_MS);
    const sentiment = item.sentimentBps / 10_000;
    return {
      strength: 3 * sentiment * weight + minuteBps / 40,
      saw: told(sight, item),
      fairValueSats: priceSats * (1 + 0.01 * sentiment * weight),
    };
  },
};

function told(sight: Sight, { headline, sentimentBps, ageMs }: NewsItem): string {
  const tone = sentimentBps > 500 ? 'good' : sentimentBps < -500 ? 'bad' : 'neutral';
  const age = `${Math.round(ageMs / 1_000)} s`;
  const words = headline.length > 60 ? `${headline.slice(0, 57)}...` : headline;
  return say(
    sight,
    `${tone} news ${age} old, "${words}", with ${sight.asset} at ${sats(sight.priceSats)}`,
    `"${words}" came ${age} ago and reads ${tone} for ${sight.asset}; price ${sats(sight.priceSats)}`,
  );
}

function quiet(sight: Sight): string {
  const way = sight.minuteBps >= 0 ? 'up' : 'down';
  return say(
    sight,
    `no fresh headline on ${sight.asset}, price ${sats(sight.priceSats)}, ${way} ${move(sight.minuteBps)} in the last minute`,
    `the wire is silent on ${sight.asset}; it drifts ${way} ${move(sight.minuteBps)} to ${sats(sight.priceSats)}`,
  );
}
