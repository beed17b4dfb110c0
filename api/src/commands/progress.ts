const EVERY_MS = 500;

/** A line on standard error that rewrites itself; silent when nobody watches. */
export class Progress {
  readonly #total: number | null;
  readonly #isWatched: boolean;
  #shownMs = 0;

  /** @param total null when nobody knows it */
  constructor(total: number | null, isWatched = process.stderr.isTTY) {
    this.#total = total;
    this.#isWatched = isWatched;
  }

  show(done: number, text: string): void {
    const nowMs = performance.now();
    if (!this.#isWatched || nowMs - this.#shownMs < EVERY_MS) return;
    this.#shownMs = nowMs;
    process.stderr.write(`\r\u001b[K${this.#percent(done)}${text}`);
  }

  #percent(done: number): string {
    if (this.#total === null) return '';
    return `${String(Math.min(100, Math.floor((100 * done) / this.#total))).padStart(3)} %  `;
  }

  end(): void {
    if (this.#isWatched) process.stderr.write('\r\u001b[K');
  }
}
