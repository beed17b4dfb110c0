import type { ControlOutcome } from '../../simulation/control.ts';

const KEPT_MS = 24 * 3_600_000;
const MAX_KEPT = 10_000;

type Remembered = { readonly input: string; readonly at: number; readonly outcome: Promise<ControlOutcome> };

/** Outcomes by idempotency key, for 24 hours: a repeated request is answered and not done again. */
export class MutationMemory {
  readonly #now: () => number;
  readonly #kept = new Map<string, Remembered>();

  /** @param now wall clock, epoch milliseconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * The outcome of the first call with this key, or of `act` now. Two calls at the same time share one act.
   *
   * @returns null when the key was used for another input
   */
  once(
    mutation: string,
    key: string,
    input: string,
    act: () => Promise<ControlOutcome>,
  ): Promise<ControlOutcome> | null {
    const name = `${mutation}:${key}`;
    const before = this.#recall(name);
    if (before !== undefined) return before.input === input ? before.outcome : null;
    const outcome = act();
    this.#kept.set(name, { input, at: this.#now(), outcome });
    this.#forgetOldest();
    // What broke off may be tried again.
    outcome.catch(() => this.#kept.delete(name));
    return outcome;
  }

  #recall(name: string): Remembered | undefined {
    const remembered = this.#kept.get(name);
    if (remembered === undefined || this.#now() - remembered.at < KEPT_MS) return remembered;
    this.#kept.delete(name);
    return undefined;
  }

  #forgetOldest(): void {
    for (const name of this.#kept.keys()) {
      if (this.#kept.size <= MAX_KEPT) return;
      this.#kept.delete(name);
    }
  }
}
