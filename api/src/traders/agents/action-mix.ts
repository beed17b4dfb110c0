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
    if (strength > this.#buyAt) return 'BUY';
    return strength < this.#sellAt ? 'SELL' : 'HOLD';
  }

  /** What came of the wish: a purchase without money is a hold. */
  learn(done: Wish): void {
    this.#buyAt += RATE * ((done === 'BUY' ? 1 : 0) - recordedMix.buy) * Math.max(1, this.#buyAt);
    this.#sellAt -= RATE * ((done === 'SELL' ? 1 : 0) - recordedMix.sell) * Math.max(1, -this.#sellAt);
    this.#buyAt = Math.min(MOST, Math.max(LEAST, this.#buyAt));
    this.#sellAt = Math.max(-MOST, Math.min(-LEAST, this.#sellAt));
  }

  state(): State {
    return { buyAt: this.#buyAt, sellAt: this.#sellAt };
  }

  restore({ buyAt, sellAt }: State): void {
    this.#buyAt = buyAt;
    this.#sellAt = sellAt;
  }
}
