/**
 * Which values changed when: one number a key for all subscribers together. What a subscriber has not been told yet are the
 * keys that changed after the revision it has seen, so it needs no list of its own however long it sleeps.
 */
export class ConflatedFeed<K extends string> {
  readonly #revisions = new Map<K, number>();
  readonly #touches = new Map<K, number>();
  #revision = 0;

  /** Grows with every change. */
  get revision(): number {
    return this.#revision;
  }

  touch(key: K): void {
    this.#revision += 1;
    this.#revisions.set(key, this.#revision);
    this.#touches.set(key, (this.#touches.get(key) ?? 0) + 1);
  }

  /** Forgets all keys, not the count of changes: who waits for something newer still does. */
  reset(): void {
    this.#revisions.clear();
    this.#touches.clear();
  }

  /** Keys that changed after `revision`, in the order in which they first changed in this run. */
  changedSince(revision: number, filter: ReadonlySet<K> | null): K[] {
    if (revision === this.#revision) return [];
    const keys: K[] = [];
    for (const [key, changed] of this.#revisions) {
      if (changed > revision && (filter === null || filter.has(key))) keys.push(key);
    }
    return keys;
  }

  /** How often the wanted keys changed in this run. */
  touchCount(filter: ReadonlySet<K> | null): number {
    let count = 0;
    for (const [key, touches] of this.#touches) if (filter === null || filter.has(key)) count += touches;
    return count;
  }
}
