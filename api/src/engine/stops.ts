import * as integerIndex from '../util/integer-index.ts';
import type { SideCode } from './codes.ts';
import * as codes from './codes.ts';
import type { ExchangeState } from './exchange-state.ts';
import type { MarketState } from './market-state.ts';
import type { Row } from './order-table.ts';
import type { Ticks } from './price-ladder.ts';

// Constants of this module's own are compiled in, imported ones are looked up each time: docs/adr/0009.
const { NONE } = integerIndex;
const { BUY, SELL, WAITING } = codes;

/**
 * Whether a print at this price reaches any waiting stop. Rules T01, T03: whoever was the aggressor; buys before
 * sells, the stop price that was reached first before the others, then by age.
 */
export function electStops(state: ExchangeState, market: MarketState, ticks: Ticks): void {
  const { buyStops, sellStops } = market;
  if (!buyStops.isEmpty && buyStops.bestTicks <= ticks) electSide(state, market, BUY, ticks);
  if (!sellStops.isEmpty && sellStops.bestTicks >= ticks) electSide(state, market, SELL, ticks);
}

function electSide(state: ExchangeState, market: MarketState, side: SideCode, ticks: Ticks): void {
  const stops = market.stops(side);
  for (let row = stops.head; row !== NONE; row = stops.head) {
    if (side === BUY ? stops.bestTicks > ticks : stops.bestTicks < ticks) return;
    stops.leave(row);
    state.elected.push(state.orders.orderId(row));
  }
}

/** Whether the last known price has reached this stop already. Rule T05. */
export function isReached(market: MarketState, side: SideCode, stopTicks: Ticks): boolean {
  const ticks = market.knownTicks;
  if (ticks === 0 || !market.isContinuous) return false;
  return side === BUY ? stopTicks <= ticks : stopTicks >= ticks;
}

/** Stops that were elected but have not run wait again, as if nothing had happened. Rule T08. */
export function putBackElected(state: ExchangeState): void {
  for (const orderId of state.elected) {
    const row = state.orders.find(orderId);
    if (row !== NONE) state.marketOf(row).placeOf(row).joinByAge(row, state.orders.stopTicks(row));
  }
  state.elected.length = 0;
}

/** Takes the next elected stop that still lives, or `NONE`; it is in no queue. */
export function nextElected(state: ExchangeState): Row {
  const { elected, orders } = state;
  while (elected.length > 0) {
    const row = orders.find(elected.shift() ?? 0);
    if (row !== NONE && (orders.flags(row) & WAITING) !== 0) return row;
  }
  return NONE;
}
