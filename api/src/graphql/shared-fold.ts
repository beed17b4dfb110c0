import type { ReadModel } from '../projections/views.ts';
import { apiError } from './api-error.ts';

type Work = (isGivenUp: () => boolean) => Promise<ReadModel | null>;

/** One fold that several requests wait for. It is given up when the last of them is gone. */
export class SharedFold {
  readonly #model: Promise<ReadModel | null>;
  #over: () => void = () => {};
  #waiting = 0;
  #isGivenUp = false;

  /** @param work resolves with null when it stopped because it was given up */
  constructor(work: Work) {
    this.#model = work(() => this.#isGivenUp);
  }

  /** Called once: when the fold is done, has failed, or is given up. */
  whenOver(over: () => void): void {
    this.#over = over;
    this.#model.then(over, over);
  }

  /** Waits for the fold as long as the request lasts. */
  join(signal: AbortSignal): Promise<ReadModel> {
    this.#waiting += 1;
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#leave();
        reject(requestEnded());
      };
      if (signal.aborted) return leave();
      signal.addEventListener('abort', leave, { once: true });
      this.#model
        .then((model) => (model === null ? reject(requestEnded()) : resolve(model)), reject)
        .finally(() => signal.removeEventListener('abort', leave));
    });
  }

  #leave(): void {
    this.#waiting -= 1;
    if (this.#waiting > 0) return;
    this.#isGivenUp = true;
    // Whoever asks from now on begins anew.
    this.#over();
  }
}

/** Nobody is left to read it. */
function requestEnded() {
  return apiError('INTERNAL', 'The request ended');
}
