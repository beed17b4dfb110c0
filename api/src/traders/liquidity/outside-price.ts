import { BASIS_POINTS, type Sats } from '../../market/units.ts';
import type { Rng } from '../../util/rng.ts';
import { amount, type NumberField } from '../bot-strategy.ts';

type Errors = { readonly noiseBps: number; readonly noiseKept: number };

/** The part of a schema that says how well a bot sees the outside world's price. */
export function eyesight(usual: Errors): { readonly [Name in keyof Errors]: NumberField } {
  return {
    noiseBps: amount(
      usual.noiseBps,
      [0, 1_000],
      'standard deviation of its error about the outside price, basis points',
    ),
    noiseKept: amount(usual.noiseKept, [0, 0.999], 'part of the error that lasts to the next look, ratio'),
  };
}

export type OutsidePriceState = { readonly seenSats: Sats | null; readonly errorBps: number };

/** The outside world's price as one bot sees it: with an error that wanders about zero. */
export class OutsidePrice {
  readonly #errors: Errors;
  #seenSats: Sats | null = null;
  #errorBps = 0;

  constructor(errors: Errors) {
    this.#errors = errors;
  }

  /** Null before the first look. */
  get seenSats(): Sats | null {
    return this.#seenSats;
  }

  get believedSats(): number {
    return (this.#seenSats ?? 0) * (1 + this.#errorBps / BASIS_POINTS);
  }

  look(referencePriceSats: Sats, rng: Rng): void {
    const { noiseBps, noiseKept } = this.#errors;
    this.#errorBps = this.#errorBps * noiseKept + rng.normal(0, noiseBps * Math.sqrt(1 - noiseKept ** 2));
    this.#seenSats = referencePriceSats;
  }

  /** How far the true price is from what it was at the last look; 0 before the first. */
  movedBps(referencePriceSats: Sats): number {
    return Math.abs(this.changeBps(referencePriceSats));
  }

  /** The same with its sign: positive when it rose. */
  changeBps(referencePriceSats: Sats): number {
    return this.#seenSats === null ? 0 : (referencePriceSats / this.#seenSats - 1) * BASIS_POINTS;
  }

  state(): OutsidePriceState {
    return { seenSats: this.#seenSats, errorBps: this.#errorBps };
  }

  restore({ seenSats, errorBps }: OutsidePriceState): void {
    this.#seenSats = seenSats;
    this.#errorBps = errorBps;
  }
}
