import type { Command } from '../market/commands.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { RejectReason } from '../market/reject-reason.ts';
import { NONE } from '../util/integer-index.ts';
import type { ExchangeState } from './exchange-state.ts';
import type { Row } from './order-table.ts';
import { DONE, type Outcome, refused } from './outcome.ts';
import { isPositiveInteger } from './shapes.ts';
import type { Transaction } from './transaction.ts';

type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;

/** Ends a resting order or a waiting stop. A halted market accepts it too. */
export function cancelOrder(transaction: Transaction, command: CommandOf<'CancelOrder'>): Outcome {
  const { state } = transaction;
  const { participantId, orderId, decisionSeq } = command;
  const row = state.findOrder(orderId);
  const isSound = decisionSeq === null || isPositiveInteger(decisionSeq);
  const refusal = isSound ? refusalOfCancel(state, participantId, row) : 'INVALID_COMMAND';
  if (refusal !== null) {
    const market = row === NONE ? null : state.marketOf(row).instrument.symbol;
    return refused(refusal, { participantId, orderId, market });
  }
  transaction.cancel(row, 'USER');
  return DONE;
}

function refusalOfCancel(state: ExchangeState, participantId: ParticipantId, row: Row): RejectReason | null {
  const account = state.accounts.findParticipant(participantId);
  if (account === null) return 'UNKNOWN_PARTICIPANT';
  if (state.accounts.isRetired(account)) return 'PARTICIPANT_RETIRED';
  if (row === NONE) return 'UNKNOWN_ORDER';
  return state.orders.account(row) === account ? null : 'NOT_OWNER';
}

/** Ends all orders and stops of a participant, in one market or in all. Rule M28. */
export function cancelAllOrders(transaction: Transaction, command: CommandOf<'CancelAllOrders'>): Outcome {
  const { state } = transaction;
  const { participantId, market: symbol } = command;
  const account = state.accounts.findParticipant(participantId);
  const market = symbol === null ? null : state.findMarket(symbol);
  const refuse = (reason: RejectReason) => refused(reason, { participantId, market: symbol });
  if (account === null) return refuse('UNKNOWN_PARTICIPANT');
  if (state.accounts.isRetired(account)) return refuse('PARTICIPANT_RETIRED');
  if (symbol !== null && market === null) return refuse('UNKNOWN_MARKET');
  const markets = market === null ? state.markets : [market];
  const orderIds = markets.flatMap((each) => transaction.ordersOf(each, account));
  transaction.emit({ type: 'OrdersCanceled', participantId, market: symbol, orderCount: orderIds.length });
  transaction.cancelOrders(orderIds, 'MASS_CANCEL');
  return DONE;
}
