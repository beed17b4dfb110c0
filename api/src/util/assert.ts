/** Thrown when an invariant is broken: a bug, never a refusal. Assertions stay on in production. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

export function assert(condition: boolean, message: string | (() => string)): asserts condition {
  if (condition) return;
  throw new InvariantError(typeof message === 'string' ? message : message());
}

/** The value, or a crash when it is absent although the program's logic says it cannot be. */
export function must<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new InvariantError(`${what} is missing`);
  return value;
}

/** Makes a switch over a closed union exhaustive at compile time and loud at run time. */
export function unreachable(value: never): never {
  throw new InvariantError(`unreachable case ${JSON.stringify(value)}`);
}
