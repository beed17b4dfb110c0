import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { type xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { assert } from './assert.ts';

/** The four integers of the generator: enough to continue the stream exactly. */
export type RngState = readonly number[];

/**
 * A seeded stream of random numbers (xoroshiro128+ through pure-rand). Each component owns one, derived from the
 * run's seed and the component's id, so that adding a component changes no other component's stream.
 */
export class Rng {
  readonly #generator: ReturnType<typeof xoroshiro128plus>;

  private constructor(generator: ReturnType<typeof xoroshiro128plus>) {
    this.#generator = generator;
  }

  static derive(seed: string, componentId: string): Rng {
    const digest = sha256(utf8ToBytes(`${seed}\u0000${componentId}`));
    const view = new DataView(digest.buffer, digest.byteOffset, digest.byteLength);
    const state = [view.getInt32(0), view.getInt32(4), view.getInt32(8), view.getInt32(12)];
    return Rng.restore(state);
  }

  static restore(state: RngState): Rng {
    return new Rng(xoroshiro128plusFromState(state));
  }

  state(): RngState {
    return this.#generator.getState();
  }

  /** Uniform in [0, 1), 53 bits. */
  unit(): number {
    const high = this.#generator.next() >>> 5;
    const low = this.#generator.next() >>> 6;
    return (high * 67_108_864 + low) / 9_007_199_254_740_992;
  }

  /** Uniform integer in [from, to], both included. */
  integer(from: number, to: number): number {
    assert(Number.isSafeInteger(from) && Number.isSafeInteger(to) && from <= to, `no integers in [${from}, ${to}]`);
    return from + Math.floor(this.unit() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /** Standard normal by Box and Muller (1958); always two draws, so the stream stays aligned. */
  normal(mean = 0, deviation = 1): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.unit()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.unit());
  }

  /** Exponential waiting time with the given mean. */
  exponential(mean: number): number {
    return -mean * Math.log(1 - this.unit());
  }

  logNormal(mu: number, sigma: number): number {
    return Math.exp(this.normal(mu, sigma));
  }

  pick<T>(items: readonly [T, ...T[]] | readonly T[]): T {
    assert(items.length > 0, 'nothing to pick from');
    return items[this.integer(0, items.length - 1)] as T;
  }
}
