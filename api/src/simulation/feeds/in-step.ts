type Made<T> = { readonly from: number; readonly at: number; readonly wanted: string; readonly value: T };

/** What is made for one consumer is given to all who are in step with it: told up to the same place, asking for the same. */
export class InStep<T> {
  #made: Made<T>[] = [];
  #to = Number.NaN;

  /**
   * @param to grows with everything that happens; what was made before it grew is forgotten
   * @param at a second measure of the same, where one alone is not enough
   */
  get(from: number, to: number, at: number, wanted: string, make: () => T): T {
    if (this.#to !== to) {
      this.#made = [];
      this.#to = to;
    }
    for (const made of this.#made)
      if (made.from === from && made.at === at && made.wanted === wanted) return made.value;
    const value = make();
    this.#made.push({ from, at, wanted, value });
    return value;
  }
}
