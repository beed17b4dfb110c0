import type { AbstainCause, ModelUsage, WakeReason } from '../../market/decision.ts';
import type { Instrument } from '../../market/instrument.ts';
import type { ParticipantId } from '../../market/participant.ts';
import type { Seq } from '../../market/units.ts';
import type { AgentAnswer } from '../agents/agent-answer.ts';

/** One question to a language model. Plain data: it crosses the thread border and is journalled by hash. */
export type ModelRequest = {
  readonly requestId: string;
  readonly participantId: ParticipantId;
  /** As the seat names it: `gemini/gemini-2.5-flash`, or a bare name for the default provider. */
  readonly model: string;
  readonly wakeReason: WakeReason;
  readonly viewSeq: Seq;
  /** Static per persona, first in the prompt so that providers can cache it. */
  readonly system: string;
  /** The changing data. */
  readonly user: string;
  /** The markets the answer may name. */
  readonly shortlist: readonly Instrument[];
};

/** How a question ended. Never an exception: failures are causes. */
export type ModelOutcome = {
  readonly request: ModelRequest;
  readonly result:
    | { readonly kind: 'ANSWERED'; readonly answer: AgentAnswer }
    | { readonly kind: 'ABSTAINED'; readonly cause: AbstainCause; readonly detail: string };
  /** The exact words of the last answer, empty when none came. */
  readonly rawAnswer: string;
  readonly usage: ModelUsage;
  /** Wall-clock time from question to outcome, repair call included. */
  readonly latencyMs: number;
  /** 1, or 2 when a repair call was needed; 0 when the budget refused. */
  readonly callCount: number;
  /** True when the seat must fall back to its rule brain (a cap was reached). */
  readonly fallBack: boolean;
};

/** Something that can answer. Never rejects; obeys the signal. */
export interface ModelPort {
  ask(request: ModelRequest, signal: AbortSignal): Promise<ModelOutcome>;
}
