import type { AbstainCause, ModelUsage, WakeReason } from '../../market/decision.ts';
import type { Instrument } from '../../market/instrument.ts';
import type { ParticipantId } from '../../market/participant.ts';
import type { ChatMessage } from '../../market/request-hash.ts';
import type { Seq } from '../../market/units.ts';
import type { AgentAnswer } from '../agents/agent-answer.ts';

export type { ChatMessage };

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

/** One request to a provider and what came of it. */
export type ModelCall = {
  /** Of all messages that were sent. */
  readonly requestHash: string;
  /** What followed the question: nothing in a first call, the answer and its mistake in a repair call. */
  readonly added: readonly ChatMessage[];
  readonly provider: string;
  /** How the form of the answer was asked for. */
  readonly jsonMode: string;
  /** The words as they came; null when none did. */
  readonly reply: string | null;
  /** Why the call gave nothing to read; null when it did. */
  readonly failure: { readonly cause: AbstainCause; readonly detail: string } | null;
  readonly usage: ModelUsage;
  readonly latencyMs: number;
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
  /** Every request that was sent for it, in order. Left out when there was none. */
  readonly calls?: readonly ModelCall[];
  /** True when the seat must fall back to its rule brain (a cap was reached). */
  readonly fallBack: boolean;
};

/**
 * Told whenever more words of an answer came. What is given reads which of them everybody may see so far; reading costs
 * something, so whoever listens does it when somebody looks.
 */
export type DraftListener = (readDraft: () => string) => void;

/** Something that can answer. Never rejects; obeys the signal. */
export interface ModelPort {
  ask(request: ModelRequest, signal: AbortSignal, onDraft?: DraftListener): Promise<ModelOutcome>;
}
