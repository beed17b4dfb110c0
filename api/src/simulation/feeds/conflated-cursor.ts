import type { Seq } from '../../market/units.ts';
import type { ConflatedSource } from './conflated-source.ts';
import type { FeedCursor, Telling } from './feed-cursor.ts';
import type { Wanted } from './wanted.ts';

export type ConflatedOptions<K extends string> = {
  readonly source: ConflatedSource<K>;
  readonly wanted: Wanted<K>;
  /** The last event there is. */
  readonly head: () => Seq;
  /** Told how many changes were overwritten by newer ones before anybody saw them. */
  readonly onConflated: (changes: number) => void;
};

/** The newest value of whatever changed. */
export class ConflatedCursor<K extends string> implements FeedCursor {
  readonly #options: ConflatedOptions<K>;
  #position: Seq = 0;
  #revision: number | null = null;
  #touches = 0;

  constructor(options: ConflatedOptions<K>) {
    this.#options = options;
  }

  get position(): Seq {
    return this.#position;
  }

  isBehind(): boolean {
    return this.#revision !== this.#options.source.feed.revision;
  }

  take(): readonly Telling[] {
    const { source, wanted, head } = this.#options;
    this.#position = head();
    const isFirst = this.#revision === null;
    const { data, told, touches } = source.changes(this.#revision, this.#position, wanted);
    this.#revision = source.feed.revision;
    if (data === null) return [];
    this.#countConflated(told, touches);
    return [{ body: data, lastSeq: this.#position, snapshotFrom: isFirst ? this.#position : null }];
  }

  #countConflated(told: number | null, touches: number): void {
    if (told !== null) this.#options.onConflated(Math.max(0, touches - this.#touches - told));
    this.#touches = touches;
  }
}
