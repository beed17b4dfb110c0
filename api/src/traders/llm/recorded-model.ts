import { createHash } from 'node:crypto';
import type { ModelOutcome, ModelPort, ModelRequest } from './model.ts';
import { ModelTurn } from './model-turn.ts';

/** How a question once ended, without the question. */
export type RecordedOutcome = Omit<ModelOutcome, 'request'>;

/** By the hash of the question, in the order in which the same question was asked. */
export type ModelRecord = ReadonlyMap<string, readonly RecordedOutcome[]>;

/** What happens to a question that is not in the record: abstain, ask a live model, or end the replay. */
export type MissPolicy =
  | { readonly kind: 'ABSTAIN' }
  | { readonly kind: 'LIVE'; readonly model: ModelPort }
  | { readonly kind: 'FAIL' };

/** A replay asked what the recorded run never asked: it is not the same run any more. */
export class RecordMissError extends Error {
  override readonly name = 'RecordMissError';
}

/** SHA-256 of what the model is told, in hex. Who asks, when and on what view is no part of it. */
export function requestHash({ model, system, user }: Pick<ModelRequest, 'model' | 'system' | 'user'>): string {
  return createHash('sha256')
    .update(JSON.stringify([model, system, user]))
    .digest('hex');
}

/**
 * Answers from a record. The same question asked again gets the next recorded outcome.
 *
 * With the policy `FAIL` a miss rejects with `RecordMissError`: the one exception to a port that never rejects.
 */
export class RecordedModel implements ModelPort {
  readonly #record: ModelRecord;
  readonly #onMiss: MissPolicy;
  readonly #asked = new Map<string, number>();

  constructor(record: ModelRecord, onMiss: MissPolicy) {
    this.#record = record;
    this.#onMiss = onMiss;
  }

  async ask(request: ModelRequest, signal: AbortSignal): Promise<ModelOutcome> {
    if (signal.aborted) return new ModelTurn(request).abstained('INTERRUPTED', 'nobody waits for the answer any more');
    const hash = requestHash(request);
    const nth = this.#asked.get(hash) ?? 0;
    const recorded = this.#record.get(hash)?.[nth];
    if (recorded === undefined) return this.#miss(request, signal, hash);
    this.#asked.set(hash, nth + 1);
    return { ...recorded, request };
  }

  async #miss(request: ModelRequest, signal: AbortSignal, hash: string): Promise<ModelOutcome> {
    const problem = `question ${hash.slice(0, 12)} is not in the record`;
    switch (this.#onMiss.kind) {
      case 'ABSTAIN':
        return new ModelTurn(request).abstained('PROVIDER_ERROR', problem);
      case 'LIVE':
        return this.#onMiss.model.ask(request, signal);
      case 'FAIL':
        throw new RecordMissError(problem);
    }
  }
}
