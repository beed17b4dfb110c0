/**
 * Total checks of values that claim to be something. Commands come from typed code, but part of what they carry was
 * written by models and people: nothing here may throw, whatever it is given.
 */

/** Longer names are not echoed and not admitted. */
const MAX_IDENTIFIER_LENGTH = 64;

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isString(value: unknown): value is string {
  return typeof value === 'string';
}

export function isIdentifier(value: unknown): value is string {
  return isString(value) && value.length > 0 && value.length <= MAX_IDENTIFIER_LENGTH;
}

/** Never NaN, infinite, fractional or beyond 2^53 - 1; negative zero counts as zero. */
export function isSafeInteger(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

export function isPositiveInteger(value: unknown): value is number {
  return isSafeInteger(value) && value > 0;
}

export function isBasisPoints(value: unknown): value is number {
  return isSafeInteger(value) && value >= 0 && value <= 10_000;
}

export function isOneOf<T extends string>(values: readonly T[], value: unknown): value is T {
  return values.includes(value as T);
}

/** Unlike `every`, which skips them, it refuses a list with holes. */
export function isListOf<T>(item: (value: unknown) => value is T, value: unknown): value is readonly T[] {
  if (!Array.isArray(value)) return false;
  for (let index = 0; index < value.length; index += 1) if (!item(value[index])) return false;
  return true;
}

const DEEPEST = 32;

/** Whether JSON can carry it as it is; what leads back to itself is too deep. */
export function isJson(value: unknown, depth = 0): boolean {
  if (value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'object' && depth < DEEPEST && Object.values(value).every((each) => isJson(each, depth + 1));
}

/** Turns negative zero, which JSON cannot carry, into zero. */
export function plain(value: number): number {
  return value + 0;
}
