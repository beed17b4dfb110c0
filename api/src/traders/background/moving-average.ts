import type { Sats } from '../../market/units.ts';

/** Oldest first. */
export type MovingAverageState = readonly Sats[];

/** The mean of the last so many prices, exact, at a cost that does not depend on how many. */
export class MovingAverage {
  readonly #prices: Sats[] = [];
  readonly #length: number;
  #next = 0;
  #sum = 0;

  constructor(length: number) {
    this.#length = length;
  }

  get isFull(): boolean {
    return this.#prices.length === this.#length;
  }

  get mean(): number {
    return this.#sum / this.#prices.length;
  }

  add(priceSats: Sats): void {
    this.#sum += priceSats - (this.#prices[this.#next] ?? 0);
    this.#prices[this.#next] = priceSats;
    this.#next = (this.#next + 1) % this.#length;
  }

  state(): MovingAverageState {
    return this.isFull ? [...this.#prices.slice(this.#next), ...this.#prices.slice(0, this.#next)] : [...this.#prices];
  }

  restore(state: MovingAverageState): void {
    this.#prices.length = 0;
    this.#next = 0;
    this.#sum = 0;
    for (const priceSats of state) this.add(priceSats);
  }
}
