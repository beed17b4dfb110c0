import type { MarketEvent } from '../market/events.ts';
import type { CancelReason, OrderId } from '../market/order.ts';
import * as units from '../market/units.ts';
import * as integerIndex from '../util/integer-index.ts';
import { loosenShape } from '../util/loose-shape.ts';
import type { AccountIndex } from './accounts.ts';
import * as accountBuckets from './accounts.ts';
import type { BookSide } from './book-side.ts';
import * as codes from './codes.ts';
import { endLinked, neededToRest, refill, shrink, takeFrom } from './fill.ts';
import { startAuction } from './market-phase.ts';
import type { MarketState } from './market-state.ts';
import type { Row } from './order-table.ts';
import type { Ticks } from './price-ladder.ts';
import { electStops } from './stops.ts';
import type { Transaction } from './transaction.ts';
import type { WorkingOrder } from './working-order.ts';

// Constants of this module's own are compiled in, imported ones are looked up each time: docs/adr/0009.
const { feeSats } = units;
const { IN_HELD } = accountBuckets;
const { NONE } = integerIndex;
const { BUY, CANCEL_BOTH, CANCEL_NEWEST, DECREMENT, isUnpriced, mayRest, otherSide, STP_NONE, sideWord, stpOf } = codes;

loosenShape<Extract<MarketEvent, { type: 'TradeExecuted' }>>({
  type: 0,
  tradeId: 0,
  market: 0,
  priceSats: 0,
  quantityLots: 0,
  takerSide: 0,
  makerOrderId: 0,
  takerOrderId: 0,
  makerId: 0,
  takerId: 0,
  makerFeeSats: 0,
  takerFeeSats: 0,
  isAuction: 0,
  seq: 0,
  time: 0,
  causeSeq: 0,
});

/** Why an order stopped trading: it is used up, nobody is left within its limit, or a rule ended it. */
type MatchEnd = 'USED_UP' | 'NOBODY_LEFT' | 'STATIC_BAND' | 'VOLATILITY_BAND' | 'OWN_ORDER';

/**
 * Sends the working order through the book; then what is left of it rests or is canceled, and its hold shrinks to fit.
 * Everything it may have to pay is held already, or told as held.
 */
export function execute(transaction: Transaction, market: MarketState, order: WorkingOrder): void {
  const { state } = transaction;
  const end = market.isContinuous ? match(transaction, market, order) : 'NOBODY_LEFT';
  if (end === 'VOLATILITY_BAND') startAuction(transaction, market, 'VOLATILITY');
  let needed = 0;
  if (order.remainingLots > 0) {
    const reason = reasonToCancel(order, end);
    if (reason === null) {
      needed = neededToRest(state, market, order);
      state.expireLater(order.expireAt, order.orderId);
      market.rest(order, needed);
    } else endWorking(transaction, market, order, reason);
  }
  const { account, heldAmount } = order;
  const asset = market.holdAsset(order.side);
  if (order.bucket === IN_HELD) state.accounts.release(account, asset, heldAmount - needed);
  else state.accounts.endHold(account, asset, needed, heldAmount - needed);
}

/** Price-time priority, each fill at the resting price. */
function match(transaction: Transaction, market: MarketState, order: WorkingOrder): MatchEnd {
  const { orders } = transaction.state;
  const makers = market.side(otherSide(order.side));
  const anchor = market.knownTicks;
  while (order.remainingLots > 0) {
    const maker = makers.head;
    if (maker === NONE) return 'NOBODY_LEFT';
    const ticks = orders.ticks(maker);
    if (!isWithinLimit(order, ticks)) return 'NOBODY_LEFT';
    if (order.ticks === 0 && !market.isShortOfBandEdge(order.side, ticks)) return 'STATIC_BAND';
    if (orders.account(maker) === order.account && stpOf(order.flags) !== STP_NONE) {
      if (meetOwn(transaction, market, order, maker)) return 'OWN_ORDER';
    } else if (market.isInVolatilityBand(ticks, anchor)) trade(transaction, market, order, makers, maker, ticks);
    else return 'VOLATILITY_BAND';
  }
  return 'USED_UP';
}

/** Whether a resting price is as good as the order's limit or better. */
export function isWithinLimit(order: WorkingOrder, ticks: Ticks): boolean {
  if (order.ticks === 0) return true;
  return order.side === BUY ? ticks <= order.ticks : ticks >= order.ticks;
}

function reasonToCancel(order: WorkingOrder, end: MatchEnd): CancelReason | null {
  if (end === 'OWN_ORDER') return 'SELF_TRADE';
  if (mayRest(order.flags)) return null;
  if (end === 'VOLATILITY_BAND') return 'VOLATILITY_INTERRUPTION';
  if (end === 'STATIC_BAND') return 'PRICE_BAND';
  return isUnpriced(order.flags) ? 'NO_LIQUIDITY' : 'IOC_REMAINDER';
}

