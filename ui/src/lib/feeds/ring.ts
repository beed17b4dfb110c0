/** The newest `capacity` of both, oldest first. Gives `old` itself back when nothing is added. */
export function appendRing<Item>(old: readonly Item[], added: readonly Item[], capacity: number): readonly Item[] {
  if (added.length === 0) return old;
  if (added.length >= capacity) return added.slice(-capacity);
  const room = capacity - added.length;
  return old.length > room ? [...old.slice(old.length - room), ...added] : [...old, ...added];
}
