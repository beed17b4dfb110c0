import type { Command } from '../market/commands.ts';
import type { OrderRequest, PlacedOrder } from '../market/order.ts';
import type { RejectReason } from '../market/reject-reason.ts';
import { must } from '../util/assert.ts';
import { NONE } from '../util/integer-index.ts';
import type { AccountIndex } from './accounts.ts';
import { enter, runElected } from './cascade.ts';
import type { MarketState } from './market-state.ts';
import { isPrintable, printOrder, readOrder, type UncheckedOrder } from './order-check.ts';
import { DONE, type Outcome, refused } from './outcome.ts';
import { neededOnArrival, refusalOfEntry, refusalOfStanding } from './place-order.ts';
import { isPositiveInteger, isRecord } from './shapes.ts';
import { electStops, isReached } from './stops.ts';
import type { Transaction } from './transaction.ts';

type PlaceOco = Extract<Command, { type: 'PlaceOco' }>;

/** Places a limit and a stop of which only one can live on. Rules C01 to C07. */
export function placeOco(transaction: Transaction, command: PlaceOco): Outcome {
  const { state } = transaction;
  const { participantId, decisionSeq } = command;
  const limit: UncheckedOrder = command.limit;
  const stop: UncheckedOrder = command.stop;
  if (!isRecord(limit) || !isRecord(stop) || !(decisionSeq === null || isPositiveInteger(decisionSeq))) {
    return refused('INVALID_COMMAND', { participantId });
  }
  const account = state.accounts.findParticipant(participantId);
  const market = state.findMarket(limit.market);
  const refusal = refusalOfPair(transaction, account, market, limit, stop);
  if (account === null || market === null || !isPrintable(limit) || !isPrintable(stop)) {
    const shape = market === null ? null : refusalOfShapes(transaction, market, limit, stop);
    return refused(must(refusal ?? shape, 'refusal'), { participantId, market: limit.market });
  }
  const legs = printPair(transaction, participantId, decisionSeq, limit, stop);
  const reason = refusal ?? refusalOfLegs(transaction, market, account, legs);
  if (reason === null) accept(transaction, market, account, legs);
  else for (const order of [legs.limit, legs.stop]) transaction.emit({ type: 'OrderRejected', order, reason });
  return DONE;
}

type Legs = { readonly limit: PlacedOrder; readonly stop: PlacedOrder };

function printPair(
  { state }: Transaction,
  participantId: string,
  decisionSeq: number | null,
  limit: OrderRequest,
  stop: OrderRequest,
): Legs {
  const limitId = state.takeOrderId();
  const stopId = state.takeOrderId();
  return {
    limit: printOrder(limit, limitId, participantId, decisionSeq, stopId),
    stop: printOrder(stop, stopId, participantId, decisionSeq, limitId),
  };
}

/** Whether there is somebody and something to trade, and the two orders can be a pair at all. */
function refusalOfPair(
  { state, time }: Transaction,
  account: AccountIndex | null,
  market: MarketState | null,
  limit: UncheckedOrder,
  stop: UncheckedOrder,
): RejectReason | null {
  const standing = refusalOfStanding(state, account, market);
  if (standing !== null || market === null || arePair(limit, stop)) return standing;
  const shape = readOrder(state.working, limit, market.instrument, time);
  return shape !== null && wordReasons.has(shape) ? shape : 'INVALID_COMBINATION';
}

/** They come before `INVALID_COMBINATION`. */
const wordReasons: ReadonlySet<RejectReason> = new Set(['INVALID_SIDE', 'INVALID_KIND', 'INVALID_TIME_IN_FORCE']);

function arePair(limit: UncheckedOrder, stop: UncheckedOrder): boolean {
  const isLimit = limit.kind === 'LIMIT' && (limit.timeInForce === 'GTC' || limit.timeInForce === 'GTD');
  const isStop = stop.kind === 'STOP' || stop.kind === 'STOP_LIMIT';
  return isLimit && isStop && limit.market === stop.market && limit.side === stop.side;
}

function refusalOfShapes(
  { state, time }: Transaction,
  { instrument }: MarketState,
  limit: UncheckedOrder,
  stop: UncheckedOrder,
): RejectReason | null {
  const { working } = state;
  return readOrder(working, limit, instrument, time) ?? readOrder(working, stop, instrument, time);
}

/** Whatever the limit is refused for, or else the stop. The working order becomes the limit, with what the pair holds. */
function refusalOfLegs(
  transaction: Transaction,
  market: MarketState,
  account: AccountIndex,
  { limit, stop }: Legs,
): RejectReason | null {
  const { working } = transaction.state;
  const refusal = refusalOfLeg(transaction, market, account, limit) ?? refusalOfLeg(transaction, market, account, stop);
  if (refusal !== null) return refusal;
  const neededForStop = working.missingAmount;
  readLeg(transaction, market, account, limit);
  working.missingAmount = Math.max(neededForStop, neededOnArrival(transaction.state, market, working));
  return null;
}

function refusalOfLeg(
  transaction: Transaction,
  market: MarketState,
  account: AccountIndex,
  order: PlacedOrder,
): RejectReason | null {
  return readLeg(transaction, market, account, order) ?? refusalOfEntry(transaction.state, market);
}

function readLeg(
  { state, time }: Transaction,
  market: MarketState,
  account: AccountIndex,
  order: PlacedOrder,
): RejectReason | null {
  const { working } = state;
  const refusal = readOrder(working, order, market.instrument, time);
  working.orderId = order.orderId;
  working.account = account;
  working.link(order.linkedOrderId ?? 0);
  return refusal;
}

/** The stop waits first, so that the limit's first fill finds it; it fires only if the limit did not trade. */
function accept(transaction: Transaction, market: MarketState, account: AccountIndex, { limit, stop }: Legs): void {
  const { state } = transaction;
  const { working } = state;
  const needed = working.missingAmount;
  transaction.emit({ type: 'OrderAccepted', order: limit });
  transaction.emit({ type: 'OrderAccepted', order: stop });
  readLeg(transaction, market, account, stop);
  state.expireLater(working.expireAt, working.orderId);
  market.wait(working, 0);
  readLeg(transaction, market, account, limit);
  working.missingAmount = needed;
  enter(transaction, market, working);
  const waiting = state.orders.find(stop.orderId);
  if (waiting !== NONE && isReached(market, state.orders.side(waiting), state.orders.stopTicks(waiting))) {
    electStops(state, market, market.knownTicks);
  }
  runElected(transaction);
}
