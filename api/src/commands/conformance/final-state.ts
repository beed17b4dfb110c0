import type { Exchange } from '../../engine/exchange.ts';
import { QUOTE_ASSET } from '../../market/instrument.ts';
import type { OrderId } from '../../market/order.ts';
import { systemAccounts } from '../../market/participant.ts';
import { must } from '../../util/assert.ts';
import type { Cast } from './cast.ts';
import { BASE_ASSET } from './listing.ts';
import type { OrderNames } from './order-names.ts';
import { priceOf } from './values.ts';

/** An order as a book of the scenario format shows it. */
export type BookOrder = readonly [id: string, displayed: number, hidden: number];
export type BookLevel = readonly [price: number, queue: readonly BookOrder[]];

export type FinalBalance = {
  readonly base: number;
  readonly quote: number;
  readonly heldBase: number;
  readonly heldQuote: number;
};

/** Where the exchange stands after a scenario, in the words of the format. */
export type FinalState = {
  readonly bids: readonly BookLevel[];
  readonly asks: readonly BookLevel[];
  readonly stops: readonly string[];
  readonly lastPrice: number | null;
  readonly feesCollected: number;
  readonly balanceOf: (account: string) => FinalBalance;
};

export function finalStateOf(exchange: Exchange, cast: Cast, names: OrderNames): FinalState {
  const market = must(exchange.snapshot().state.markets[0], 'market');
  const lastSats = market.lastPriceSats ?? market.instrument.previousCloseSats;
  return {
    bids: levelsOf(market.bids, names),
    asks: levelsOf(market.asks, names),
    stops: market.stops.map(({ orderId }) => names.nameOf(orderId)),
    lastPrice: lastSats === null ? null : priceOf(lastSats),
    feesCollected: exchange.available(systemAccounts.fees, QUOTE_ASSET),
    balanceOf: (account) => balanceOf(exchange, cast.account(account)),
  };
}

type RestingOrder = {
  readonly orderId: OrderId;
  readonly priceSats: number | null;
  readonly remainingLots: number;
  readonly displayedLots: number;
};

/** `orders` are in the order in which they would trade. */
export function levelsOf(orders: readonly RestingOrder[], names: OrderNames): BookLevel[] {
  const levels = new Map<number, BookOrder[]>();
  for (const { orderId, priceSats, remainingLots, displayedLots } of orders) {
    const price = priceOf(must(priceSats, 'price of a resting order'));
    const queue = levels.get(price) ?? [];
    queue.push([names.nameOf(orderId), displayedLots, remainingLots - displayedLots]);
    levels.set(price, queue);
  }
  return [...levels];
}

function balanceOf(exchange: Exchange, participantId: string): FinalBalance {
  const heldBase = exchange.held(participantId, BASE_ASSET);
  const heldQuote = exchange.held(participantId, QUOTE_ASSET);
  return {
    base: exchange.available(participantId, BASE_ASSET) + heldBase,
    quote: exchange.available(participantId, QUOTE_ASSET) + heldQuote,
    heldBase,
    heldQuote,
  };
}
