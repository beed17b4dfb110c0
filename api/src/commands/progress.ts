const EVERY_MS = 500;

/** A line on standard error that rewrites itself; silent when nobody watches. */
export class Progress {
  readonly #total: number;
  readonly #isWatched: boolean;
  #shownMs = 0;

  constructor(total: number, isWatched = process.stderr.isTTY) {
    this.#total = total;
    this.#isWatched = isWatched;
  }

  show(done: number, text: string): void {
    const nowMs = performance.now();
    if (!this.#isWatched || nowMs - this.#shownMs < EVERY_MS) return;
    this.#shownMs = nowMs;
    const percent = Math.min(100, Math.floor((100 * done) / this.#total));
    process.stderr.write(`\r\u001b[K${String(percent).padStart(3)} %  ${text}`);
  }

  end(): void {
    if (this.#isWatched) process.stderr.write('\r\u001b[K');
  }
}
