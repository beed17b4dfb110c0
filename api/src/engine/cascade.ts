import * as integerIndex from '../util/integer-index.ts';
import * as codes from './codes.ts';
import { holdFunds } from './funding.ts';
import { startAuction } from './market-phase.ts';
import type { MarketState } from './market-state.ts';
import { endWorking, execute } from './matching.ts';
import type { Row } from './order-table.ts';
import { previewMatch } from './preview.ts';
import { electStops, nextElected } from './stops.ts';
import type { Transaction } from './transaction.ts';
import type { WorkingOrder } from './working-order.ts';

// Constants of this module's own are compiled in, imported ones are looked up each time: docs/adr/0009.
const { NONE } = integerIndex;
const { BUY, FOK, isUnpriced, mayRest, SPECIAL, timeOf, WAITING } = codes;

/** Runs elected stops one after the other; what their prints elect joins the end of the queue. Rules T02, T03. */
export function runElected(transaction: Transaction): void {
  const { state } = transaction;
  for (let row = nextElected(state); row !== NONE; row = nextElected(state)) trigger(transaction, row);
}

/** Elects every stop whose price has been reached when a market becomes continuous, and runs them. Rule T08. */
export function wakeStops(transaction: Transaction, market: MarketState): void {
  const ticks = market.knownTicks;
  if (ticks !== 0) electStops(transaction.state, market, ticks);
  runElected(transaction);
}

/** A stop becomes a market or limit order that has just arrived. Rules T04, C03. */
function trigger(transaction: Transaction, row: Row): void {
  const { state } = transaction;
  const market = state.marketOf(row);
  const order = state.working;
  state.orders.load(row, order);
  order.flags &= ~WAITING;
  order.heldAmount = market.remove(row);
  order.missingAmount = 0;
  const participantId = state.accounts.name(order.account);
  transaction.emit({
    type: 'OrderTriggered',
    orderId: order.orderId,
    market: market.instrument.symbol,
    participantId,
  });
  if (order.linkedOrderId !== 0) takeOverFromLimit(transaction, market, order);
  if (canPay(transaction, market, order)) enter(transaction, market, order);
  else kill(transaction, market, order, 'INSUFFICIENT_FUNDS');
}

/** The limit of a pair ends; what was held for both now covers the stop. */
function takeOverFromLimit(transaction: Transaction, market: MarketState, order: WorkingOrder): void {
  const { orders, accounts } = transaction.state;
  const limit = orders.find(order.linkedOrderId);
  order.linkedOrderId = 0;
  if (limit === NONE) return;
  const { symbol } = market.instrument;
  const orderId = orders.orderId(limit);
  const remainingLots = orders.remainingLots(limit);
  const participantId = accounts.name(order.account);
  transaction.emit({
    type: 'OrderCanceled',
    orderId,
    market: symbol,
    participantId,
    remainingLots,
    reason: 'LINKED_ORDER',
  });
  order.heldAmount += market.remove(limit);
}

/** A stop without a limit may cost more than it held. Rule T07. */
function canPay({ state }: Transaction, market: MarketState, order: WorkingOrder): boolean {
  if (order.side !== BUY || !isUnpriced(order.flags)) return true;
  order.missingAmount = Math.max(0, previewMatch(state, market, order).costSats - order.heldAmount);
  return order.missingAmount <= state.accounts.free(order.account, market.holdAsset(BUY));
}

/**
 * An accepted order comes to the book. All or nothing is decided first: a killed order leaves no trace, not even a
 * posting. Then what it still has to hold is held, and it trades. Rules M07, M08, B05.
 */
export function enter(transaction: Transaction, market: MarketState, order: WorkingOrder): void {
  const { state } = transaction;
  if (restsAsItIs(market, order)) {
    state.accounts.note(market.restNew(order, market.funds(order), order.missingAmount));
    return;
  }
  if (timeOf(order.flags) === FOK && isKilled(transaction, market, order)) {
    kill(transaction, market, order, 'FOK_UNFILLABLE');
    return;
  }
  holdFunds(state, market, order.account, order.side, order.missingAmount);
  order.heldAmount += order.missingAmount;
  order.missingAmount = 0;
  execute(transaction, market, order);
}

/** Most orders meet nobody, and have nothing about them but a price: what they hold is what they need. */
function restsAsItIs(market: MarketState, order: WorkingOrder): boolean {
  if ((order.flags & SPECIAL) !== 0 || !mayRest(order.flags) || order.heldAmount !== 0) return false;
  return !market.hasShortSelling && !market.wouldCross(order.side, order.ticks);
}

function isKilled(transaction: Transaction, market: MarketState, order: WorkingOrder): boolean {
  const { lots, leavesVolatilityBand } = previewMatch(transaction.state, market, order);
  if (lots < order.remainingLots) return true;
  if (leavesVolatilityBand) startAuction(transaction, market, 'VOLATILITY');
  return leavesVolatilityBand;
}

function kill(
  transaction: Transaction,
  market: MarketState,
  order: WorkingOrder,
  reason: 'FOK_UNFILLABLE' | 'INSUFFICIENT_FUNDS',
): void {
  endWorking(transaction, market, order, reason);
  transaction.state.accounts.release(order.account, market.holdAsset(order.side), order.heldAmount);
}
