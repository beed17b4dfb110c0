import type { Command } from '../market/commands.ts';
import type { RejectReason } from '../market/reject-reason.ts';
import type { Lots } from '../market/units.ts';
import { NONE } from '../util/integer-index.ts';
import type { AccountIndex } from './accounts.ts';
import { enter, runElected } from './cascade.ts';
import { isUnpriced, POST_ONLY } from './codes.ts';
import type { ExchangeState } from './exchange-state.ts';
import { neededToWait, shrink } from './fill.ts';
import { holdFunds, refusalOfFunds } from './funding.ts';
import type { MarketState } from './market-state.ts';
import { refusalOfPrice, refusalOfQuantity } from './order-check.ts';
import type { Row } from './order-table.ts';
import { DONE, type Outcome, refused } from './outcome.ts';
import { neededOnArrival, refusalOfMarket } from './place-order.ts';
import { isPositiveInteger } from './shapes.ts';
import type { Transaction } from './transaction.ts';
import type { WorkingOrder } from './working-order.ts';

type ReplaceOrder = Extract<Command, { type: 'ReplaceOrder' }>;

/** Gives an order a new price and total size, or leaves it exactly as it is. */
export function replaceOrder(transaction: Transaction, command: ReplaceOrder): Outcome {
  const { participantId, orderId } = command;
  const { state } = transaction;
  const account = state.accounts.findParticipant(participantId);
  const row = state.findOrder(orderId);
  const refusal = refusalOf(state, command, account, row);
  if (refusal !== null || account === null || row === NONE) {
    const market = row === NONE ? null : state.marketOf(row).instrument.symbol;
    return refused(refusal ?? 'UNKNOWN_ORDER', { participantId, orderId, market });
  }
  const filledLots = filledOf(state, row);
  if (command.quantityLots <= filledLots) transaction.cancel(row, 'REPLACED_BELOW_FILLED');
  else if (keepsPlace(state, row, command)) shrinkInPlace(transaction, row, command);
  else if (state.orders.isWaiting(row)) changeStop(transaction, row, command);
  else enterAnew(transaction, row, command);
  return DONE;
}

function filledOf({ orders }: ExchangeState, row: Row): Lots {
  return orders.quantityLots(row) - orders.remainingLots(row);
}

function keepsPlace(state: ExchangeState, row: Row, { priceSats, quantityLots }: ReplaceOrder): boolean {
  const { orders } = state;
  const isSamePrice = (priceSats ?? 0) === state.marketOf(row).toSats(orders.ticks(row));
  return isSamePrice && quantityLots <= orders.quantityLots(row);
}

function refusalOf(
  state: ExchangeState,
  command: ReplaceOrder,
  account: AccountIndex | null,
  row: Row,
): RejectReason | null {
  const { priceSats, quantityLots } = command;
  if (account === null) return 'UNKNOWN_PARTICIPANT';
  if (state.accounts.isRetired(account)) return 'PARTICIPANT_RETIRED';
  if (row === NONE) return refusalOfNothing(command);
  const { orders } = state;
  const market = state.marketOf(row);
  const isPriceless = isUnpriced(orders.flags(row));
  const isSound = orders.linkedOrderId(row) === 0 && (isPriceless ? priceSats === null : priceSats !== null);
  if (!isSound) return 'INVALID_COMBINATION';
  const shape =
    refusalOfQuantity(quantityLots, market.instrument) ??
    (isPriceless ? null : refusalOfPrice(priceSats, market.instrument));
  if (shape !== null) return shape;
  if (orders.account(row) !== account) return 'NOT_OWNER';
  return refusalOfEntry(state, market, account, row, command);
}

/** About an order that is not there little can be wrong but that. */
function refusalOfNothing({ priceSats, quantityLots }: ReplaceOrder): RejectReason {
  if (!isPositiveInteger(quantityLots)) return 'INVALID_QUANTITY';
  return priceSats === null || isPositiveInteger(priceSats) ? 'UNKNOWN_ORDER' : 'INVALID_PRICE';
}

/** The order as it would be becomes the working one, with what it still has to hold. */
function refusalOfEntry(
  state: ExchangeState,
  market: MarketState,
  account: AccountIndex,
  row: Row,
  command: ReplaceOrder,
): RejectReason | null {
  const { orders, working } = state;
  orders.load(row, working);
  writeTerms(working, market, command, filledOf(state, row));
  const isEnd = working.remainingLots <= 0;
  if (market.status === 'HALTED') return 'MARKET_HALTED';
  if (isEnd) return null;
  const refusal = refusalOfMarket(market, working);
  if (refusal !== null) return refusal;
  const isPostOnly = (working.flags & POST_ONLY) !== 0;
  if (isPostOnly && market.wouldCross(working.side, working.ticks)) return 'POST_ONLY_WOULD_CROSS';
  working.missingAmount = Math.max(0, neededOnArrival(state, market, working) - working.heldAmount);
  return refusalOfFunds(state, market, account, working.side, working.missingAmount);
}

function writeTerms(
  working: WorkingOrder,
  market: MarketState,
  { priceSats, quantityLots }: ReplaceOrder,
  filledLots: Lots,
): void {
  working.ticks = priceSats === null ? 0 : priceSats / market.instrument.tickSats;
  working.quantityLots = quantityLots;
  working.remainingLots = quantityLots - filledLots;
  working.missingAmount = 0;
}

function shrinkInPlace(transaction: Transaction, row: Row, command: ReplaceOrder): void {
  const { state } = transaction;
  shrink(transaction, state.marketOf(row), row, state.orders.quantityLots(row) - command.quantityLots);
  tellReplaced(transaction, state.marketOf(row), command, state.orders.remainingLots(row), true);
}

/** A waiting stop keeps its stop price and its age, whatever else becomes of it. Rule T06. */
function changeStop(transaction: Transaction, row: Row, command: ReplaceOrder): void {
  const { state } = transaction;
  const { working } = state;
  const market = state.marketOf(row);
  const asset = market.holdAsset(working.side);
  const freed = market.remove(row);
  holdFunds(state, market, working.account, working.side, working.missingAmount);
  const changed = market.wait(working, 0);
  const needed = neededToWait(state, market, changed);
  market.cover(changed, needed);
  state.accounts.release(working.account, asset, freed + working.missingAmount - needed);
  tellReplaced(transaction, market, command, working.remainingLots, true);
}

/** The order leaves the book and comes back as an aggressor: it may trade, and what rests goes to the back. */
function enterAnew(transaction: Transaction, row: Row, command: ReplaceOrder): void {
  const { state } = transaction;
  const { working } = state;
  const market = state.marketOf(row);
  market.remove(row);
  tellReplaced(transaction, market, command, working.remainingLots, false);
  enter(transaction, market, working);
  runElected(transaction);
}

function tellReplaced(
  transaction: Transaction,
  market: MarketState,
  { orderId, participantId, priceSats, quantityLots }: ReplaceOrder,
  remainingLots: Lots,
  keptPriority: boolean,
): void {
  const { symbol } = market.instrument;
  const terms = { priceSats, quantityLots, remainingLots, keptPriority };
  transaction.emit({ type: 'OrderReplaced', orderId, market: symbol, participantId, ...terms });
}
