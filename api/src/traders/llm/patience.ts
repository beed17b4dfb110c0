import type { AbstainCause } from '../../market/decision.ts';

/** The two ways a question is given up: nobody wants the answer any more, or it took too long. */
export class Patience {
  /** Aborts with whichever comes first. */
  readonly signal: AbortSignal;
  readonly #caller: AbortSignal;
  readonly #deadlineMs: number;

  constructor(caller: AbortSignal, deadlineMs: number) {
    this.#caller = caller;
    this.#deadlineMs = deadlineMs;
    this.signal = AbortSignal.any([caller, AbortSignal.timeout(deadlineMs)]);
  }

  /** Only when the signal is aborted. */
  end(): { readonly cause: Extract<AbstainCause, 'INTERRUPTED' | 'TIMEOUT'>; readonly detail: string } {
    if (this.#caller.aborted) return { cause: 'INTERRUPTED', detail: 'nobody waits for the answer any more' };
    return { cause: 'TIMEOUT', detail: `no answer within ${this.#deadlineMs} ms` };
  }
}
