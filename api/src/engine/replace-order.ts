import type { Command } from '../market/commands.ts';
import type { RejectReason } from '../market/reject-reason.ts';
import type { Account } from './accounts.ts';
import type { RestingOrder } from './book.ts';
import type { MarketState } from './market-state.ts';
import { execute, type Taker } from './matching.ts';
import { refusalOfPrice, refusalOfQuantity } from './order-check.ts';
import { DONE, type Outcome, refused } from './outcome.ts';
import { isPositiveInteger } from './shapes.ts';
import type { Transaction } from './transaction.ts';

type ReplaceOrder = Extract<Command, { type: 'ReplaceOrder' }>;

/** Gives an order a new price and total size, or leaves it exactly as it is. */
export function replaceOrder(transaction: Transaction, command: ReplaceOrder): Outcome {
  const { participantId, orderId, priceSats, quantityLots } = command;
  const { state } = transaction;
  const account = state.accounts.findParticipant(participantId);
  const found = state.findOrder(orderId);
  const refusal = refusalOf(command, account, found);
  if (refusal !== null || account === null || found === null) {
    const subject = { participantId, orderId, market: found?.market.instrument.symbol };
    return refused(refusal ?? 'UNKNOWN_ORDER', subject);
  }
  const { market, order } = found;
  const filledLots = order.quantityLots - order.remainingLots;
  if (quantityLots <= filledLots) transaction.cancelResting(market, order, 'REPLACED_BELOW_FILLED');
  else if (priceSats === order.priceSats && quantityLots <= order.quantityLots) {
    shrinkInPlace(transaction, market, account, order, quantityLots);
  } else enterAnew(transaction, market, account, order, command, quantityLots - filledLots);
  return DONE;
}

type Found = { readonly market: MarketState; readonly order: RestingOrder };

function refusalOf(command: ReplaceOrder, account: Account | null, found: Found | null): RejectReason | null {
  const { priceSats, quantityLots, participantId } = command;
  if (account === null) return 'UNKNOWN_PARTICIPANT';
  if (account.isRetired) return 'PARTICIPANT_RETIRED';
  if (!isPositiveInteger(quantityLots)) return 'INVALID_QUANTITY';
  if (found === null) return isPositiveInteger(priceSats) ? 'UNKNOWN_ORDER' : 'INVALID_PRICE';
  const { market, order } = found;
  const shape = refusalOfQuantity(quantityLots, market.instrument) ?? refusalOfPrice(priceSats, market.instrument);
  if (shape !== null) return shape;
  if (order.participantId !== participantId) return 'NOT_OWNER';
  if (market.isHalted) return 'MARKET_HALTED';
  const remainingLots = quantityLots - (order.quantityLots - order.remainingLots);
  if (remainingLots <= 0) return null;
  if (order.postOnly && market.wouldCross(order.side, priceSats)) return 'POST_ONLY_WOULD_CROSS';
  const moreHeld =
    market.holdAmount(order.side, priceSats, remainingLots) -
    market.holdAmount(order.side, order.priceSats, order.remainingLots);
  return moreHeld > account.free(market.holdAsset(order.side)) ? 'INSUFFICIENT_FUNDS' : null;
}

function shrinkInPlace(
  transaction: Transaction,
  market: MarketState,
  account: Account,
  order: RestingOrder,
  quantityLots: number,
): void {
  const { orderId, participantId, side, priceSats } = order;
  const lessLots = order.quantityLots - quantityLots;
  const remainingLots = order.remainingLots - lessLots;
  const freed = market.shrink(order, lessLots);
  transaction.state.accounts.release(account, market.holdAsset(side), freed);
  transaction.emit({
    type: 'OrderReplaced',
    orderId,
    market: market.instrument.symbol,
    participantId,
    priceSats,
    quantityLots,
    remainingLots,
    keptPriority: true,
  });
}

/** The order leaves the book and comes back as an aggressor: it may trade, and what rests goes to the back. */
function enterAnew(
  transaction: Transaction,
  market: MarketState,
  account: Account,
  order: RestingOrder,
  command: ReplaceOrder,
  remainingLots: number,
): void {
  const { orderId, participantId, side, postOnly, selfTradePrevention, isQuote } = order;
  const { priceSats, quantityLots } = command;
  const freed = market.remove(order);
  const needed = market.holdAmount(side, priceSats, remainingLots);
  transaction.state.accounts.hold(account, market.holdAsset(side), Math.max(0, needed - freed));
  transaction.emit({
    type: 'OrderReplaced',
    orderId,
    market: market.instrument.symbol,
    participantId,
    priceSats,
    quantityLots,
    remainingLots,
    keptPriority: false,
  });
  const taker: Taker = {
    orderId,
    account,
    participantId,
    side,
    limitSats: priceSats,
    quantityLots,
    remainingLots,
    postOnly,
    selfTradePrevention,
    isQuote,
    remainderReason: null,
    heldAmount: Math.max(freed, needed),
  };
  execute(transaction, market, taker);
}
