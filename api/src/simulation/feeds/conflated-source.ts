import type { Seq } from '../../market/units.ts';
import type { ConflatedFeed } from './conflated-feed.ts';
import type { FeedData } from './feed-events.ts';
import { InStep } from './in-step.ts';
import type { Wanted } from './wanted.ts';

export type Change = {
  /** Null when nothing that is wanted changed. */
  readonly data: FeedData | null;
  /** How many keys it tells; null for a snapshot. */
  readonly told: number | null;
  /** How often the wanted keys changed in this run. */
  readonly touches: number;
};

type Body<K> = (keys: readonly K[] | null, wanted: ReadonlySet<K> | null) => FeedData;

/** What there is to tell of a conflated feed. */
export class ConflatedSource<K extends string> {
  readonly feed: ConflatedFeed<K>;
  readonly #body: Body<K>;
  readonly #inStep = new InStep<Change>();

  /** @param body the newest values of some keys, or of all wanted ones (null) */
  constructor(feed: ConflatedFeed<K>, body: Body<K>) {
    this.feed = feed;
    this.#body = body;
  }

  /** What changed after the revision `since`; everything (null) is always told afresh. */
  changes(since: number | null, head: Seq, wanted: Wanted<K>): Change {
    if (since === null) return this.#make(null, wanted);
    return this.#inStep.get(since, this.feed.revision, head, wanted.name, () => this.#make(since, wanted));
  }

  #make(since: number | null, { keys }: Wanted<K>): Change {
    const changed = since === null ? null : this.feed.changedSince(since, keys);
    const data = changed?.length === 0 ? null : this.#body(changed, keys);
    return { data, told: changed?.length ?? null, touches: this.feed.touchCount(keys) };
  }
}
