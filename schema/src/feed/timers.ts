/** Time as a session needs it; a test brings its own. */
export type Timers = {
  /** Wall time, epoch ms. */
  readonly nowMs: () => number;
  /** Calls `work` once after `delayMs`; what comes back takes it off the list. */
  readonly after: (delayMs: number, work: () => void) => () => void;
  /** 0 to 1, for waits that must not fall together. */
  readonly random: () => number;
};

export const wallTimers: Timers = {
  nowMs: Date.now,
  random: Math.random,
  after: (delayMs, work) => {
    const timer = setTimeout(work, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Waits that double from `firstMs` to `mostMs`, each shortened by up to half so that clients do not come back in step. */
export class Backoff {
  readonly #firstMs: number;
  readonly #mostMs: number;
  #fullMs: number;

  constructor(firstMs: number, mostMs: number) {
    this.#firstMs = firstMs;
    this.#mostMs = mostMs;
    this.#fullMs = firstMs;
  }

  /** @param random 0 to 1 */
  next(random: number): number {
    const waitMs = this.#fullMs * (0.5 + random / 2);
    this.#fullMs = Math.min(this.#mostMs, this.#fullMs * 2);
    return waitMs;
  }

  /** It works again. */
  reset(): void {
    this.#fullMs = this.#firstMs;
  }
}
