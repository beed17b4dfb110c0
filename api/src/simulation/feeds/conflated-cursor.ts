import type { Seq } from '../../market/units.ts';
import type { ConflatedFeed } from './conflated-feed.ts';
import type { FeedCursor, Telling } from './feed-cursor.ts';
import type { FeedData } from './feed-events.ts';

export type ConflatedOptions<K extends string> = {
  readonly feed: ConflatedFeed<K>;
  readonly filter: ReadonlySet<K> | null;
  /** The last event there is. */
  readonly head: () => Seq;
  /** The newest values of some keys, or of all wanted ones (null); null when there is nothing worth telling. */
  readonly body: (keys: readonly K[] | null) => FeedData | null;
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
    return this.#revision !== this.#options.feed.revision;
  }

  take(): readonly Telling[] {
    const { feed, filter, head, body } = this.#options;
    const isFirst = this.#revision === null;
    const keys = isFirst ? null : feed.changedSince(this.#revision ?? 0, filter);
    this.#revision = feed.revision;
    this.#position = head();
    if (keys?.length === 0) return [];
    this.#countConflated(keys?.length ?? null);
    const data = body(keys);
    if (data === null) return [];
    return [{ body: data, lastSeq: this.#position, snapshotFrom: isFirst ? this.#position : null }];
  }

  #countConflated(told: number | null): void {
    const touches = this.#options.feed.touchCount(this.#options.filter);
    if (told !== null) this.#options.onConflated(Math.max(0, touches - this.#touches - told));
    this.#touches = touches;
  }
}
