import type { AbstainCause } from '../../market/decision.ts';
import { answerSchema } from './answer-schema.ts';
import type { Budget, Reservation } from './budget.ts';
import type { ChatMessage, ChatReply } from './chat-client.ts';
import { classifyFailure, type Failure } from './classify-failure.ts';
import type { Lane } from './lane.ts';
import type { ModelTurn } from './model-turn.ts';
import type { Patience } from './patience.ts';
import { estimateTokens, type TokenCount } from './price.ts';
import { weakerMode, withoutKey } from './provider.ts';

export type ModelLog = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
};

/** What one call came to: words to read, or why there are none. */
export type Called =
  | { readonly kind: 'REPLY'; readonly text: string }
  | { readonly kind: 'NO_REPLY'; readonly cause: AbstainCause; readonly detail: string };

type Exchanged =
  | { readonly kind: 'REPLIED'; readonly reply: ChatReply }
  | { readonly kind: 'FAILED'; readonly failure: Failure }
  | { readonly kind: 'GIVEN_UP' };

/** The money of one call. */
type Stake = { readonly reservation: Reservation; readonly estimate: TokenCount };

/** Makes single calls: asks the provider's health and the budget first, and tells both how the call ended. */
export class ModelCaller {
  readonly #budget: Budget;
  readonly #log: ModelLog;
  readonly #now: () => number;

  constructor(budget: Budget, log: ModelLog, now: () => number) {
    this.#budget = budget;
    this.#log = log;
    this.#now = now;
  }

  async call(turn: ModelTurn, lane: Lane, messages: readonly ChatMessage[], patience: Patience): Promise<Called> {
    const now = this.#now();
    const unavailable = lane.backOff.check(now) ?? lane.circuit.check(now);
    if (unavailable !== null) return { kind: 'NO_REPLY', ...unavailable };
    const estimate = estimateOf(turn, lane, messages);
    const reserved = this.#budget.reserve({ participantId: turn.request.participantId, price: lane.price }, estimate);
    if (reserved.kind === 'REFUSED') {
      lane.circuit.abandoned();
      return { kind: 'NO_REPLY', cause: 'BUDGET_REACHED', detail: reserved.detail };
    }
    turn.called();
    const exchanged = await this.#exchange(turn, lane, messages, patience);
    return this.#conclude(turn, lane, exchanged, { estimate, reservation: reserved.reservation }, patience);
  }

  /** Asks; and asks again with a weaker JSON mode when the provider refuses the present one. */
  async #exchange(
    turn: ModelTurn,
    lane: Lane,
    messages: readonly ChatMessage[],
    patience: Patience,
  ): Promise<Exchanged> {
    const schema = answerSchema(turn.markets).json;
    for (;;) {
      const { model, jsonMode } = lane;
      try {
        return {
          kind: 'REPLIED',
          reply: await lane.client.ask({ model, messages, schema, jsonMode }, patience.signal),
        };
      } catch (error) {
        if (patience.signal.aborted) return { kind: 'GIVEN_UP' };
        const failure = classifyFailure(error, this.#now());
        if (failure.rejectedText !== null) return { kind: 'REPLIED', reply: rejectedReply(failure.rejectedText) };
        if (!failure.refusesSchema || !this.#weaken(lane, jsonMode)) return { kind: 'FAILED', failure };
      }
    }
  }

  /** False when there is no weaker mode. Another question may have weakened the lane meanwhile. */
  #weaken(lane: Lane, refused: Lane['jsonMode']): boolean {
    if (lane.jsonMode !== refused) return true;
    const weaker = weakerMode(refused);
    if (weaker === null) return false;
    lane.jsonMode = weaker;
    this.#log.info(
      { provider: lane.provider.id, model: lane.model, refused, weaker },
      'model takes a weaker JSON mode',
    );
    return true;
  }

  #conclude(turn: ModelTurn, lane: Lane, exchanged: Exchanged, stake: Stake, patience: Patience): Called {
    switch (exchanged.kind) {
      case 'REPLIED':
        return accept(turn, lane, exchanged.reply, stake);
      case 'FAILED':
        return this.#fail(turn, lane, exchanged.failure, stake);
      case 'GIVEN_UP': {
        turn.used(stake.estimate, stake.reservation.settleInFull());
        const { cause, detail } = patience.end();
        if (cause === 'TIMEOUT') this.#countFailure(lane, cause, detail);
        else lane.circuit.abandoned();
        return { kind: 'NO_REPLY', cause, detail };
      }
    }
  }

  #fail(turn: ModelTurn, lane: Lane, failure: Failure, { reservation, estimate }: Stake): Called {
    if (failure.mayHaveRun) turn.used(estimate, reservation.settleInFull());
    else reservation.release();
    const detail = withoutKey(failure.detail, lane.provider);
    if (failure.cause === 'RATE_LIMITED') lane.backOff.start(this.#now(), failure.retryAfterMs);
    if (failure.cause === 'REFUSED') lane.circuit.succeeded();
    else if (failure.cause === 'RATE_LIMITED') lane.circuit.abandoned();
    else this.#countFailure(lane, failure.cause, detail);
    return { kind: 'NO_REPLY', cause: failure.cause, detail };
  }

  #countFailure(lane: Lane, cause: AbstainCause, detail: string): void {
    lane.circuit.failed(this.#now());
    this.#log.warn({ provider: lane.provider.id, model: lane.model, cause, detail }, 'model call failed');
  }
}

function accept(turn: ModelTurn, lane: Lane, reply: ChatReply, { estimate, reservation }: Stake): Called {
  lane.circuit.succeeded();
  const text = withoutKey(reply.text, lane.provider);
  const tokens = reply.tokens ?? { ...estimate, outputTokens: estimateTokens(text.length) };
  turn.used(tokens, reservation.settle(tokens));
  turn.answeredWith(text);
  return readEnding({ ...reply, text }, lane);
}

/** How the provider says the answer ended; only a whole one is read. */
function readEnding({ text, refusal, finishReason }: ChatReply, lane: Lane): Called {
  if (refusal !== null) {
    return { kind: 'NO_REPLY', cause: 'REFUSED', detail: withoutKey(refusal, lane.provider).slice(0, 300) };
  }
  switch (finishReason) {
    case 'length':
      return { kind: 'NO_REPLY', cause: 'TRUNCATED', detail: `cut at ${lane.maxOutputTokens} output tokens` };
    case 'content_filter':
      return { kind: 'NO_REPLY', cause: 'REFUSED', detail: "stopped by the provider's content filter" };
    case 'error':
      return { kind: 'NO_REPLY', cause: 'PROVIDER_ERROR', detail: 'the provider ended the answer with an error' };
    default:
      return { kind: 'REPLY', text };
  }
}

/** Groq keeps back what its model wrote when it is not the JSON that was asked for. */
function rejectedReply(text: string): ChatReply {
  return { text, finishReason: null, refusal: null, tokens: null };
}

function estimateOf(turn: ModelTurn, lane: Lane, messages: readonly ChatMessage[]): TokenCount {
  const words = messages.reduce((sum, { content }) => sum + content.length, 0);
  const schema = JSON.stringify(answerSchema(turn.markets).json).length;
  return {
    inputTokens: estimateTokens(words + schema),
    cachedInputTokens: 0,
    outputTokens: lane.maxOutputTokens,
  };
}
