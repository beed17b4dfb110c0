import { recordedMix } from './recorded-mix.ts';

/** Opinions weaker than this never act: nobody buys what his own rule calls dear. */
const LEAST = 0.12;
const MOST = 6;

/** How fast the thresholds follow. */
const RATE = 0.12;

/** Where a normal variable leaves the recorded shares outside. */
const START = { buyAt: 0.571, sellAt: -0.889 } as const;

export type Wish = 'BUY' | 'SELL' | 'HOLD';
type State = { readonly buyAt: number; readonly sellAt: number };

/**
 * Decides how strong an opinion must be to act, so that an agent buys, sells and holds about as often as recorded
 * language-model traders did: two thresholds that track the quantiles of its own opinions (Robbins and Monro, 1951).
 */
export class ActionMix {
  #buyAt: number = START.buyAt;
  #sellAt: number = START.sellAt;

  wish(strength: number): Wish {
    const wish = strength > this.#buyAt ? 'BUY' : strength < this.#sellAt ? 'SELL' : 'HOLD';
    this.#buyAt += RATE * ((wish === 'BUY' ? 1 : 0) - recordedMix.buy) * Math.max(1, this.#buyAt);
    this.#sellAt -= RATE * ((wish === 'SELL' ? 1 : 0) - recordedMix.sell) * Math.max(1, -this.#sellAt);
    this.#buyAt = Math.min(MOST, Math.max(LEAST, this.#buyAt));
    this.#sellAt = Math.max(-MOST, Math.min(-LEAST, this.#sellAt));
    return wish;
  }

  state(): State {
    return { buyAt: this.#buyAt, sellAt: this.#sellAt };
  }

  restore({ buyAt, sellAt }: State): void {
    this.#buyAt = buyAt;
    this.#sellAt = sellAt;
  }
}