/** The working order is canceled without having rested; the other leg of a pair ends with it. */
export function endWorking(
  transaction: Transaction,
  market: MarketState,
  order: WorkingOrder,
  reason: CancelReason,
): void {
  transaction.tellCanceled(market, order, reason);
  endLinked(transaction, order.linkedOrderId);
}

function trade(
  transaction: Transaction,
  market: MarketState,
  order: WorkingOrder,
  makers: BookSide,
  maker: Row,
  ticks: Ticks,
): void {
  const { state } = transaction;
  const { orders, accounts } = state;
  const { account, side, bucket } = order;
  const makerOrderId = orders.orderId(maker);
  const makerAccount = orders.account(maker);
  const makerLinkedId = orders.linkedOrderId(maker);
  const displayedLots = orders.displayedLots(maker);
  const lots = Math.min(order.remainingLots, displayedLots);
  const isSliceGone = lots === displayedLots && orders.remainingLots(maker) > lots;
  const notional = market.notional(ticks, lots);
  const makerFeeSats = feeSats(notional, market.makerFeeBps);
  const takerFeeSats = feeSats(notional, market.takerFeeBps);
  const makerFreed = takeFrom(state, market, makers, maker, lots);
  order.remainingLots -= lots;
  const base = market.baseIndex;
  if (side === BUY) {
    order.heldAmount -= notional + takerFeeSats;
    accounts.settle(account, takerFeeSats, 0, makerAccount, makerFeeSats, makerFreed, base, lots, notional, bucket);
  } else {
    order.heldAmount -= lots;
    accounts.settle(makerAccount, makerFeeSats, makerFreed, account, takerFeeSats, 0, base, lots, notional, bucket);
  }
  const { seq: causeSeq, time, nextSeq: seq } = transaction;
  const { symbol } = market;
  const { orderId: takerOrderId } = order;
  const priceSats = market.toSats(ticks);
  const takerSide = sideWord(side);
  const makerId = accounts.name(makerAccount);
  const takerId = accounts.name(account);
  const tradeId = state.takeTradeId();
  transaction.push({
    type: 'TradeExecuted',
    tradeId,
    market: symbol,
    priceSats,
    quantityLots: lots,
    takerSide,
    makerOrderId,
    takerOrderId,
    makerId,
    takerId,
    makerFeeSats,
    takerFeeSats,
    isAuction: false,
    seq,
    time,
    causeSeq,
  });
  if (makerLinkedId !== 0 || order.linkedOrderId !== 0) endPairs(transaction, order, makerLinkedId);
  if (isSliceGone) refill(transaction, market, makers, maker);
  market.print(ticks, lots, notional);
  electStops(state, market, ticks);
}

function endPairs(transaction: Transaction, order: WorkingOrder, makerLinkedId: OrderId): void {
  endLinked(transaction, makerLinkedId);
  endLinked(transaction, order.linkedOrderId);
  order.linkedOrderId = 0;
}

/** Self-trade prevention, by the aggressor's setting; true when the aggressor ends here. Rules M13, M25 to M27. */
function meetOwn(transaction: Transaction, market: MarketState, order: WorkingOrder, maker: Row): boolean {
  const prevention = stpOf(order.flags);
  if (prevention === CANCEL_NEWEST) return true;
  if (prevention === DECREMENT) return decrement(transaction, market, order, maker);
  transaction.cancel(maker, 'SELF_TRADE');
  return prevention === CANCEL_BOTH;
}

/** The smaller size comes off both. */
function decrement(transaction: Transaction, market: MarketState, order: WorkingOrder, maker: Row): boolean {
  const { orders } = transaction.state;
  const makerLots = orders.remainingLots(maker);
  if (makerLots > order.remainingLots) {
    shrinkMaker(transaction, market, maker, order.remainingLots);
    return true;
  }
  transaction.cancel(maker, 'SELF_TRADE');
  if (makerLots === order.remainingLots) return true;
  order.remainingLots -= makerLots;
  order.quantityLots -= makerLots;
  tellDecremented(transaction, market, order.orderId, order.account, makerLots, order.remainingLots);
  return false;
}

function shrinkMaker(transaction: Transaction, market: MarketState, maker: Row, lots: number): void {
  const { orders } = transaction.state;
  const account = orders.account(maker);
  shrink(transaction, market, maker, lots);
  const left = orders.remainingLots(maker);
  tellDecremented(transaction, market, orders.orderId(maker), account, lots, left);
}

function tellDecremented(
  transaction: Transaction,
  market: MarketState,
  orderId: number,
  account: AccountIndex,
  decrementLots: number,
  remainingLots: number,
): void {
  const participantId = transaction.state.accounts.name(account);
  const { symbol } = market.instrument;
  transaction.emit({ type: 'OrderDecremented', orderId, market: symbol, participantId, decrementLots, remainingLots });
}
