/** Keys a subscription wants (null wants all), and a name that is the same for all who want the same. */
export type Wanted<K extends string = string> = { readonly name: string; readonly keys: ReadonlySet<K> | null };

/** @param keys sorted */
export function wantedOf<K extends string>(keys: readonly K[] | null): Wanted<K> {
  return keys === null ? { name: '', keys } : { name: keys.join('\n'), keys: new Set(keys) };
}
