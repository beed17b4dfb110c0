import type { Seq } from '../market/units.ts';

/** Whoever wants to hear that more became durable. */
export class HintBell {
  readonly #listeners = new Set<(durableSeq: Seq) => void>();

  /** Returns the way to unsubscribe. */
  listen(listener: (durableSeq: Seq) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  ring(durableSeq: Seq): void {
    for (const listener of this.#listeners) listener(durableSeq);
  }
}
