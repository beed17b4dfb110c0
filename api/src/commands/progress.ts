const EVERY_MS = { watched: 500, json: 1_000 } as const;

/**
 * How far a long command came: a line on standard error that rewrites itself when somebody watches, a JSON line on standard
 * output each second when a program listens, else nothing.
 */
export class Progress {
  readonly #total: number | null;
  readonly #isJson: boolean;
  readonly #isWatched: boolean;
  #shownMs = performance.now();

  /** @param total null when nobody knows it */
  constructor(total: number | null, isJson = false) {
    this.#total = total;
    this.#isJson = isJson;
    this.#isWatched = !isJson && process.stderr.isTTY === true;
  }

  show(done: number, text: string): void {
    if (!this.#isWatched && !this.#isJson) return;
    const nowMs = performance.now();
    if (nowMs - this.#shownMs < (this.#isJson ? EVERY_MS.json : EVERY_MS.watched)) return;
    this.#shownMs = nowMs;
    const share = this.#total === null ? null : Math.min(1, done / this.#total);
    if (this.#isJson) process.stdout.write(`${JSON.stringify({ progress: rounded(share), note: text })}\n`);
    else process.stderr.write(`\r\u001b[K${percentOf(share)}${text}`);
  }

  end(): void {
    if (this.#isWatched) process.stderr.write('\r\u001b[K');
  }
}

function rounded(share: number | null): number | null {
  return share === null ? null : Math.round(share * 10_000) / 10_000;
}

function percentOf(share: number | null): string {
  return share === null ? '' : `${String(Math.floor(100 * share)).padStart(3)} %  `;
}
