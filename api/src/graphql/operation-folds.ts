import type { ReadModel } from '../projections/views.ts';
import { apiError } from './api-error.ts';
import type { Limits } from './limits.ts';
import type { RunFolds } from './run-folds.ts';

/** The runs that one operation has folded: few, and no longer than its request lasts. */
export class OperationFolds {
  readonly #folds: RunFolds;
  readonly #limits: Limits;
  readonly #signal: AbortSignal;
  readonly #asked = new Map<string, Promise<ReadModel>>();

  constructor(folds: RunFolds, limits: Limits, signal: AbortSignal) {
    this.#folds = folds;
    this.#limits = limits;
    this.#signal = signal;
  }

  /** @throws COST_LIMIT when the operation asks for more runs than it may */
  readonly model = (runId: string): Promise<ReadModel> => {
    const asked = this.#asked.get(runId);
    if (asked !== undefined) return asked;
    const { maxFoldedRuns } = this.#limits;
    if (this.#asked.size >= maxFoldedRuns) {
      throw apiError('COST_LIMIT', `One operation may ask for markets and portfolios of ${maxFoldedRuns} kept runs`);
    }
    const model = this.#folds.model(runId, this.#signal);
    this.#asked.set(runId, model);
    return model;
  };
}
