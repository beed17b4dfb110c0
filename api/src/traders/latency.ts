import type { SimTime } from '../market/units.ts';
import { Rng, type RngState } from '../util/rng.ts';
import { type NumberField, whole } from './bot-strategy.ts';

type LatencyShape = { readonly latencyMs: NumberField; readonly latencyJitterMs: NumberField };

/** The part of a strategy's schema that says how far from the market it sits. */
export function latency(usual: { readonly [Name in keyof LatencyShape]: number }): LatencyShape {
  return {
    latencyMs: whole(usual.latencyMs, [0, 60_000], 'least time from a decision to its arrival at the market, ms'),
    latencyJitterMs: whole(usual.latencyJitterMs, [0, 60_000], 'mean of the exponential time on top, ms'),
  };
}

export type LatencyParameters = { readonly latencyMs: number; readonly latencyJitterMs: number };

export type LatencyState = { readonly generator: RngState; readonly arrivesAt: SimTime };

/**
 * The way from one participant to the market: a fixed time plus an exponential one, from a stream of its own, so that a
 * slower line changes no decision. What is sent later never arrives earlier.
 */
export class Latency {
  readonly #parameters: LatencyParameters;
  #rng: Rng;
  #arrivesAt: SimTime = 0;

  constructor(seed: string, participantId: string, parameters: LatencyParameters) {
    this.#parameters = parameters;
    this.#rng = Rng.derive(seed, `${participantId} latency`);
  }

  /** Simulated time until what is sent at `now` is there. */
  send(now: SimTime): number {
    const { latencyMs, latencyJitterMs } = this.#parameters;
    const delayMs = Math.round(latencyMs + this.#rng.exponential(latencyJitterMs));
    this.#arrivesAt = Math.max(this.#arrivesAt, now + delayMs);
    return this.#arrivesAt - now;
  }

  state(): LatencyState {
    return { generator: this.#rng.state(), arrivesAt: this.#arrivesAt };
  }

  restore({ generator, arrivesAt }: LatencyState): void {
    this.#rng = Rng.restore(generator);
    this.#arrivesAt = arrivesAt;
  }
}
