import type { MarketSymbol } from '../market/instrument.ts';
import type { OrderId } from '../market/order.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { RejectReason } from '../market/reject-reason.ts';
import { isIdentifier, isSafeInteger, plain } from './shapes.ts';

/** Why a command was not carried out, and whom and what it was about as far as the command says it readably. */
export type Refusal = {
  readonly reason: RejectReason;
  readonly participantId: ParticipantId | null;
  readonly market: MarketSymbol | null;
  readonly orderId: OrderId | null;
};

/** What became of a command: carried out, or refused without any change. */
export type Outcome = Refusal | null;

export const DONE = null;

type Subject = { readonly participantId?: unknown; readonly market?: unknown; readonly orderId?: unknown };

export function refused(reason: RejectReason, { participantId, market, orderId }: Subject = {}): Refusal {
  return {
    reason,
    participantId: isIdentifier(participantId) ? participantId : null,
    market: isIdentifier(market) ? market : null,
    orderId: isSafeInteger(orderId) ? plain(orderId) : null,
  };
}
