import type { BasisPoints, Seq } from '../../market/units.ts';
import { FigureRing } from '../../util/figure-ring.ts';

/** Decisions whose outcome can be told; a day of twelve busy agents is about as many. */
const KEPT = 10_000;

export type ToldMove = readonly [Seq, BasisPoints];

/** How far the price went after each of the newest decisions. They come in the order of their seqs. */
export class ToldMoves {
  readonly #rows = new FigureRing(2, KEPT);

  add(seq: Seq, moveBps: BasisPoints): void {
    this.#rows.push([seq, moveBps]);
  }

  of(seq: Seq): BasisPoints | null {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#rows.get(middle, 0) < seq) low = middle + 1;
      else high = middle;
    }
    const isKnown = low < this.#rows.length && this.#rows.get(low, 0) === seq;
    return isKnown ? this.#rows.get(low, 1) : null;
  }

  /** Oldest first. */
  toArray(): ToldMove[] {
    return Array.from({ length: this.#rows.length }, (_, row) => [this.#rows.get(row, 0), this.#rows.get(row, 1)]);
  }

  /** Forgets what it holds and takes these instead, oldest first. */
  replaceWith(moves: readonly ToldMove[]): void {
    this.#rows.clear();
    for (const [seq, moveBps] of moves) this.add(seq, moveBps);
  }
}
