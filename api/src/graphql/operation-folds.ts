import type { ReadModel } from '../projections/views.ts';
import { apiError } from './api-error.ts';
import type { Limits } from './limits.ts';
import type { RunFolds } from './run-folds.ts';

/** The runs that one operation has folded: few, and no longer than its request lasts. */
export class OperationFolds {
  readonly #folds: RunFolds;
  readonly #limits: Limits;
  readonly #signal: AbortSignal;
  readonly #whenAsked: () => void;
  readonly #asked = new Map<string, Promise<ReadModel>>();

  /** @param whenAsked before each fold, which may take longer than anything else does */
  constructor(folds: RunFolds, limits: Limits, signal: AbortSignal, whenAsked: () => void = () => {}) {
    this.#folds = folds;
    this.#limits = limits;
    this.#signal = signal;
    this.#whenAsked = whenAsked;
  }

  /** @throws COST_LIMIT when the operation asks for more runs than it may */
  readonly model = (runId: string): Promise<ReadModel> => {
    const asked = this.#asked.get(runId);
    if (asked !== undefined) return asked;
    const { maxFoldedRuns } = this.#limits;
    if (this.#asked.size >= maxFoldedRuns) {
      throw apiError('COST_LIMIT', `One operation may ask for markets and portfolios of ${maxFoldedRuns} kept runs`);
    }
    this.#whenAsked();
    const model = this.#folds.model(runId, this.#signal);
    this.#asked.set(runId, model);
    return model;
  };
}
