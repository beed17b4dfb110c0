/** Rows of a list that are worked out in one turn of the loop: a few milliseconds. */
const ROWS_A_TURN = 200;

/**
 * Works long lists out in pieces, so that between two of them the loop is free for others: for other queries too, which
 * take turns. What graphql executes at once it would hold the loop with.
 */
export class Turns {
  readonly #queue: (() => void)[] = [];

  /** The rows, of which the later ones come in later turns of the loop. */
  spread<Row>(rows: readonly Row[]): readonly (Row | Promise<Row>)[] {
    if (rows.length <= ROWS_A_TURN) return rows;
    let turn = Promise.resolve();
    return rows.map((row, index) => {
      if (index < ROWS_A_TURN) return row;
      if (index % ROWS_A_TURN === 0) turn = this.#next();
      return turn.then(() => row);
    });
  }

  #next(): Promise<void> {
    return new Promise((resolve) => {
      this.#queue.push(resolve);
      if (this.#queue.length === 1) setImmediate(this.#give);
    });
  }

  readonly #give = (): void => {
    this.#queue.shift()?.();
    if (this.#queue.length > 0) setImmediate(this.#give);
  };
}
