import type { Timers } from '../src/feed/timers.ts';

/** Time that stands still until it is told to pass. */
export class ManualTimers implements Timers {
  #nowMs = 0;
  #waiting: { readonly atMs: number; readonly work: () => void }[] = [];

  nowMs = () => this.#nowMs;

  random = () => 1;

  after = (delayMs: number, work: () => void) => {
    const entry = { atMs: this.#nowMs + delayMs, work };
    this.#waiting.push(entry);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry);
    };
  };

  pass(durationMs: number): void {
    const endMs = this.#nowMs + durationMs;
    for (;;) {
      const next = this.#waiting.filter(({ atMs }) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0];
      if (next === undefined) break;
      this.#waiting = this.#waiting.filter((other) => other !== next);
      this.#nowMs = next.atMs;
      next.work();
    }
    this.#nowMs = endMs;
  }
}
