import type { Clock } from '../../src/simulation/clock.ts';

/** A clock that only moves when told; timers run in order of their time. */
export class ManualClock implements Clock {
  #nowMs = 0;
  #setAheadMs = 0;
  #timers: { readonly atMs: number; readonly work: () => void }[] = [];

  now(): number {
    return Date.UTC(2026, 0, 5) + this.#setAheadMs + this.#nowMs;
  }

  /** Somebody, or a time server, sets the clock. No time passes. */
  set(epochMs: number): void {
    this.#setAheadMs += epochMs - this.now();
  }

  /** The machine sleeps: time passes and nothing runs; what became due meanwhile runs when it wakes. */
  sleep(durationMs: number): void {
    this.#nowMs += durationMs;
  }

  elapsedMs(): number {
    return this.#nowMs;
  }

  after(delayMs: number, work: () => void): () => void {
    const timer = { atMs: this.#nowMs + Math.max(0, delayMs), work };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Lets `durationMs` of wall time pass. On a slow machine each piece of work takes `workMs` of it. */
  pass(durationMs: number, workMs = 0): void {
    const end = this.#nowMs + durationMs;
    for (let next = this.#earliest(end); next !== undefined && this.#nowMs <= end; next = this.#earliest(end)) {
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      next.work();
      this.#nowMs += workMs;
    }
    this.#nowMs = Math.max(this.#nowMs, end);
  }

  /** Time passes while whoever calls this is busy: no timer runs. */
  stall(durationMs: number): void {
    this.#nowMs += durationMs;
  }

  #earliest(end: number) {
    return this.#timers.filter((timer) => timer.atMs <= end).sort((a, b) => a.atMs - b.atMs)[0];
  }
}
