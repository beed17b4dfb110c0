/** A value that is there at once for the current run, and after a while for one that is over. */
export type Known<Value> = Value | Promise<Value>;

/** Goes on at once where it can: what is there already is never made to wait. */
export function whenKnown<Value, Result>(value: Known<Value>, use: (value: Value) => Result): Known<Result> {
  return value instanceof Promise ? value.then(use) : use(value);
}
