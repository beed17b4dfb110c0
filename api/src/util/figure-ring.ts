import { Float64Column } from './columns.ts';

/**
 * The last `capacity` rows of so many numbers each, oldest first. As numbers side by side: as objects they would take
 * twice the room, and every collection would look at each of them.
 */
export class FigureRing {
  readonly #width: number;
  readonly #capacity: number;
  readonly #figures = new Float64Column();
  #length = 0;
  #start = 0;

  /** @param width numbers of a row @param capacity 0 keeps nothing */
  constructor(width: number, capacity: number) {
    this.#width = width;
    this.#capacity = capacity;
  }

  get length(): number {
    return this.#length;
  }

  /** Pushing never fails; the oldest row gives way. */
  push(row: readonly number[]): void {
    if (this.#capacity === 0) return;
    const isFull = this.#length === this.#capacity;
    const cell = (isFull ? this.#start : this.#length) * this.#width;
    for (const [index, figure] of row.entries()) this.#figures.set(cell + index, figure);
    if (isFull) this.#start = (this.#start + 1) % this.#capacity;
    else this.#length += 1;
  }

  /** One number of a row by age: 0 is the oldest, `length - 1` the newest. */
  get(row: number, figure: number): number {
    return this.#figures.get(((this.#start + row) % this.#length) * this.#width + figure);
  }

  clear(): void {
    this.#length = 0;
    this.#start = 0;
  }
}
