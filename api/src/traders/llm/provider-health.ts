import type { AbstainCause } from '../../market/decision.ts';

/** Without a word from the provider, a refused caller waits this long. */
const DEFAULT_BACK_OFF_MS = 30_000;
/** A provider that names an absurd time is asked again after an hour. */
const MAX_BACK_OFF_MS = 3_600_000;

const FAILURES_TO_OPEN = 3;
const FIRST_PAUSE_MS = 30_000;
const MAX_PAUSE_MS = 600_000;

export type Unavailable = {
  readonly cause: Extract<AbstainCause, 'RATE_LIMITED' | 'PROVIDER_ERROR'>;
  readonly detail: string;
};

/** Obeys a provider's rate limit: nobody calls it before the time it named. All times are monotonic milliseconds. */
export class BackOff {
  #untilMs = 0;

  /** @param retryAfterMs what the provider asked for, null when it did not say */
  start(nowMs: number, retryAfterMs: number | null): void {
    const pauseMs = Math.min(retryAfterMs ?? DEFAULT_BACK_OFF_MS, MAX_BACK_OFF_MS);
    this.#untilMs = Math.max(this.#untilMs, nowMs + pauseMs);
  }

  check(nowMs: number): Unavailable | null {
    const leftMs = this.#untilMs - nowMs;
    if (leftMs <= 0) return null;
    return { cause: 'RATE_LIMITED', detail: `the provider asked to wait: ${seconds(leftMs)} left` };
  }
}

/**
 * Opens after three failures in a row: then nothing is asked for a pause, and after it one call tries. The pause
 * doubles with every trial that fails, from 30 seconds to 10 minutes. All times are monotonic milliseconds.
 */
export class Circuit {
  #failures = 0;
  #untilMs = 0;
  #isTrying = false;

  check(nowMs: number): Unavailable | null {
    if (this.#failures < FAILURES_TO_OPEN) return null;
    const leftMs = this.#untilMs - nowMs;
    if (leftMs > 0) return this.#unavailable(`next try in ${seconds(leftMs)}`);
    if (this.#isTrying) return this.#unavailable('a trial call is under way');
    this.#isTrying = true;
    return null;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#isTrying = false;
  }

  failed(nowMs: number): void {
    const beganBeforeItOpened = this.#failures >= FAILURES_TO_OPEN && !this.#isTrying;
    if (beganBeforeItOpened) return;
    this.#isTrying = false;
    this.#failures += 1;
    const doublings = this.#failures - FAILURES_TO_OPEN;
    if (doublings < 0) return;
    this.#untilMs = nowMs + Math.min(FIRST_PAUSE_MS * 2 ** doublings, MAX_PAUSE_MS);
  }

  /** The call neither worked nor failed: it was given up. */
  abandoned(): void {
    this.#isTrying = false;
  }

  #unavailable(next: string): Unavailable {
    return { cause: 'PROVIDER_ERROR', detail: `${this.#failures} calls in a row failed: ${next}` };
  }
}

function seconds(ms: number): string {
  return `${Math.ceil(ms / 1_000)} s`;
}
