import {
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleAll,
  type IBackoff,
  type IBackoffFactory,
  noJitterGenerator,
} from 'cockatiel';
import type { AbstainCause } from '../../market/decision.ts';
import { assert } from '../../util/assert.ts';

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

/** A back-off that tells how long to pause, and lets cockatiel wait for nothing: its clock is one that can be set. */
function untimed(backoff: IBackoffFactory<unknown>, tell: (pauseMs: number) => void): IBackoffFactory<unknown> {
  const next = (context: unknown): IBackoff<unknown> => {
    const upcoming = backoff.next(context);
    tell(upcoming.duration);
    return { duration: Number.NEGATIVE_INFINITY, next: untimed(upcoming, tell).next };
  };
  return { next };
}

const FAILED = new Error('a call failed');

/**
 * Opens after three failures in a row: then nothing is asked for a pause, and after it one call tries. The pause
 * doubles with every trial that fails, from 30 seconds to 10 minutes. All times are monotonic milliseconds.
 *
 * The states are cockatiel's; the time and who may try are kept here: its own clock can be set, and it lets callers wait.
 */
export class Circuit {
  readonly #policy = circuitBreaker(handleAll, {
    halfOpenAfter: untimed(
      new ExponentialBackoff({
        initialDelay: FIRST_PAUSE_MS,
        maxDelay: MAX_PAUSE_MS,
        generator: noJitterGenerator,
      }),
      (pauseMs) => {
        this.#pauseMs = pauseMs;
      },
    ),
    breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN),
  });
  #pauseMs = 0;
  #failures = 0;
  #untilMs = 0;
  #isTrying = false;

  check(nowMs: number): Unavailable | null {
    if (this.#policy.state === CircuitState.Closed) return null;
    const leftMs = this.#untilMs - nowMs;
    if (leftMs > 0) return this.#unavailable(`next try in ${seconds(leftMs)}`);
    if (this.#isTrying) return this.#unavailable('a trial call is under way');
    this.#isTrying = true;
    return null;
  }

  async succeeded(): Promise<void> {
    if (this.#beganBeforeItOpened()) return;
    this.#failures = 0;
    await this.#policy.execute(() => null);
    this.#isTrying = false;
  }

  async failed(nowMs: number): Promise<void> {
    if (this.#beganBeforeItOpened()) return;
    this.#failures += 1;
    await this.#policy.execute(() => Promise.reject(FAILED)).catch(passFailed);
    this.#isTrying = false;
    if (this.#policy.state !== CircuitState.Closed) this.#untilMs = nowMs + this.#pauseMs;
  }

  /** The call neither worked nor failed: it was given up. */
  abandoned(): void {
    this.#isTrying = false;
  }

  #beganBeforeItOpened(): boolean {
    return this.#policy.state !== CircuitState.Closed && !this.#isTrying;
  }

  #unavailable(next: string): Unavailable {
    return { cause: 'PROVIDER_ERROR', detail: `${this.#failures} calls in a row failed: ${next}` };
  }
}

function passFailed(error: unknown): void {
  assert(error === FAILED, 'a circuit that takes a failure');
}

/**
 * What is known of the way to one model. A provider's limit and its own failures concern all its models; a request that
 * only this model refuses (an unknown name, for example) concerns nobody else.
 */
export class Health {
  readonly #backOff: BackOff;
  readonly #provider: Circuit;
  readonly #model = new Circuit();

  constructor(backOff: BackOff, provider: Circuit) {
    this.#backOff = backOff;
    this.#provider = provider;
  }

  /** Null when it may be asked now; then exactly one of the other methods must follow. */
  check(nowMs: number): Unavailable | null {
    const unavailable = this.#backOff.check(nowMs) ?? this.#model.check(nowMs);
    if (unavailable !== null) return unavailable;
    const shared = this.#provider.check(nowMs);
    if (shared !== null) this.#model.abandoned();
    return shared;
  }

  async succeeded(): Promise<void> {
    await Promise.all([this.#model.succeeded(), this.#provider.succeeded()]);
  }

  async failed(nowMs: number, isModelsOwn: boolean): Promise<void> {
    const [blamed, other] = isModelsOwn ? [this.#model, this.#provider] : [this.#provider, this.#model];
    other.abandoned();
    await blamed.failed(nowMs);
  }

  /** @param retryAfterMs what the provider asked for, null when it did not say */
  limited(nowMs: number, retryAfterMs: number | null): void {
    this.abandoned();
    this.#backOff.start(nowMs, retryAfterMs);
  }

  /** The call neither worked nor failed: it was given up. */
  abandoned(): void {
    this.#model.abandoned();
    this.#provider.abandoned();
  }
}

function seconds(ms: number): string {
  return `${Math.ceil(ms / 1_000)} s`;
}
