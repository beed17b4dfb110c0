/** Rows that are drawn before the list knows how much of it is in sight. */
const FIRST_ROWS = 16;
/** Rows beyond either edge: a scroll shows no hole, and Tab and the arrows find the next row. */
const ROWS_AROUND = 4;

export type Slice<Row> = {
  readonly rows: readonly Row[];
  /** Index of the first of them in the whole list. */
  readonly from: number;
  /** Room of the rows before and after them. */
  readonly abovePx: number;
  readonly belowPx: number;
};

/**
 * Of a long list whose rows are equally high, those that are in sight. The list stays a table or an `ol` of its own, with a gap
 * above and below; its rows carry `data-windowed`.
 */
export class RowWindow {
  #from = $state(0);
  #to = $state(FIRST_ROWS);
  #rowPx = $state(0);

  /** To be attached to the element that scrolls. */
  readonly watch = (scroller: HTMLElement): (() => void) => {
    const look = (): void => {
      this.#rowPx = scroller.querySelector('[data-windowed]')?.getBoundingClientRect().height ?? this.#rowPx;
      if (this.#rowPx === 0) return;
      const { scrollTop, clientHeight } = scroller;
      this.#from = Math.max(0, Math.floor(scrollTop / this.#rowPx) - ROWS_AROUND);
      this.#to = Math.ceil((scrollTop + clientHeight) / this.#rowPx) + ROWS_AROUND;
    };
    const observer = new ResizeObserver(look);
    observer.observe(scroller);
    scroller.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      scroller.removeEventListener('scroll', look);
    };
  };

  /** A list that became shorter than what was in sight shows its end. */
  of<Row>(rows: readonly Row[]): Slice<Row> {
    const to = Math.min(rows.length, this.#to);
    const from = Math.max(0, Math.min(this.#from, to - (this.#to - this.#from)));
    return {
      rows: rows.slice(from, to),
      from,
      abovePx: from * this.#rowPx,
      belowPx: (rows.length - to) * this.#rowPx,
    };
  }
}
