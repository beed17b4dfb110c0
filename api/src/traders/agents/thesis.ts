import type { Side } from '../../market/order.ts';
import type { Wish } from './action-mix.ts';
import { answerLimits } from './agent-answer.ts';
import type { AgentParameters } from './agent-parameters.ts';
import { percent, sats, units } from './figures.ts';
import type { OrderPlan } from './order-plan.ts';
import type { Sight } from './sight.ts';

/** First letter large, a full stop at the end, never longer than a thesis may be. */
export function sentence(text: string): string {
  const limit = answerLimits.thesisCharacters;
  const whole = `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`.replace(/[.]?$/, '.');
  return whole.length <= limit ? whole : `${whole.slice(0, limit - 3)}...`;
}

/** What follows from what was seen: the order in words. */
export function does({ order, manner }: OrderPlan, sight: Sight, stopSats: number, targetSats: number): string {
  const amount = units(order.quantityLots, sight.instrument);
  const isBuy = order.side === 'BUY';
  const price = sats(order.priceSats ?? sight.priceSats);
  const after = isBuy ? sight.rng.pick(afterBuy(stopSats, targetSats)) : '';
  switch (manner) {
    case 'TAKE':
      return isBuy ? `buying ${amount} up to ${price}${after}` : `selling ${amount} down to ${price}`;
    case 'MARKET':
      return isBuy ? `taking ${amount} at the market${after}` : `out with ${amount} at the market`;
    case 'JOIN':
      return isBuy ? `bidding for ${amount} at ${price}${after}` : `offering ${amount} at ${price}`;
    case 'INSIDE':
      return isBuy ? `stepping up to ${price} for ${amount}${after}` : `stepping down to ${price} with ${amount}`;
  }
}

function afterBuy(stopSats: number, targetSats: number): readonly [string, ...string[]] {
  return [
    ` with a stop thought at ${sats(stopSats)}`,
    `, wrong below ${sats(stopSats)}`,
    `, happy at ${sats(targetSats)}`,
    '',
  ];
}

/** Said when the purse decides against the rule's own opinion: why it acts all the same. */
export function balancing(side: Side, { asset, share, cashSats, equitySats, rng }: Sight): string {
  const cash = percent(cashSats / Math.max(1, equitySats));
  if (side === 'BUY')
    return rng.pick([`but ${cash} of my money lies idle`, `still, with ${cash} in bitcoin I add a little`]);
  return rng.pick([
    `but ${percent(share)} of my money is in ${asset}`,
    `still, bitcoin is down to ${cash} of my money`,
  ]);
}

/** Why nothing is done. */
export function holds(wish: Wish, sight: Sight, { maxShareBps }: AgentParameters, cancels: number): string {
  const { asset, share, rng, instrument } = sight;
  if (cancels > 0)
    return rng.pick([
      `my resting ${cancels === 1 ? 'order is' : 'orders are'} stale, withdrawn`,
      'taking my orders back',
    ]);
  if (wish === 'SELL') return rng.pick([`I would sell but hold no free ${asset}`, `nothing of ${asset} left to sell`]);
  if (wish === 'BUY' && share * 10_000 >= maxShareBps)
    return `already ${percent(share)} of my money in ${asset}, enough`;
  if (wish === 'BUY') return rng.pick(['I would buy but the purse is empty', 'no free bitcoin for it']);
  return rng.pick([
    `no edge left after the ${instrument.takerFeeBps} bp fee, waiting`,
    'not enough to act on',
    share < 0.01 ? `not in ${asset}, and no reason to be` : `holding ${percent(share)} in ${asset}, no change`,
    'I watch',
    'too little for a trade; patience',
  ]);
}
