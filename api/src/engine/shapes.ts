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

export function isListOf<T>(item: (value: unknown) => value is T, value: unknown): value is readonly T[] {
  return Array.isArray(value) && value.every(item);
}

/** Turns negative zero, which JSON cannot carry, into zero. */
export function plain(value: number): number {
  return value + 0;
}
