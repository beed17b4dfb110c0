import type { AbstainCause } from '../../market/decision.ts';

/**
 * The two ways in which a question is given up: nobody wants the answer any more, or it took too long. Of its own make:
 * what hangs on a signal of `AbortSignal.any` can keep it for ever, and a client hangs several things on it with each call.
 */
export class Patience {
  readonly #caller: AbortSignal;
  readonly #deadlineMs: number;
  readonly #over = new AbortController();
  readonly #giveUp = () => this.#over.abort();
  readonly #timer: NodeJS.Timeout;

  constructor(caller: AbortSignal, deadlineMs: number) {
    this.#caller = caller;
    this.#deadlineMs = deadlineMs;
    this.#timer = setTimeout(this.#giveUp, deadlineMs).unref();
    if (caller.aborted) this.#giveUp();
    else caller.addEventListener('abort', this.#giveUp, { once: true });
  }

  /** Aborts with whichever comes first. */
  get signal(): AbortSignal {
    return this.#over.signal;
  }

  /** Only when the signal is aborted. */
  end(): { readonly cause: Extract<AbstainCause, 'INTERRUPTED' | 'TIMEOUT'>; readonly detail: string } {
    if (this.#caller.aborted) return { cause: 'INTERRUPTED', detail: 'nobody waits for the answer any more' };
    return { cause: 'TIMEOUT', detail: `no answer within ${this.#deadlineMs} ms` };
  }

  /** The question has its outcome. */
  leave(): void {
    clearTimeout(this.#timer);
    this.#caller.removeEventListener('abort', this.#giveUp);
  }
}
