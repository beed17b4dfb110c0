import { BASIS_POINTS, type SimTime } from '../../market/units.ts';

const MINUTE_MS = 60_000;

export type PriceFilterState = {
  readonly estimateSats: number;
  /** Of the estimate, in squared basis points; null before the first observation. */
  readonly variance: number | null;
  readonly seenAt: SimTime;
};

type Beliefs = { readonly noiseBps: number; readonly walkBps: number; readonly surprise: number };

/**
 * What somebody believes a price to be who sees it now and then, with an error: the Kalman filter of a random walk
 * (Kalman 1960; ABIDES' value agent does the same with mean reversion). Between two observations the variance grows by
 * `walkBps` squared a minute; an observation moves the estimate by variance / (variance + `noiseBps` squared) of the
 * difference. A difference beyond `surprise` standard deviations is news: the old estimate is forgotten.
 */
export class PriceFilter {
  readonly #beliefs: Beliefs;
  #estimateSats = 0;
  #variance: number | null = null;
  #seenAt: SimTime = 0;

  constructor(beliefs: Beliefs) {
    this.#beliefs = beliefs;
  }

  /** The estimate after one more observation. */
  observe(seenSats: number, now: SimTime): number {
    const { noiseBps, walkBps, surprise } = this.#beliefs;
    const error = noiseBps ** 2;
    const before = this.#variance ?? Number.POSITIVE_INFINITY;
    const variance = before + (walkBps ** 2 * (now - this.#seenAt)) / MINUTE_MS;
    const differenceBps = (seenSats / this.#estimateSats - 1) * BASIS_POINTS;
    const isNews = !(differenceBps ** 2 <= surprise ** 2 * (variance + error)) || variance === Number.POSITIVE_INFINITY;
    const gain = isNews || variance + error === 0 ? 1 : variance / (variance + error);
    this.#estimateSats = gain === 1 ? seenSats : this.#estimateSats * (1 + (gain * differenceBps) / BASIS_POINTS);
    this.#variance = gain === 1 ? error : (1 - gain) * variance;
    this.#seenAt = now;
    return this.#estimateSats;
  }

  state(): PriceFilterState {
    return { estimateSats: this.#estimateSats, variance: this.#variance, seenAt: this.#seenAt };
  }

  restore({ estimateSats, variance, seenAt }: PriceFilterState): void {
    this.#estimateSats = estimateSats;
    this.#variance = variance;
    this.#seenAt = seenAt;
  }
}
