import { isMap } from './fields.ts';

/**
 * What a file says over what it extends: maps are merged key by key, everything else is replaced, `null` takes away what was
 * inherited. Maps of another `kind` have nothing in common: the newer one replaces the older.
 */
export function merged(base: unknown, over: unknown): unknown {
  if (!isMap(base) || !isMap(over)) return over;
  if (over.kind !== undefined && over.kind !== base.kind) return over;
  const keys = new Set([...Object.keys(base), ...Object.keys(over)]);
  const kept = [...keys].filter((key) => !(Object.hasOwn(over, key) && over[key] === null && Object.hasOwn(base, key)));
  return Object.fromEntries(
    kept.map((key) => {
      if (!Object.hasOwn(over, key)) return [key, base[key]];
      return [key, Object.hasOwn(base, key) ? merged(base[key], over[key]) : over[key]];
    }),
  );
}
