import { percent, sats } from '../figures.ts';
import { type AgentStrategy, say } from './agent-strategy.ts';

/** Leans to the heavier side of the best five levels. */
export const bookImbalance: AgentStrategy = {
  strategy: 'book imbalance',
  opine: (sight) => {
    const { asset, imbalance, ticker, priceSats } = sight;
    const heavier = imbalance >= 0 ? 'bids' : 'offers';
    const lighter = imbalance >= 0 ? 'offers' : 'bids';
    const spread = sats(ticker.spreadSats ?? 0);
    return {
      strength: 4 * imbalance,
      saw: say(
        sight,
        `five levels deep the ${heavier} in ${asset} outweigh the ${lighter} by ${percent(Math.abs(imbalance))}, spread ${spread} sats at ${sats(priceSats)}`,
        `${asset} book leans to the ${heavier} by ${percent(Math.abs(imbalance))} around ${sats(priceSats)}`,
        `more ${heavier} than ${lighter} in ${asset}, ${percent(Math.abs(imbalance))} net, mid ${sats(priceSats)}, spread ${spread}`,
      ),
      fairValueSats: priceSats * (1 + imbalance / 2_000),
    };
  },
};
