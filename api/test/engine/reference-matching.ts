import { opposite, type SelfTradePrevention, type Side } from '../../src/market/order.ts';
import {
  fee,
  isWithin,
  priceOf,
  type ReferenceMarket,
  type ReferenceOrder,
  type ReferenceState,
} from './reference-state.ts';

/** A maker that an aggressor reaches, and what they trade: nothing when it is an order of its own. */
export type Meeting = { readonly makerId: number; readonly price: number; readonly lots: number };

export type Plan = {
  readonly meetings: readonly Meeting[];
  /** What stopped the aggressor before it was used up or had no more makers within its limit. */
  readonly end: 'SELF_TRADE' | 'VOLATILITY' | null;
};

type Aggressor = Pick<
  ReferenceOrder,
  'owner' | 'market' | 'side' | 'kind' | 'timeInForce' | 'priceSats' | 'left' | 'selfTradePrevention'
>;

/** Whom an order would meet now, in order; found by trading on a copy of the queue. */
export function planOf(state: ReferenceState, aggressor: Aggressor): Plan {
  return meet(state, aggressor, aggressor.selfTradePrevention, volatilityGuard(state, aggressor.market));
}

/** As if there were no volatility band, and without a chance to get past an own order but by `CANCEL_OLDEST`. */
export function isFillable(state: ReferenceState, aggressor: Aggressor): boolean {
  const { selfTradePrevention: own } = aggressor;
  const prevention = own === 'NONE' || own === 'CANCEL_OLDEST' ? own : 'CANCEL_NEWEST';
  return lotsOf(meet(state, aggressor, prevention, () => false)) === aggressor.left;
}

export function lotsOf({ meetings }: Plan): number {
  return meetings.reduce((sum, { lots }) => sum + lots, 0);
}

function meet(
  state: ReferenceState,
  aggressor: Aggressor,
  prevention: SelfTradePrevention,
  leavesBand: (price: number) => boolean,
): Plan {
  const { market, side, owner } = aggressor;
  const limit = aggressor.priceSats ?? bandEdge(state.market(market), side);
  const inReach = state.queue(market, opposite(side)).filter((maker) => isWithin(side, priceOf(maker), limit));
  const queue = inReach.map((maker) => ({ ...maker }));
  const meetings: Meeting[] = [];
  let left = aggressor.left;
  for (let maker = queue[0]; maker !== undefined && left > 0; maker = queue[0]) {
    const [makerId, price] = [maker.id, priceOf(maker)];
    if (maker.owner === owner && prevention !== 'NONE') {
      meetings.push({ makerId, price, lots: 0 });
      queue.shift();
      if (prevention === 'CANCEL_NEWEST' || prevention === 'CANCEL_BOTH') return { meetings, end: 'SELF_TRADE' };
      if (prevention === 'DECREMENT') left -= Math.min(left, maker.left);
      continue;
    }
    if (leavesBand(price)) return { meetings, end: 'VOLATILITY' };
    const lots = Math.min(left, maker.shown);
    meetings.push({ makerId, price, lots });
    left -= lots;
    maker.shown -= lots;
    maker.left -= lots;
    if (maker.shown === 0) refill(queue);
  }
  return { meetings, end: null };
}

/** The head of the queue showed its last: it leaves, or goes behind all others at its price. */
function refill(queue: ReferenceOrder[]) {
  const maker = queue.shift();
  if (maker === undefined || maker.left === 0) return;
  maker.shown = slice(maker);
  const behind = queue.findLastIndex((other) => other.priceSats === maker.priceSats);
  queue.splice(behind + 1, 0, maker);
}

/** What an order shows when it joins a queue. */
export function slice(order: ReferenceOrder): number {
  return Math.min(order.displayLots ?? order.left, order.left);
}

/** The worst price of a market order. */
function bandEdge({ instrument, reference }: ReferenceMarket, side: Side): number | null {
  if (instrument.priceBandTicks === null || reference === null) return null;
  const width = instrument.priceBandTicks * instrument.tickSats;
  return side === 'BUY' ? reference + width : reference - width;
}

function volatilityGuard(state: ReferenceState, market: string): (price: number) => boolean {
  const anchor = state.mark(market);
  const { volatilityBandBps } = state.market(market).instrument;
  if (anchor === null || volatilityBandBps === null) return () => false;
  return (price) => Math.abs(price - anchor) * 10_000 > volatilityBandBps * anchor;
}

/** What a market order to buy would pay now. */
export function costOf(state: ReferenceState, aggressor: Aggressor): number {
  const { market, timeInForce, left } = aggressor;
  if (state.market(market).status !== 'CONTINUOUS') return 0;
  const plan = planOf(state, aggressor);
  if (timeInForce === 'FOK' && (!isFillable(state, aggressor) || lotsOf(plan) < left)) return 0;
  const { takerFeeBps } = state.market(market).instrument;
  const hidden = state.queue(market, 'SELL').filter((maker) => maker.left > maker.shown);
  let cost = 0;
  for (const [price, meetings] of Map.groupBy(plan.meetings, (meeting) => meeting.price)) {
    const notionals = meetings.map(({ lots }) => state.notional(market, price, lots));
    const sum = notionals.reduce((total, notional) => total + notional, 0);
    const inOne = hidden.some((maker) => maker.priceSats === price);
    cost += sum + (inOne ? [sum] : notionals).reduce((fees, notional) => fees + fee(notional, takerFeeBps), 0);
  }
  return cost;
}

export type Auction = {
  readonly priceSats: number | null;
  readonly quantityLots: number;
  readonly surplusLots: number;
  readonly surplusSide: Side | null;
};

/** What an uncross would do now. */
export function auctionOf(state: ReferenceState, symbol: string): Auction {
  const orders = [...state.queue(symbol, 'BUY'), ...state.queue(symbol, 'SELL')];
  const at = (price: number) => {
    const sum = (side: Side) =>
      orders
        .filter((order) => order.side === side && isWithin(side, price, order.priceSats))
        .reduce((lots, { left }) => lots + left, 0);
    const [bought, sold] = [sum('BUY'), sum('SELL')];
    return { price, volume: Math.min(bought, sold), surplus: bought - sold };
  };
  const all = orders.map((order) => at(priceOf(order)));
  const volume = Math.max(0, ...all.map((each) => each.volume));
  if (volume === 0) return { priceSats: null, quantityLots: 0, surplusLots: 0, surplusSide: null };
  const most = all.filter((each) => each.volume === volume);
  const least = Math.min(...most.map(({ surplus }) => Math.abs(surplus)));
  const best = most.filter(({ surplus }) => Math.abs(surplus) === least);
  const price = priceAmong(state, symbol, best);
  const { surplus } = at(price);
  const surplusSide = surplus === 0 ? null : surplus > 0 ? 'BUY' : 'SELL';
  return { priceSats: price, quantityLots: volume, surplusLots: Math.abs(surplus), surplusSide };
}

function priceAmong(
  state: ReferenceState,
  symbol: string,
  candidates: readonly { readonly price: number; readonly surplus: number }[],
): number {
  const { instrument, reference } = state.market(symbol);
  const prices = candidates.map(({ price }) => price);
  const [lowest, highest] = [Math.min(...prices), Math.max(...prices)];
  if (candidates.every(({ surplus }) => surplus > 0)) return highest;
  if (candidates.every(({ surplus }) => surplus < 0)) return lowest;
  const wish = reference ?? state.mark(symbol) ?? (lowest + highest) / 2;
  if (wish <= lowest) return lowest;
  if (wish >= highest) return highest;
  return Math.floor(wish / instrument.tickSats) * instrument.tickSats;
}
