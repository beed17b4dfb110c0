import type { MicroUsd } from '../../market/units.ts';

/** Money, and the tokens it was for. */
export type Amount = { readonly microUsd: MicroUsd; readonly tokens: number };

export const NOTHING: Amount = { microUsd: 0, tokens: 0 };

/** What was spent within one scope (a run, a day, an agent), and what is set aside for calls under way. */
export class Tally {
  #spent: Amount;
  #reserved: Amount = NOTHING;

  constructor(spent: Amount = NOTHING) {
    this.#spent = spent;
  }

  get spent(): Amount {
    return this.#spent;
  }

  get reserved(): Amount {
    return this.#reserved;
  }

  /** What must be assumed spent when nobody hears of the calls under way again. */
  get committed(): Amount {
    return plus(this.#spent, this.#reserved);
  }

  reserve(amount: Amount): void {
    this.#reserved = plus(this.#reserved, amount);
  }

  settle(reserved: Amount, used: Amount): void {
    this.#reserved = plus(this.#reserved, { microUsd: -reserved.microUsd, tokens: -reserved.tokens });
    this.#spent = plus(this.#spent, used);
  }
}

function plus(a: Amount, b: Amount): Amount {
  return { microUsd: a.microUsd + b.microUsd, tokens: a.tokens + b.tokens };
}
