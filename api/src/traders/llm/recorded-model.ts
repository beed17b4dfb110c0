import { questionHash } from '../request-hash.ts';
import type { ModelOutcome, ModelPort, ModelRequest } from './model.ts';
import { ModelTurn } from './model-turn.ts';

/** How a question once ended, without the question. */
export type RecordedOutcome = Omit<ModelOutcome, 'request'>;

/** By the hash of the question, in the order in which the same question was asked. */
export type ModelRecord = ReadonlyMap<string, readonly RecordedOutcome[]>;

/** What happens to a question that is not in the record: abstain, ask a live model, or end the run. */
export type MissPolicy =
  | { readonly kind: 'ABSTAIN' }
  | { readonly kind: 'LIVE'; readonly model: ModelPort }
  | { readonly kind: 'FAIL' };

/** Somebody asked what the recorded run never asked: it is not the same run any more. */
export class RecordMissError extends Error {
  override readonly name = 'RecordMissError';
}

/**
 * Answers from a record, with the recorded latency. The same question asked again gets the next recorded outcome.
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
    const hash = questionHash(request);
    const nth = this.#asked.get(hash) ?? 0;
    const recorded = this.#record.get(hash)?.[nth];
    if (recorded === undefined) return missed(request, signal, this.#onMiss);
    this.#asked.set(hash, nth + 1);
    return { ...recorded, request };
  }
}

/** @throws RecordMissError with the policy `FAIL` */
export async function missed(request: ModelRequest, signal: AbortSignal, policy: MissPolicy): Promise<ModelOutcome> {
  const { participantId, viewSeq } = request;
  const hash = questionHash(request).slice(0, 12);
  const problem = `question ${hash} of ${participantId} at seq ${viewSeq} is not in the record`;
  switch (policy.kind) {
    case 'ABSTAIN':
      return { ...new ModelTurn(request).abstained('PROVIDER_ERROR', problem), latencyMs: 0 };
    case 'LIVE':
      return policy.model.ask(request, signal);
    case 'FAIL':
      throw new RecordMissError(problem);
  }
}
