import type { SqliteFile } from '../sqlite-file.ts';

export type Value = string | number | null;

/** Rows that one statement writes: more of them spare little, and a part-filled buffer is written row by row. */
const ROWS_TOGETHER = 32;

/**
 * Writes rows of one table, many by one statement, in the order in which they were added. A conflict rolls the transaction
 * back: without that SQLite would copy every page it touches, to be able to take back the one statement.
 */
export class RowBuffer {
  readonly #many;
  readonly #one;
  readonly #width: number;
  readonly #values: Value[] = [];

  /** @param verb such as `replace`, where a row may be there already */
  constructor(file: SqliteFile, table: string, columns: readonly string[], verb = 'insert or rollback') {
    const row = `(${columns.map(() => '?').join(', ')})`;
    const insert = (rows: number) =>
      file.prepare<Value[]>(
        `${verb} into ${table} (${columns.join(', ')}) values ${new Array(rows).fill(row).join(', ')}`,
      );
    this.#many = insert(ROWS_TOGETHER);
    this.#one = insert(1);
    this.#width = columns.length;
  }

  /** In the order of the columns. The row may be written now or with the next `flush`. */
  add(...row: Value[]): void {
    this.#values.push(...row);
    if (this.#values.length < ROWS_TOGETHER * this.#width) return;
    this.#many.run(...this.#values);
    this.#values.length = 0;
  }

  /** Writes what is left. */
  flush(): void {
    for (let start = 0; start < this.#values.length; start += this.#width) {
      this.#one.run(...this.#values.slice(start, start + this.#width));
    }
    this.#values.length = 0;
  }
}
