import type { AbstainCause, ModelUsage } from '../../market/decision.ts';
import { questionMessages, requestHash } from '../../market/request-hash.ts';
import type { MicroUsd } from '../../market/units.ts';
import { answerSchema } from './answer-schema.ts';
import type { Budget, Reservation } from './budget.ts';
import type { ChatReply } from './chat-port.ts';
import { classifyFailure, type Failure } from './classify-failure.ts';
import { draftOf } from './draft.ts';
import type { Lane } from './lane.ts';
import type { ChatMessage, ModelCall } from './model.ts';
import type { ModelTurn } from './model-turn.ts';
import type { Patience } from './patience.ts';
import { estimateTokens, type TokenCount } from './price.ts';
import type { JsonMode } from './profiles/profile.ts';
import { profileOf, weakerMode, withoutKey } from './provider.ts';

export type ModelLog = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
};

/** What one call came to: words to read, or why there are none. */
export type Called =
  | { readonly kind: 'REPLY'; readonly text: string }
  | { readonly kind: 'NO_REPLY'; readonly cause: AbstainCause; readonly detail: string };

/** One request as it was sent. */
type Sent = Omit<ModelCall, 'reply' | 'failure' | 'usage' | 'jsonMode'> & { readonly jsonMode: JsonMode };

type Exchanged = { readonly sent: Sent } & (
  | { readonly kind: 'REPLIED'; readonly reply: ChatReply }
  | {
      readonly kind: 'FAILED';
      readonly failure: Failure;
      readonly wasStreaming: boolean;
      readonly isFormLearned?: true;
    }
  | { readonly kind: 'GIVEN_UP' }
);

type Failed = Extract<Exchanged, { kind: 'FAILED' }>;

/** The money of one call. */
type Stake = { readonly reservation: Reservation; readonly estimate: TokenCount };

const NOTHING_USED: ModelUsage = { inputTokens: 0, outputTokens: 0, costMicroUsd: 0 };

export type ModelCallerOptions = {
  readonly budget: Budget;
  readonly log: ModelLog;
  /** Wall clock, milliseconds since the Unix epoch: a provider may name a date. */
  readonly now: () => number;
  /** Monotonic milliseconds. */
  readonly elapsedMs: () => number;
};

/** Makes single calls: asks the provider's health and the budget first, and tells both how the call ended. */
export class ModelCaller {
  readonly #budget: Budget;
  readonly #log: ModelLog;
  readonly #now: () => number;
  readonly #elapsedMs: () => number;

  constructor({ budget, log, now, elapsedMs }: ModelCallerOptions) {
    this.#budget = budget;
    this.#log = log;
    this.#now = now;
    this.#elapsedMs = elapsedMs;
  }

  /** @param added what follows the question: nothing in a first call */
  async call(turn: ModelTurn, lane: Lane, added: readonly ChatMessage[], patience: Patience): Promise<Called> {
    const unavailable = lane.health.check(this.#elapsedMs());
    if (unavailable !== null) return { kind: 'NO_REPLY', ...unavailable };
    const estimate = estimateOf(turn, lane, [...questionMessages(turn.request), ...added]);
    const reserved = this.#budget.reserve({ participantId: turn.request.participantId, price: lane.price }, estimate);
    if (reserved.kind === 'REFUSED') {
      lane.health.abandoned();
      return { kind: 'NO_REPLY', cause: 'BUDGET_REACHED', detail: reserved.detail };
    }
    const exchanged = await this.#exchange(turn, lane, added, patience);
    return this.#conclude(turn, lane, exchanged, { estimate, reservation: reserved.reservation }, patience);
  }

  /**
   * Asks; and asks once more in another form (a weaker JSON mode, the words as a whole) when the provider refuses the
   * present one. What was learned stays: the next question begins with it.
   */
  async #exchange(turn: ModelTurn, lane: Lane, added: readonly ChatMessage[], patience: Patience): Promise<Exchanged> {
    for (;;) {
      const exchanged = await this.#send(turn, lane, added, patience);
      if (exchanged.kind !== 'FAILED') return exchanged;
      const { failure, sent } = exchanged;
      if (!this.#stepDown(lane, exchanged)) return exchanged;
      if (!turn.mayFollow) return { ...exchanged, isFormLearned: true };
      const detail = withoutKey(failure.detail, lane.provider);
      turn.refusedForm({ ...sent, reply: null, failure: { cause: failure.cause, detail }, usage: NOTHING_USED });
    }
  }

  async #send(turn: ModelTurn, lane: Lane, added: readonly ChatMessage[], patience: Patience): Promise<Exchanged> {
    const { model, jsonMode, provider, client } = lane;
    const messages = [...questionMessages(turn.request), ...added];
    const schema = answerSchema(turn.markets).json;
    const words = { model: turn.request.model, messages, markets: turn.markets };
    const onWords = lane.isStreaming ? draftTeller(turn, lane) : null;
    const startedAt = performance.now();
    const sent = (): Sent => ({
      requestHash: requestHash(words),
      added,
      provider: provider.id,
      jsonMode,
      latencyMs: Math.round(performance.now() - startedAt),
    });
    try {
      const reply = await client.ask(
        { model, messages, schema, jsonMode, ...(onWords === null ? {} : { onWords }) },
        patience.signal,
      );
      return { kind: 'REPLIED', reply, sent: sent() };
    } catch (error) {
      if (patience.signal.aborted) return { kind: 'GIVEN_UP', sent: sent() };
      const failure = classifyFailure(error, this.#now());
      if (failure.rejectedText === null)
        return { kind: 'FAILED', failure, wasStreaming: onWords !== null, sent: sent() };
      return { kind: 'REPLIED', reply: rejectedReply(failure.rejectedText), sent: sent() };
    }
  }

  /** False when the failure says nothing about the form, or there is no other. */
  #stepDown(lane: Lane, { failure, sent, wasStreaming }: Failed): boolean {
    if (failure.refusesStream && wasStreaming) {
      lane.isStreaming = false;
      this.#log.info({ provider: lane.provider.id, model: lane.model }, 'model gives its words only as a whole');
      return true;
    }
    return failure.refusesSchema && this.#weaken(lane, sent.jsonMode);
  }

