/**
 * Columns of numbers for tables whose rows are numbered from 0. A column grows when a row beyond its end is written;
 * in between it allocates nothing. Reading a row that was never written gives 0.
 */

const FIRST_ROWS = 64;

export class Int32Column {
  #cells = new Int32Array(FIRST_ROWS);

  get bytes(): number {
    return this.#cells.byteLength;
  }

  get(row: number): number {
    const cells = this.#cells;
    return row < cells.length ? (cells[row] as number) : 0;
  }

  set(row: number, value: number): void {
    if (row >= this.#cells.length) this.#grow(row);
    this.#cells[row] = value;
  }

  #grow(row: number): void {
    const larger = new Int32Array(Math.max(2 * this.#cells.length, row + 1));
    larger.set(this.#cells);
    this.#cells = larger;
  }
}

/** Whole numbers up to 2^53 - 1. */
export class Float64Column {
  #cells = new Float64Array(FIRST_ROWS);

  get bytes(): number {
    return this.#cells.byteLength;
  }

  get(row: number): number {
    const cells = this.#cells;
    return row < cells.length ? (cells[row] as number) : 0;
  }

  set(row: number, value: number): void {
    if (row >= this.#cells.length) this.#grow(row);
    this.#cells[row] = value;
  }

  #grow(row: number): void {
    const larger = new Float64Array(Math.max(2 * this.#cells.length, row + 1));
    larger.set(this.#cells);
    this.#cells = larger;
  }
}
