import type { ControlOutcome } from '../../simulation/control.ts';

const KEPT_MS = 24 * 3_600_000;
const MAX_KEPT = 10_000;

type Remembered = { readonly input: string; readonly sinceMs: number; readonly outcome: Promise<ControlOutcome> };

/** Outcomes by idempotency key, for 24 hours: a repeated request is answered and not done again. */
export class MutationMemory {
  readonly #elapsedMs: () => number;
  readonly #kept = new Map<string, Remembered>();

  /** @param elapsedMs monotonic: a wall clock that is set must not make anything forgotten */
  constructor(elapsedMs: () => number) {
    this.#elapsedMs = elapsedMs;
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
    this.#kept.set(name, { input, sinceMs: this.#elapsedMs(), outcome });
    this.#forgetOldest();
    // What broke off may be tried again.
    outcome.catch(() => this.#kept.delete(name));
    return outcome;
  }

  #recall(name: string): Remembered | undefined {
    const remembered = this.#kept.get(name);
    if (remembered === undefined || this.#elapsedMs() - remembered.sinceMs < KEPT_MS) return remembered;
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