  /** False when there is no weaker mode. Another question may have weakened the lane meanwhile. */
  #weaken(lane: Lane, refused: JsonMode): boolean {
    if (lane.jsonMode !== refused) return true;
    const weaker = weakerMode(refused, profileOf(lane.provider));
    if (weaker === null) return false;
    lane.jsonMode = weaker;
    this.#log.info(
      { provider: lane.provider.id, model: lane.model, refused, weaker },
      'model takes a weaker JSON mode',
    );
    return true;
  }

  async #conclude(
    turn: ModelTurn,
    lane: Lane,
    exchanged: Exchanged,
    stake: Stake,
    patience: Patience,
  ): Promise<Called> {
    switch (exchanged.kind) {
      case 'REPLIED':
        return accept(turn, lane, exchanged.reply, exchanged.sent, stake);
      case 'FAILED':
        return this.#fail(turn, lane, exchanged, stake);
      case 'GIVEN_UP': {
        const { cause, detail } = patience.end();
        const usage = usageOf(stake.estimate, stake.reservation.settleInFull());
        turn.called({ ...exchanged.sent, reply: null, failure: { cause, detail }, usage });
        if (cause === 'TIMEOUT') await this.#countFailure(lane, cause, detail, false);
        else lane.health.abandoned();
        return { kind: 'NO_REPLY', cause, detail };
      }
    }
  }

  async #fail(turn: ModelTurn, lane: Lane, failed: Failed, { reservation, estimate }: Stake): Promise<Called> {
    const { failure, sent, isFormLearned = false } = failed;
    const usage = failure.mayHaveRun ? usageOf(estimate, reservation.settleInFull()) : NOTHING_USED;
    if (!failure.mayHaveRun) reservation.release();
    const { cause } = failure;
    const detail = withoutKey(failure.detail, lane.provider);
    turn.called({ ...sent, reply: null, failure: { cause, detail }, usage });
    if (cause === 'RATE_LIMITED') lane.health.limited(this.#elapsedMs(), failure.retryAfterMs);
    else if (cause === 'REFUSED') await lane.health.succeeded();
    else if (isFormLearned) lane.health.abandoned();
    else await this.#countFailure(lane, cause, detail, failure.isModelsOwn);
    return { kind: 'NO_REPLY', cause, detail };
  }

  async #countFailure(lane: Lane, cause: AbstainCause, detail: string, isModelsOwn: boolean): Promise<void> {
    await lane.health.failed(this.#elapsedMs(), isModelsOwn);
    this.#log.warn({ provider: lane.provider.id, model: lane.model, cause, detail }, 'model call failed');
  }
}

/** Null when nobody wants to be told. */
function draftTeller({ onDraft }: ModelTurn, { provider }: Lane): ((words: string) => void) | null {
  return onDraft === null ? null : (words) => onDraft(() => draftOf(words, provider));
}

async function accept(
  turn: ModelTurn,
  lane: Lane,
  reply: ChatReply,
  sent: Sent,
  { estimate, reservation }: Stake,
): Promise<Called> {
  await lane.health.succeeded();
  const text = withoutKey(reply.text, lane.provider);
  const tokens = reply.tokens ?? { ...estimate, outputTokens: estimateTokens(text.length) };
  const called = readEnding({ ...reply, text }, lane);
  const failure = called.kind === 'REPLY' ? null : { cause: called.cause, detail: called.detail };
  turn.called({ ...sent, reply: text, failure, usage: usageOf(tokens, reservation.settle(tokens)) });
  return called;
}

function usageOf({ inputTokens, outputTokens }: TokenCount, costMicroUsd: MicroUsd): ModelUsage {
  return { inputTokens, outputTokens, costMicroUsd };
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
