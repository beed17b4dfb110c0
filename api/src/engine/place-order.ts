import type { Command } from '../market/commands.ts';
import type { OrderRequest, PlacedOrder } from '../market/order.ts';
import type { RejectReason } from '../market/reject-reason.ts';
import { must } from '../util/assert.ts';
import type { AccountIndex } from './accounts.ts';
import { enter, runElected } from './cascade.ts';
import * as codes from './codes.ts';
import type { ExchangeState } from './exchange-state.ts';
import { holdFunds, refusalOfFunds } from './funding.ts';
import type { MarketState } from './market-state.ts';
import { isPrintable, printOrder, readOrder, type UncheckedOrder } from './order-check.ts';
import { DONE, type Outcome, refused } from './outcome.ts';
import { previewMatch } from './preview.ts';
import { isPositiveInteger, isRecord } from './shapes.ts';
import { electStops, isReached } from './stops.ts';
import type { Transaction } from './transaction.ts';
import type { WorkingOrder } from './working-order.ts';

// Constants of this module's own are compiled in, imported ones are looked up each time: docs/adr/0009.
const { BUY, FOK, isStop, isUnpriced, kindOf, POST_ONLY, STOP, timeOf } = codes;

type PlaceOrder = Extract<Command, { type: 'PlaceOrder' }>;

export function placeOrder(transaction: Transaction, command: PlaceOrder): Outcome {
  const { state } = transaction;
  const { participantId, decisionSeq } = command;
  const request: UncheckedOrder = command.order;
  if (!isRecord(request) || !(decisionSeq === null || isPositiveInteger(decisionSeq))) {
    return refused('INVALID_COMMAND', { participantId });
  }
  const account = state.accounts.findParticipant(participantId);
  const market = state.findMarket(request.market);
  const standing = refusalOfStanding(state, account, market);
  if (account === null || market === null) {
    return refused(must(standing, 'refusal'), { participantId, market: request.market });
  }
  const { working } = state;
  const refusal = standing ?? readOrder(working, request, market.instrument, transaction.time);
  if (refusal !== null && !isPrintable(request)) return refused(refusal, { participantId, market: request.market });
  // Either its shape was found good or it is printable: what it says is of the right types.
  const order = printOrder(request as OrderRequest, state.takeOrderId(), participantId, decisionSeq, null);
  working.orderId = order.orderId;
  working.account = account;
  const reason = refusal ?? refusalOfEntry(state, market);
  if (reason === null) accept(transaction, market, order);
  else transaction.emit({ type: 'OrderRejected', order, reason });
  return DONE;
}

/** The working order comes into the market. It can be paid for. */
function accept(transaction: Transaction, market: MarketState, order: PlacedOrder): void {
  const { state, nextSeq: seq, time } = transaction;
  transaction.push({ type: 'OrderAccepted', order, seq, time, causeSeq: transaction.seq });
  if (isStop(state.working.flags)) placeStop(transaction, market, state.working);
  else enter(transaction, market, state.working);
  if (state.elected.length > 0) runElected(transaction);
}

/** A stop waits, unless the last price has reached it already. Rules T01, T05. */
function placeStop(transaction: Transaction, market: MarketState, order: WorkingOrder): void {
  const { state } = transaction;
  holdFunds(state, market, order.account, order.side, order.missingAmount);
  state.expireLater(order.expireAt, order.orderId);
  market.wait(order, order.missingAmount);
  if (isReached(market, order.side, order.stopTicks)) electStops(state, market, market.knownTicks);
}

/** Whether the participant and the market are there at all. */
export function refusalOfStanding(
  { accounts }: ExchangeState,
  account: AccountIndex | null,
  market: MarketState | null,
): RejectReason | null {
  if (account === null) return 'UNKNOWN_PARTICIPANT';
  if (accounts.isRetired(account)) return 'PARTICIPANT_RETIRED';
  return market === null ? 'UNKNOWN_MARKET' : null;
}

/** What the market and the account have against the working order, which learns what it has to hold. */
export function refusalOfEntry(state: ExchangeState, market: MarketState): RejectReason | null {
  const { working } = state;
  const refusal = refusalOfMarket(market, working);
  if (refusal !== null) return refusal;
  const { side, flags } = working;
  if ((flags & POST_ONLY) !== 0 && market.wouldCross(side, working.ticks)) return 'POST_ONLY_WOULD_CROSS';
  working.missingAmount = neededOnArrival(state, market, working);
  return refusalOfFunds(state, market, working.account, side, working.missingAmount);
}

export function refusalOfMarket(market: MarketState, order: WorkingOrder): RejectReason | null {
  const { status } = market;
  if (status === 'CLOSED') return 'MARKET_CLOSED';
  if (status === 'HALTED') return 'MARKET_HALTED';
  return refusalOfRules(market, order);
}

/** What the rules of a market that takes orders have against this one. */
export function refusalOfRules(market: MarketState, order: WorkingOrder): RejectReason | null {
  if (market.instrument.minNotionalSats !== 0 && !isWorthIt(market, order)) return 'MIN_NOTIONAL';
  return order.ticks !== 0 && !market.isInBand(order.ticks) ? 'PRICE_BAND' : null;
}

/** Rule B06. */
function isWorthIt(market: MarketState, order: WorkingOrder): boolean {
  const { minNotionalSats, lotsPerUnit } = market.instrument;
  const ticks = kindOf(order.flags) === STOP ? order.stopTicks : order.ticks;
  const priceSats = ticks === 0 ? market.referenceOrLastSats : market.toSats(ticks);
  return priceSats === 0 || (priceSats / lotsPerUnit) * order.quantityLots >= minNotionalSats;
}

/** A market buy has no worst price: it holds exactly what it is about to pay, nothing if it will be killed. Rules A03, A04, T07. */
export function neededOnArrival(state: ExchangeState, market: MarketState, order: WorkingOrder): number {
  const { side, ticks, stopTicks, remainingLots } = order;
  if (kindOf(order.flags) === STOP) return market.holdAmount(side, stopTicks, remainingLots);
  if (side !== BUY || !isUnpriced(order.flags)) return market.holdAmount(side, ticks, remainingLots);
  const { lots, costSats, leavesVolatilityBand } = previewMatch(state, market, order);
  const isKilled = timeOf(order.flags) === FOK && (lots < remainingLots || leavesVolatilityBand);
  return isKilled ? 0 : costSats;
}
