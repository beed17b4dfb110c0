/** Things per second over a sliding window of whole seconds. */
export class RateMeter {
  readonly #windowMs: number;
  #marks: { readonly atMs: number; readonly count: number }[] = [];

  constructor(windowMs = 5_000) {
    this.#windowMs = windowMs;
  }

  add(count: number, nowMs: number): void {
    this.#marks.push({ atMs: nowMs, count });
    this.#forget(nowMs);
  }

  perSecond(nowMs: number): number {
    this.#forget(nowMs);
    const total = this.#marks.reduce((sum, mark) => sum + mark.count, 0);
    return Math.round((total * 10_000) / this.#windowMs) / 10;
  }

  #forget(nowMs: number): void {
    const kept = this.#marks.findIndex((mark) => mark.atMs > nowMs - this.#windowMs);
    if (kept > 0) this.#marks = this.#marks.slice(kept);
    if (kept === -1) this.#marks = [];
  }
}
