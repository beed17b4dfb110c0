/** A stop that was asked for is a success, whoever asked. */
export const STOPPED_EXIT_CODE = 0;

/** Supervisors kill after ten seconds or so; nobody should have to. */
const DEADLINE_MS = 4_500;
const TOO_LATE_EXIT_CODE = 1;

type Step = { readonly name: string; readonly stop: () => void | Promise<void> };

export type ShutdownListener = {
  /** Once, before anything is stopped. */
  onRequest(cause: string): void;
  /** The deadline passed while this was still going on: the process ends without it. */
  onTooLate(step: string): void;
};

/** Ends the process once and in order, however often it is asked to and however far it had come. */
export class Shutdown {
  readonly #exit: (code: number) => void;
  readonly #steps: Step[] = [];
  readonly #listeners: ShutdownListener[] = [];
  #isRequested = false;

  constructor(exit: (code: number) => void) {
    this.#exit = exit;
  }

  get isRequested(): boolean {
    return this.#isRequested;
  }

  /** Steps run one after the other, those that were added last first: what came up last goes down first. */
  add(name: string, stop: Step['stop']): void {
    this.#steps.push({ name, stop });
  }

  listen(listener: ShutdownListener): void {
    this.#listeners.push(listener);
  }

  /** Stops everything, then exits. The second time it does nothing. */
  request(cause: string): void {
    if (this.#isRequested) return;
    this.#isRequested = true;
    for (const listener of this.#listeners) listener.onRequest(cause);
    void this.#run();
  }

  async #run(): Promise<void> {
    let step = '';
    const deadline = setTimeout(() => this.#giveUp(step), DEADLINE_MS);
    for (let next = this.#steps.pop(); next !== undefined; next = this.#steps.pop()) {
      step = next.name;
      await next.stop();
    }
    clearTimeout(deadline);
    this.#exit(STOPPED_EXIT_CODE);
  }

  #giveUp(step: string): void {
    for (const listener of this.#listeners) listener.onTooLate(step);
    this.#exit(TOO_LATE_EXIT_CODE);
  }
}
