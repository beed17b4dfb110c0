import type { Command } from '../market/commands.ts';
import type { OrderRequest, PlacedOrder } from '../market/order.ts';
import type { RejectReason } from '../market/reject-reason.ts';
import type { Lots } from '../market/units.ts';
import { must } from '../util/assert.ts';
import type { Account } from './accounts.ts';
import type { MarketState } from './market-state.ts';
import { execute, type Taker, tellCanceled } from './matching.ts';
import { printableOrder, refusalOfShape, type UncheckedOrder } from './order-check.ts';
import { DONE, type Outcome, refused } from './outcome.ts';
import { previewMatch, type TakerTerms } from './preview.ts';
import { isPositiveInteger, isRecord } from './shapes.ts';
import type { Transaction } from './transaction.ts';

type PlaceOrder = Extract<Command, { type: 'PlaceOrder' }>;

export function placeOrder(transaction: Transaction, command: PlaceOrder): Outcome {
  const { state } = transaction;
  const { participantId, decisionSeq } = command;
  const order: unknown = command.order;
  if (!isRecord(order) || !(decisionSeq === null || isPositiveInteger(decisionSeq))) {
    return refused('INVALID_COMMAND', { participantId });
  }
  const account = state.accounts.findParticipant(participantId);
  const market = state.findMarket(order.market);
  const refusal = refusalOfRequest(account, market, order);
  const request = printableOrder(order);
  if (account === null || market === null || request === null) {
    return refused(must(refusal, 'refusal'), { participantId, market: order.market });
  }
  const placed = { ...request, orderId: state.nextOrderId, participantId, decisionSeq };
  state.nextOrderId += 1;
  const plan = refusal ?? planOrder(market, account, request);
  if (typeof plan === 'string') {
    transaction.emit({ type: 'OrderRejected', order: placed, reason: plan });
    return DONE;
  }
  transaction.emit({ type: 'OrderAccepted', order: placed });
  carryOut(transaction, market, account, placed, plan);
  return DONE;
}

function carryOut(
  transaction: Transaction,
  market: MarketState,
  account: Account,
  order: PlacedOrder,
  plan: OrderPlan,
): void {
  const { orderId, quantityLots, postOnly } = order;
  const taker: Taker = {
    ...plan.terms,
    orderId,
    account,
    quantityLots,
    postOnly,
    isQuote: false,
    remainderReason: remainderReason(order),
    heldAmount: plan.holdAmount,
  };
  if (plan.isKilled) {
    tellCanceled(transaction, market, taker, 'FOK_UNFILLABLE');
    return;
  }
  transaction.state.accounts.hold(account, market.holdAsset(order.side), plan.holdAmount);
  execute(transaction, market, taker);
}

function refusalOfRequest(
  account: Account | null,
  market: MarketState | null,
  order: UncheckedOrder,
): RejectReason | null {
  if (account === null) return 'UNKNOWN_PARTICIPANT';
  if (account.isRetired) return 'PARTICIPANT_RETIRED';
  if (market === null) return 'UNKNOWN_MARKET';
  return refusalOfShape(order, market.instrument);
}

/** What an acceptable order is going to do: hold this much and trade, or be killed at once. */
type OrderPlan = { readonly terms: TakerTerms; readonly holdAmount: number; readonly isKilled: boolean };

function planOrder(market: MarketState, account: Account, request: OrderRequest): OrderPlan | RejectReason {
  const { side, priceSats: limitSats, quantityLots: remainingLots, selfTradePrevention } = request;
  if (market.isHalted) return 'MARKET_HALTED';
  if (request.postOnly && limitSats !== null && market.wouldCross(side, limitSats)) return 'POST_ONLY_WOULD_CROSS';
  const terms = { participantId: account.participantId, side, limitSats, remainingLots, selfTradePrevention };
  const holdAmount = holdOnArrival(market, terms);
  if (holdAmount > account.free(market.holdAsset(side))) return 'INSUFFICIENT_FUNDS';
  const isKilled = request.timeInForce === 'FOK' && !isFillable(market, terms, remainingLots);
  return { terms, holdAmount, isKilled };
}

/** A market buy has no worst price: it holds exactly what it is about to pay. */
function holdOnArrival(market: MarketState, terms: TakerTerms): number {
  const { side, limitSats, remainingLots } = terms;
  if (side === 'SELL') return remainingLots;
  return limitSats === null ? previewMatch(market, terms).costSats : market.holdAmount(side, limitSats, remainingLots);
}

function isFillable(market: MarketState, terms: TakerTerms, quantityLots: Lots): boolean {
  return previewMatch(market, terms).lots === quantityLots;
}

function remainderReason(request: OrderRequest): Taker['remainderReason'] {
  if (request.kind === 'MARKET') return 'NO_LIQUIDITY';
  return request.timeInForce === 'GTC' ? null : 'IOC_REMAINDER';
}
