import type { OrderRequest } from '../market/order.ts';
import type { TraderAction, Turn } from './trader.ts';

/** A turn without a thought: what bots take. */
export function botTurn(actions: readonly TraderAction[], arrivesInMs: number, nextWakeDelayMs: number): Turn {
  return { decision: null, actions, ask: null, arrivesInMs, nextWakeDelayMs };
}

const nothing: readonly TraderAction[] = [];

/** A turn that changes nothing. */
export function idleTurn(nextWakeDelayMs: number): Turn {
  return botTurn(nothing, 0, nextWakeDelayMs);
}

export function place(order: OrderRequest): TraderAction {
  return { type: 'PlaceOrder', order };
}

export function cancel(orderId: number): TraderAction {
  return { type: 'CancelOrder', orderId };
}
