import type { Decision } from '../../market/decision.ts';
import type { TraderAction } from '../trader.ts';
import { cancel, place } from '../turns.ts';

/** What a decision does to the market, in order: cancels first, so that what they held is free for the rest. */
export function actionsOf({ cancelOrderIds, orders, exit }: Decision): readonly TraderAction[] {
  const pair: readonly TraderAction[] = exit === undefined ? [] : [{ type: 'PlaceOco', ...exit }];
  return [...cancelOrderIds.map(cancel), ...orders.map(place), ...pair];
}
