import type { MicroUsd } from '../../market/units.ts';

const WINDOW_MS = 300_000;
const MINUTE_MS = 60_000;

/** Spending per wall-clock minute, the mean of the last five. */
export class BurnRate {
  #bills: { readonly at: number; readonly microUsd: MicroUsd }[] = [];
  #firstAt: number | null = null;

  add(at: number, microUsd: MicroUsd): void {
    this.#firstAt ??= at;
    if (microUsd > 0) this.#bills.push({ at, microUsd });
    this.#forget(at);
  }

  /** Whole micro-USD. In the first minutes the mean is over the time there was, at least one minute. */
  perMinute(at: number): MicroUsd {
    this.#forget(at);
    const total = this.#bills.reduce((sum, bill) => sum + bill.microUsd, 0);
    const seenMs = Math.min(Math.max(at - (this.#firstAt ?? at), MINUTE_MS), WINDOW_MS);
    return Math.round((total * MINUTE_MS) / seenMs);
  }

  #forget(at: number): void {
    // Bills of a future are from before the clock was set back.
    this.#bills = this.#bills.filter((bill) => bill.at > at - WINDOW_MS && bill.at <= at);
    if (this.#firstAt !== null) this.#firstAt = Math.min(this.#firstAt, at);
  }
}
