import type { AbstainCause, ModelUsage } from '../../market/decision.ts';
import type { MarketSymbol } from '../../market/instrument.ts';
import type { AgentAnswer } from '../agents/agent-answer.ts';
import type { DraftListener, ModelCall, ModelOutcome, ModelRequest } from './model.ts';
import { MAX_ANSWER_CHARACTERS } from './parse-answer.ts';

/** The first request and one more: to repair the answer, or to ask again in a form that the provider takes. */
const MAX_REQUESTS = 2;

/** Gathers what one question used and brought, over its one or two requests. */
export class ModelTurn {
  readonly request: ModelRequest;
  /** The markets the answer may name. */
  readonly markets: readonly MarketSymbol[];
  /** Null when nobody cares how the answer comes about. */
  readonly onDraft: DraftListener | null;
  readonly #startedAt = performance.now();
  readonly #calls: ModelCall[] = [];
  #usage: ModelUsage = { inputTokens: 0, outputTokens: 0, costMicroUsd: 0 };
  #rawAnswer = '';
  #callCount = 0;

  constructor(request: ModelRequest, onDraft: DraftListener | null = null) {
    this.request = request;
    this.onDraft = onDraft;
    this.markets = request.shortlist.map(({ symbol }) => symbol);
  }

  /** Whether the question may send another request. */
  get maySend(): boolean {
    return this.#calls.length < MAX_REQUESTS;
  }

  /** Whether another request may follow the one under way. */
  get mayFollow(): boolean {
    return this.#calls.length + 1 < MAX_REQUESTS;
  }

  /** The provider did not take the form of the request, and is asked again in another one within the same call. */
  refusedForm(call: ModelCall): void {
    this.#calls.push(keepable(call));
  }

  /** A call is over; what it used counts. */
  called(call: ModelCall): void {
    const kept = keepable(call);
    this.#calls.push(kept);
    this.#callCount += 1;
    this.#usage = sumOf(this.#usage, call.usage);
    if (kept.reply !== null) this.#rawAnswer = kept.reply;
  }

  answered(answer: AgentAnswer): ModelOutcome {
    return this.#outcome({ kind: 'ANSWERED', answer }, false);
  }

  abstained(cause: AbstainCause, detail: string): ModelOutcome {
    return this.#outcome({ kind: 'ABSTAINED', cause, detail: detail.toWellFormed() }, cause === 'BUDGET_REACHED');
  }

  #outcome(result: ModelOutcome['result'], fallBack: boolean): ModelOutcome {
    return {
      request: this.request,
      result,
      rawAnswer: this.#rawAnswer,
      usage: this.#usage,
      latencyMs: Math.round(performance.now() - this.#startedAt),
      callCount: this.#callCount,
      ...(this.#calls.length === 0 ? {} : { calls: this.#calls }),
      fallBack,
    };
  }
}

/** Capped, and without half characters: what is kept must come back from a file as the very same text. */
function keepable(call: ModelCall): ModelCall {
  const { reply, failure } = call;
  return {
    ...call,
    reply: reply === null ? null : reply.slice(0, MAX_ANSWER_CHARACTERS).toWellFormed(),
    failure: failure === null ? null : { ...failure, detail: failure.detail.toWellFormed() },
  };
}

function sumOf(a: ModelUsage, b: ModelUsage): ModelUsage {
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    costMicroUsd: a.costMicroUsd === null || b.costMicroUsd === null ? null : a.costMicroUsd + b.costMicroUsd,
  };
}
