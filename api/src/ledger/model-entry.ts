import type { AbstainCause, ModelUsage, WakeReason } from '../market/decision.ts';
import type { MarketSymbol } from '../market/instrument.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { Seq, SimTime } from '../market/units.ts';

/** A question to a model, as it was asked. Kept by the hash of the request. */
export type QuestionEntry = {
  readonly kind: 'QUESTION';
  readonly requestHash: string;
  /** Unique within the run. */
  readonly requestId: string;
  readonly participantId: ParticipantId;
  readonly model: string;
  /** The static part, kept once however often it is sent. */
  readonly system: string;
  readonly user: string;
  /** The markets the answer may name. */
  readonly markets: readonly MarketSymbol[];
  readonly wakeReason: WakeReason;
  readonly viewSeq: Seq;
  readonly askedSeq: Seq;
  readonly askedTime: SimTime;
};

/** How a question ended, and when its answer came into the simulation. */
export type AnswerEntry = {
  readonly kind: 'ANSWER';
  readonly requestId: string;
  /** The journal ended here when the answer came. */
  readonly enteredSeq: Seq;
  readonly enteredTime: SimTime;
  /** Simulated time at which it reaches the market. */
  readonly dueTime: SimTime;
  readonly result: AnswerResult;
  readonly rawAnswer: string;
  readonly usage: ModelUsage;
  readonly latencyMs: number;
  readonly callCount: number;
  readonly fallBack: boolean;
  readonly calls: readonly CallEntry[];
};

export type AnswerResult =
  /** `answer` is what was read from the words, as JSON. */
  | { readonly kind: 'ANSWERED'; readonly answer: string }
  | { readonly kind: 'ABSTAINED'; readonly cause: AbstainCause; readonly detail: string };

/** One request to a provider. */
export type CallEntry = {
  readonly requestHash: string;
  /** Messages that followed the question, as JSON. */
  readonly added: string;
  readonly provider: string;
  readonly jsonMode: string;
  readonly reply: string | null;
  readonly failure: { readonly cause: AbstainCause; readonly detail: string } | null;
  readonly usage: ModelUsage;
  readonly latencyMs: number;
};

/** What passes between traders and models: kept beside the journal, in the transaction of the command that comes next. */
export type ModelEntry = QuestionEntry | AnswerEntry;

/** A question of a kept run with its answer; null when the run ended before one came. */
export type KeptQuestion = QuestionEntry & { readonly answer: KeptAnswer | null };

/** `order` counts the answers of a run as they came. */
export type KeptAnswer = AnswerEntry & { readonly order: number };
