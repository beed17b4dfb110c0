import type { AbstainCause, ModelUsage } from '../../market/decision.ts';
import type { MarketSymbol } from '../../market/instrument.ts';
import type { MicroUsd } from '../../market/units.ts';
import type { AgentAnswer } from '../agents/agent-answer.ts';
import type { ModelOutcome, ModelRequest } from './model.ts';
import { MAX_ANSWER_CHARACTERS } from './parse-answer.ts';
import type { TokenCount } from './price.ts';

/** Gathers what one question used and brought, over its one or two calls. */
export class ModelTurn {
  readonly request: ModelRequest;
  /** The markets the answer may name. */
  readonly markets: readonly MarketSymbol[];
  readonly #startedAt = performance.now();
  #usage: ModelUsage = { inputTokens: 0, outputTokens: 0, costMicroUsd: 0 };
  #rawAnswer = '';
  #callCount = 0;

  constructor(request: ModelRequest) {
    this.request = request;
    this.markets = request.shortlist.map(({ symbol }) => symbol);
  }

  called(): void {
    this.#callCount += 1;
  }

  answeredWith(text: string): void {
    this.#rawAnswer = text.slice(0, MAX_ANSWER_CHARACTERS);
  }

  used(tokens: TokenCount, costMicroUsd: MicroUsd | null): void {
    const before = this.#usage;
    this.#usage = {
      inputTokens: before.inputTokens + tokens.inputTokens,
      outputTokens: before.outputTokens + tokens.outputTokens,
      costMicroUsd: before.costMicroUsd === null || costMicroUsd === null ? null : before.costMicroUsd + costMicroUsd,
    };
  }

  answered(answer: AgentAnswer): ModelOutcome {
    return this.#outcome({ kind: 'ANSWERED', answer }, false);
  }

  abstained(cause: AbstainCause, detail: string): ModelOutcome {
    return this.#outcome({ kind: 'ABSTAINED', cause, detail }, cause === 'BUDGET_REACHED');
  }

  #outcome(result: ModelOutcome['result'], fallBack: boolean): ModelOutcome {
    return {
      request: this.request,
      result,
      rawAnswer: this.#rawAnswer,
      usage: this.#usage,
      latencyMs: Math.round(performance.now() - this.#startedAt),
      callCount: this.#callCount,
      fallBack,
    };
  }
}
