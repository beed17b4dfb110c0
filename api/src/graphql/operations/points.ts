import type { GraphQLError } from 'graphql';
import { apiError } from '../api-error.ts';
import type { Limits } from '../limits.ts';
import type { Clocks } from './mutation-memory.ts';

/** Addresses that are remembered; whoever commands more than these is held back by the cost of one operation alone. */
const MAX_ADDRESSES = 10_000;
const MS_PER_SECOND = 1_000;

export type PointLimits = Pick<Limits, 'pointsPerSecond' | 'maxPoints' | 'costPerPoint'>;

/** A leaky bucket for each address: so many points at once, and so many a second for as long as anybody likes. */
export class PointBuckets {
  readonly limits: PointLimits;
  readonly #clocks: Clocks;
  /** When each has all its points again, by the monotonic clock. Least recently used first. */
  readonly #wholeAtMs = new Map<string, number>();

  constructor(limits: PointLimits, clocks: Clocks) {
    this.limits = limits;
    this.#clocks = clocks;
  }

  /** Milliseconds after which there will be as many; 0 when they were taken. */
  take(address: string, points: number): number {
    const usedMs = this.#usedMs(address) + this.#msOf(points);
    const waitMs = Math.ceil(usedMs - this.#msOf(this.limits.maxPoints));
    if (waitMs > 0) return waitMs;
    this.#wholeAtMs.delete(address);
    this.#wholeAtMs.set(address, this.#clocks.elapsedMs() + usedMs);
    if (this.#wholeAtMs.size > MAX_ADDRESSES) this.#forgetOldest();
    return 0;
  }

  remaining(address: string): number {
    const { maxPoints, pointsPerSecond } = this.limits;
    return Math.floor(maxPoints - (this.#usedMs(address) * pointsPerSecond) / MS_PER_SECOND);
  }

  /** Wall clock, epoch milliseconds. */
  resetAtMs(address: string): number {
    return Math.ceil(this.#clocks.now() + this.#usedMs(address));
  }

  #usedMs(address: string): number {
    return Math.max((this.#wholeAtMs.get(address) ?? 0) - this.#clocks.elapsedMs(), 0);
  }

  #msOf(points: number): number {
    return (points * MS_PER_SECOND) / this.limits.pointsPerSecond;
  }

  #forgetOldest(): void {
    for (const address of this.#wholeAtMs.keys()) {
      this.#wholeAtMs.delete(address);
      return;
    }
  }
}

/** What one operation takes from the points of whoever asks. */
export class Purse {
  readonly #buckets: PointBuckets;
  readonly #address: string;
  #cost = 0;
  #spent = 0;

  constructor(buckets: PointBuckets, address: string) {
    this.#buckets = buckets;
    this.#address = address;
  }

  /** The point that everything costs that has to be read, good or bad. Milliseconds to wait, or 0. */
  enter(): number {
    return this.#spend(1);
  }

  /** Notes what the operation costs; nothing is taken yet. */
  owes(cost: number): void {
    this.#cost = cost;
  }

  /** Takes what the noted cost is more than was taken; the refusal when there are not enough points. */
  pay(): GraphQLError | null {
    const { costPerPoint, maxPoints } = this.#buckets.limits;
    // What costs more than there can be takes all there is: else nobody could ever ask it.
    const points = Math.min(Math.ceil(this.#cost / costPerPoint), maxPoints);
    const retryAfterMs = points > this.#spent ? this.#spend(points - this.#spent) : 0;
    return retryAfterMs === 0 ? null : rateLimited(retryAfterMs);
  }

  state(): RateState {
    const { maxPoints, pointsPerSecond } = this.#buckets.limits;
    const remaining = this.#buckets.remaining(this.#address);
    const resetAtMs = this.#buckets.resetAtMs(this.#address);
    return { limit: maxPoints, pointsPerSecond, cost: this.#spent, remaining, resetAtMs };
  }

  #spend(points: number): number {
    const retryAfterMs = this.#buckets.take(this.#address, points);
    if (retryAfterMs === 0) this.#spent += points;
    return retryAfterMs;
  }
}

/** How an address stands, as the operation that asks for it sees it. */
export type RateState = {
  readonly limit: number;
  readonly pointsPerSecond: number;
  /** Points of the operation. */
  readonly cost: number;
  readonly remaining: number;
  /** When all points are there again: wall clock, epoch milliseconds. */
  readonly resetAtMs: number;
};

export const RATE_LIMITED_WORDS =
  'Too much was asked from this address within the last seconds; rateLimit tells how it stands';

export function rateLimited(retryAfterMs: number): GraphQLError {
  const error = apiError('RATE_LIMITED', RATE_LIMITED_WORDS);
  error.extensions.retryAfterMs = retryAfterMs;
  return error;
}

/** The header that goes with status 429. */
export function retryAfter(retryAfterMs: number): { readonly 'Retry-After': string } {
  return { 'Retry-After': String(Math.ceil(retryAfterMs / MS_PER_SECOND)) };
}
