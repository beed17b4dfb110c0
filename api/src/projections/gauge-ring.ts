import { FigureRing } from '../util/figure-ring.ts';
import { type GaugeRow, WINDOW_ROWS } from './gauge-figures.ts';

/** Numbers of a row. */
const FIGURES = 7;

/** In the place of a number that is not there. */
const NONE = Number.NaN;

/** The looks at one market that its window reaches back to, oldest first. */
export class GaugeRing {
  readonly #figures = new FigureRing(FIGURES, WINDOW_ROWS);

  push({ midSats, spreadBps, touchLots, imbalance, volumeLots, tradeCount, submissionCount }: GaugeRow): void {
    const book = [midSats, spreadBps, touchLots, imbalance].map((figure) => figure ?? NONE);
    this.#figures.push([...book, volumeLots, tradeCount, submissionCount]);
  }

  /** Oldest first. */
  toArray(): GaugeRow[] {
    return Array.from({ length: this.#figures.length }, (_, row) => this.#read(row));
  }

  /** Forgets what it holds and takes these instead, oldest first. */
  replaceWith(rows: readonly GaugeRow[]): void {
    this.#figures.clear();
    for (const row of rows) this.push(row);
  }

  #read(row: number): GaugeRow {
    const figures = this.#figures;
    return {
      midSats: this.#known(row, 0),
      spreadBps: this.#known(row, 1),
      touchLots: this.#known(row, 2),
      imbalance: this.#known(row, 3),
      volumeLots: figures.get(row, 4),
      tradeCount: figures.get(row, 5),
      submissionCount: figures.get(row, 6),
    };
  }

  #known(row: number, figure: number): number | null {
    const value = this.#figures.get(row, figure);
    return Number.isNaN(value) ? null : value;
  }
}
