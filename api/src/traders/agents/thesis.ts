import type { ExitPair } from '../../market/decision.ts';
import type { Side } from '../../market/order.ts';
import type { Wish } from './action-mix.ts';
import { answerLimits } from './agent-answer.ts';
import type { AgentParameters } from './agent-parameters.ts';
import { duration, percent, sats, units } from './figures.ts';
import type { OrderPlan } from './order-plan.ts';
import type { Sight } from './sight.ts';
import type { Watch } from './watch.ts';

/** First letter large, a full stop at the end, never longer than a thesis may be. */
export function sentence(text: string): string {
  const limit = answerLimits.thesisCharacters;
  const whole = `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`.replace(/[.]?$/, '.');
  return whole.length <= limit ? whole : `${whole.slice(0, limit - 3)}...`;
}

/** What follows from what was seen: the order in words, and the way out of it. */
export function does(
  plan: OrderPlan,
  sight: Sight,
  { stopSats, targetSats }: Watch,
  exit: ExitPair | null,
  parameters: AgentParameters,
): string {
  const action = `${act(plan, sight)}${termsOf(plan, sight, parameters)}`;
  if (exit !== null) return `${action}; ${leaves(exit, sight)}`;
  return plan.order.side === 'BUY' ? `${action}${sight.rng.pick(afterBuy(stopSats, targetSats))}` : action;
}

function act({ order, manner }: OrderPlan, sight: Sight): string {
  const amount = units(order.quantityLots, sight.instrument);
  const isBuy = order.side === 'BUY';
  const price = sats(order.priceSats ?? sight.priceSats);
  const line = sats(order.stopPriceSats ?? sight.priceSats);
  switch (manner) {
    case 'TAKE':
      return isBuy ? `buying ${amount} up to ${price}` : `selling ${amount} down to ${price}`;
    case 'MARKET':
      return isBuy ? `taking ${amount} at the market` : `out with ${amount} at the market`;
    case 'JOIN':
      return isBuy ? `bidding for ${amount} at ${price}` : `offering ${amount} at ${price}`;
    case 'INSIDE':
      return isBuy ? `stepping up to ${price} for ${amount}` : `stepping down to ${price} with ${amount}`;
    case 'BREAK':
      return isBuy
        ? `buying ${amount} only if it trades at ${line}, up to ${price}`
        : `selling ${amount} only if it trades at ${line}, down to ${price}`;
    case 'AUCTION':
      return isBuy ? `bidding ${price} for ${amount} in the auction` : `offering ${amount} at ${price} in the auction`;
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

/** The terms that are a habit of the agent's: a maker's fee, a date. */
function termsOf({ order }: OrderPlan, { instrument, now }: Sight, { makerOnlyBps }: AgentParameters): string {
  const { makerFeeBps, takerFeeBps } = instrument;
  const isForFee = order.postOnly && makerOnlyBps > 0;
  const fee = isForFee ? `, post-only: ${makerFeeBps} bp of fee instead of ${takerFeeBps}` : '';
  return order.expireAt === null ? fee : `${fee}, good for ${duration(order.expireAt - now)}`;
}

/** The exit pair in words. */
export function leaves({ limit, stop }: ExitPair, { instrument, rng }: Sight): string {
  const amount = units(limit.quantityLots, instrument);
  const profit = sats(limit.priceSats ?? 0);
  const loss = sats(stop.stopPriceSats ?? 0);
  return rng.pick([
    `exit for ${amount}: profit at ${profit} or stop at ${loss}, one cancels the other`,
    `${amount} leaves at ${profit} with a profit or at ${loss} without`,
  ]);
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
