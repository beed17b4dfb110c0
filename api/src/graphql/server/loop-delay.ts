import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 10;
const NANOSECONDS_PER_MS = 1e6;

/**
 * How late the event loop of this thread is. Node counts from one look to the next, so that a loop that is never late is
 * told as late by the time between two looks: that is taken off here.
 */
export class LoopDelay {
  readonly #looks = monitorEventLoopDelay({ resolution: RESOLUTION_MS });

  start(): void {
    this.#looks.enable();
  }

  stop(): void {
    this.#looks.disable();
  }

  /** Milliseconds in 99 of 100 looks since this was asked last; 0 before the first look. */
  takeP99Ms(): number {
    const betweenMs = this.#looks.percentile(99) / NANOSECONDS_PER_MS;
    this.#looks.reset();
    return Math.max(0, betweenMs - RESOLUTION_MS);
  }
}
