import type { MarketSymbol } from '../../market/instrument.ts';
import type { Seq } from '../../market/units.ts';
import type { BookView, ReadModel } from '../../projections/views.ts';
import { bookDelta, bookSides } from './book-delta.ts';
import { ConflatedFeed } from './conflated-feed.ts';
import type { FeedCounters } from './feed-counters.ts';
import type { FeedCursor, Telling } from './feed-cursor.ts';
import type { BookSides } from './feed-events.ts';

type Cut = {
  readonly revision: number;
  readonly book: BookView;
  /** What changed since an older cut, for all who were told that one last. */
  readonly deltas: Map<BookView, BookSides | null>;
};

/** The books of all markets, each cut once a change for all who look at the same depth. */
export class BookFeed {
  readonly changes = new ConflatedFeed<MarketSymbol>();
  readonly #read: () => ReadModel;
  readonly #cuts = new Map<string, Cut>();

  constructor(read: () => ReadModel) {
    this.#read = read;
  }

  reset(): void {
    this.changes.reset();
    this.#cuts.clear();
  }

  /** An immutable cut: equal for all who ask before the next change. */
  current(market: MarketSymbol, depth: number): BookView {
    return this.#cut(market, depth).book;
  }

  /** What changed from a cut to the current one; null when nothing did. */
  deltaFrom(told: BookView, market: MarketSymbol, depth: number): BookSides | null {
    const { book, deltas } = this.#cut(market, depth);
    const known = deltas.get(told);
    if (known !== undefined) return known;
    const delta = bookDelta(market, told, book, depth);
    deltas.set(told, delta);
    return delta;
  }

  #cut(market: MarketSymbol, depth: number): Cut {
    const key = `${market} ${depth}`;
    const { revision } = this.changes;
    const known = this.#cuts.get(key);
    if (known?.revision === revision) return known;
    const cut = { revision, book: this.#read().book(market, depth), deltas: new Map() };
    this.#cuts.set(key, cut);
    return cut;
  }

  cursor(market: MarketSymbol, depth: number, counters: FeedCounters): FeedCursor {
    return new BookCursor(this, market, depth, () => this.#read().seq, counters);
  }
}

/** One subscriber's copy of a book, as a reference to the cut it was told last. */
class BookCursor implements FeedCursor {
  readonly #feed: BookFeed;
  readonly #market: MarketSymbol;
  readonly #filter: ReadonlySet<MarketSymbol>;
  readonly #depth: number;
  readonly #head: () => Seq;
  readonly #counters: FeedCounters;
  #told: BookView | null = null;
  #revision = 0;
  #touches = 0;
  #position: Seq = 0;

  constructor(feed: BookFeed, market: MarketSymbol, depth: number, head: () => Seq, counters: FeedCounters) {
    this.#feed = feed;
    this.#market = market;
    this.#filter = new Set([market]);
    this.#depth = depth;
    this.#head = head;
    this.#counters = counters;
  }

  get position(): Seq {
    return this.#position;
  }

  isBehind(): boolean {
    return this.#told === null || this.#revision !== this.#feed.changes.revision;
  }

  take(): readonly Telling[] {
    const { changes } = this.#feed;
    const told = this.#told;
    const isSame = told !== null && changes.changedSince(this.#revision, this.#filter).length === 0;
    this.#revision = changes.revision;
    this.#position = this.#head();
    return isSame ? [] : this.#tell(told);
  }

  #tell(told: BookView | null): readonly Telling[] {
    const book = this.#feed.current(this.#market, this.#depth);
    const lastSeq = this.#position;
    this.#told = book;
    this.#count(told !== null);
    if (told === null) {
      return [{ body: { type: 'BookSnapshot', ...bookSides(this.#market, book) }, lastSeq, snapshotFrom: lastSeq }];
    }
    const delta = this.#feed.deltaFrom(told, this.#market, this.#depth);
    return delta === null ? [] : [{ body: { type: 'BookDelta', ...delta }, lastSeq, snapshotFrom: null }];
  }

  #count(isDelta: boolean): void {
    const touches = this.#feed.changes.touchCount(this.#filter);
    if (isDelta) this.#counters.conflated += Math.max(0, touches - this.#touches - 1);
    this.#touches = touches;
  }
}
