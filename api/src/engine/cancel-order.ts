import type { Command } from '../market/commands.ts';
import type { RejectReason } from '../market/reject-reason.ts';
import { DONE, type Outcome, refused } from './outcome.ts';
import { isPositiveInteger } from './shapes.ts';
import type { Transaction } from './transaction.ts';

type CancelOrder = Extract<Command, { type: 'CancelOrder' }>;

/** Takes an order out of the book. A halted market accepts it too. */
export function cancelOrder(transaction: Transaction, command: CancelOrder): Outcome {
  const { participantId, orderId, decisionSeq } = command;
  const found = transaction.state.findOrder(orderId);
  const refuse = (reason: RejectReason) =>
    refused(reason, { participantId, orderId, market: found?.market.instrument.symbol });
  if (decisionSeq !== null && !isPositiveInteger(decisionSeq)) return refuse('INVALID_COMMAND');
  const account = transaction.state.accounts.findParticipant(participantId);
  if (account === null) return refuse('UNKNOWN_PARTICIPANT');
  if (account.isRetired) return refuse('PARTICIPANT_RETIRED');
  if (found === null) return refuse('UNKNOWN_ORDER');
  if (found.order.participantId !== participantId) return refuse('NOT_OWNER');
  transaction.cancelResting(found.market, found.order, 'USER');
  return DONE;
}
