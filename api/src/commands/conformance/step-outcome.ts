import type { EventOf, EventType, MarketEvent } from '../../market/events.ts';
import type { CancelReason, OrderId } from '../../market/order.ts';
import type { RejectReason } from '../../market/reject-reason.ts';
import type { OrderNames } from './order-names.ts';
import { priceOf } from './values.ts';

/** An auction names buyer and seller, continuous trading maker and taker: here are both. */
export type TradeLine = {
  readonly maker: string;
  readonly taker: string;
  readonly buy: string;
  readonly sell: string;
  readonly price: number;
  readonly qty: number;
  readonly isAuction: boolean;
};
export type SizeLine = { readonly id: string; readonly qty: number };
export type CancelLine = SizeLine & { readonly reason: string };

/** What a step did, in the words of the scenario format. */
export type Outcome = {
  readonly result: 'accepted' | 'rejected' | 'cancelled';
  readonly reason: string | null;
  readonly trades: readonly TradeLine[];
  readonly cancels: readonly CancelLine[];
  readonly decrements: readonly SizeLine[];
  readonly triggered: readonly string[];
  /** Null when nothing was replaced. */
  readonly keptPriority: boolean | null;
  /** Null when no auction ended with a price. */
  readonly auctionPrice: number | null;
};

const REJECT_REASONS: Partial<Record<RejectReason, string>> = {
  INVALID_QUANTITY: 'invalid-qty',
  MARKET_HALTED: 'halted',
  MARKET_NOT_IN_AUCTION: 'not-in-auction',
  SHORT_LIMIT: 'insufficient-funds',
};

const CANCEL_REASONS: Partial<Record<CancelReason, string>> = {
  SELF_TRADE: 'stp',
  IOC_REMAINDER: 'ioc',
  FOK_UNFILLABLE: 'fok',
  LINKED_ORDER: 'oco',
  MASS_CANCEL: 'mass',
  REPLACED_BELOW_FILLED: 'replace-below-filled',
};

/** What a step comes to that the exchange never saw. */
export function refusedOutcome(reason: string): Outcome {
  const nothing = { trades: [], cancels: [], decrements: [], triggered: [], keptPriority: null, auctionPrice: null };
  return { result: 'rejected', reason, ...nothing };
}

export function outcomeOf(events: readonly MarketEvent[], names: OrderNames): Outcome {
  const refusal = events.find((event) => event.type === 'OrderRejected' || event.type === 'CommandRejected');
  // Own orders in the way may make a second uncross necessary; the auction's price is that of the first.
  const uncrossed = only(events, 'MarketUncrossed').at(0);
  const size = (orderId: OrderId, qty: number): SizeLine => ({ id: names.nameOf(orderId), qty });
  return {
    result: refusal === undefined ? resultOf(events) : 'rejected',
    reason: refusal === undefined ? null : (REJECT_REASONS[refusal.reason] ?? inWords(refusal.reason)),
    trades: only(events, 'TradeExecuted').map((trade) => tradeLine(trade, names)),
    cancels: only(events, 'OrderCanceled').map(({ orderId, remainingLots, reason }) => ({
      ...size(orderId, remainingLots),
      reason: CANCEL_REASONS[reason] ?? inWords(reason),
    })),
    decrements: only(events, 'OrderDecremented').map(({ orderId, decrementLots }) => size(orderId, decrementLots)),
    triggered: only(events, 'OrderTriggered').map(({ orderId }) => names.nameOf(orderId)),
    keptPriority: only(events, 'OrderReplaced').at(-1)?.keptPriority ?? null,
    auctionPrice: typeof uncrossed?.priceSats === 'number' ? priceOf(uncrossed.priceSats) : null,
  };
}

function only<T extends EventType>(events: readonly MarketEvent[], type: T): EventOf<T>[] {
  return events.filter((event): event is EventOf<T> => event.type === type);
}

/** A new order that was killed whole counts as cancelled; one that was only cut short does not. */
function resultOf(events: readonly MarketEvent[]): 'accepted' | 'cancelled' {
  const placed = new Set(only(events, 'OrderAccepted').map(({ order }) => order.orderId));
  const traded = new Set(only(events, 'TradeExecuted').flatMap((trade) => [trade.makerOrderId, trade.takerOrderId]));
  const killed = only(events, 'OrderCanceled').filter(({ reason }) => reason === 'FOK_UNFILLABLE');
  const isKilled = killed.some(({ orderId }) => placed.has(orderId) && !traded.has(orderId));
  return isKilled ? 'cancelled' : 'accepted';
}

function tradeLine(trade: EventOf<'TradeExecuted'>, names: OrderNames): TradeLine {
  const maker = names.nameOf(trade.makerOrderId);
  const taker = names.nameOf(trade.takerOrderId);
  const [buy, sell] = trade.takerSide === 'BUY' ? [taker, maker] : [maker, taker];
  const { priceSats, quantityLots: qty, isAuction } = trade;
  return { maker, taker, buy, sell, price: priceOf(priceSats), qty, isAuction };
}

/** `OFF_TICK` is `off-tick`. */
function inWords(reason: string): string {
  return reason.toLowerCase().replaceAll('_', '-');
}
