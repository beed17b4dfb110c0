import { apiError } from '../api-error.ts';

/** How long one query may take. Its signal is aborted when the time is over, or when whoever asked is gone. */
export class Deadline {
  readonly #caller: AbortSignal;
  readonly #over = new AbortController();
  readonly #leave = () => this.#over.abort();
  #timer: NodeJS.Timeout | undefined;
  #giveUp: () => void = () => {};

  constructor(caller: AbortSignal) {
    this.#caller = caller;
    if (caller.aborted) this.#leave();
    else caller.addEventListener('abort', this.#leave, { once: true });
  }

  get signal(): AbortSignal {
    return this.#over.signal;
  }

  /** From now on it is so long; the last word counts. */
  allow(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#giveUp(), ms);
  }

  /** @throws TIMEOUT when the work is not done in time; what is left of it is told to stop */
  hold<Result>(work: Promise<Result>): Promise<Result> {
    const late = new Promise<never>((_resolve, reject) => {
      this.#giveUp = () => {
        this.#over.abort();
        reject(
          apiError('TIMEOUT', 'The query took too long and was given up; serviceLimits tells how long it may take'),
        );
      };
    });
    return Promise.race([work, late]);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#caller.removeEventListener('abort', this.#leave);
  }
}
