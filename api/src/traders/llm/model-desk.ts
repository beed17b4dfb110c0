import type { BudgetCap } from '../../market/budget-cap.ts';
import { Budget, type BudgetCaps, type BudgetFigures, defaultCaps } from './budget.ts';
import type { BudgetStore } from './budget-store.ts';
import { type Connect, connectByHttp } from './lane.ts';
import type { DraftListener, ModelOutcome, ModelPort, ModelRequest } from './model.ts';
import type { ModelLog } from './model-caller.ts';
import { ModelTurn } from './model-turn.ts';
import { OpenAiModel, type OpenAiModelOptions } from './openai-model.ts';

/** A turn that takes longer is given up: the market has moved on. */
export const DEFAULT_DEADLINE_MS = 25_000;

export type ModelDeskOptions = {
  /** Finds the provider of a seat's model name, with its key; null when there is none. */
  readonly resolveModel: OpenAiModelOptions['resolveModel'];
  /** Where they differ from `defaultCaps`. */
  readonly caps: Partial<BudgetCaps>;
  /** Keeps what the day has spent. */
  readonly store: BudgetStore;
  readonly log: ModelLog;
  /** Wall clock, milliseconds since the Unix epoch. */
  readonly now?: () => number;
  /** Monotonic milliseconds, by which providers are left alone. */
  readonly elapsedMs?: () => number;
  readonly deadlineMs?: number;
  /** How providers are reached: over HTTP unless said otherwise. */
  readonly connect?: Connect;
  /** Takes the place of the providers, for example a record. `live` asks them. */
  readonly answerWith?: (live: ModelPort) => ModelPort;
};

/** Where all questions to models pass. Lives in the API thread: the market never waits for it. */
export interface ModelDesk {
  /** Never rejects: what fails is an outcome. */
  ask(request: ModelRequest, onDraft?: DraftListener): Promise<ModelOutcome>;
  /** A run begins, or goes on after a crash with what it had spent. Gives up the questions of the run before. */
  startRun(runId: string): void;
  /** Gives up every question under way; they end as INTERRUPTED. */
  drop(): void;
  /** Gives up everything, also what is asked later. Resolves when nothing is under way. */
  stop(): Promise<void>;
  budget(): BudgetFigures;
  /** Caps that the person in charge set in this run: all of them. */
  setCaps(caps: readonly BudgetCap[]): void;
}

export function createModelDesk(options: ModelDeskOptions): ModelDesk {
  const { log, now = Date.now, deadlineMs = DEFAULT_DEADLINE_MS, resolveModel, connect = connectByHttp } = options;
  const { elapsedMs = () => performance.now() } = options;
  const budget = new Budget({ ...defaultCaps, ...options.caps }, options.store, log, now);
  const live = new OpenAiModel({ resolveModel, budget, log, now, elapsedMs, deadlineMs, connect });
  return new Desk(options.answerWith?.(live) ?? live, budget, log);
}

class Desk implements ModelDesk {
  readonly #model: ModelPort;
  readonly #budget: Budget;
  readonly #log: ModelLog;
  readonly #underWay = new Set<Promise<ModelOutcome>>();
  #abort = new AbortController();
  #isStopped = false;

  constructor(model: ModelPort, budget: Budget, log: ModelLog) {
    this.#model = model;
    this.#budget = budget;
    this.#log = log;
  }

  async ask(request: ModelRequest, onDraft?: DraftListener): Promise<ModelOutcome> {
    if (this.#isStopped) return new ModelTurn(request).abstained('INTERRUPTED', 'the server is stopping');
    const asked = this.#safely(request, this.#abort.signal, onDraft);
    this.#underWay.add(asked);
    const outcome = await asked;
    this.#underWay.delete(asked);
    return outcome;
  }

  startRun(runId: string): void {
    this.drop();
    this.#budget.startRun(runId);
  }

  drop(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.drop();
    await Promise.all(this.#underWay);
  }

  budget(): BudgetFigures {
    return this.#budget.figures();
  }

  setCaps(caps: readonly BudgetCap[]): void {
    this.#budget.setCaps(caps);
  }

  /** The edge at which a bug in a model's path becomes an abstention too. */
  async #safely(request: ModelRequest, signal: AbortSignal, onDraft?: DraftListener): Promise<ModelOutcome> {
    try {
      return await this.#model.ask(request, signal, onDraft);
    } catch (error) {
      const name = error instanceof Error ? error.name : 'Error';
      this.#log.warn({ participantId: request.participantId, model: request.model, name }, 'model path broke');
      return new ModelTurn(request).abstained('PROVIDER_ERROR', `the model path broke: ${name}`);
    }
  }
}
