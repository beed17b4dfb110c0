import type { MarketSymbol } from '../../market/instrument.ts';
import type { Seq } from '../../market/units.ts';
import type { BookView, ReadModel } from '../../projections/views.ts';
import { bookDelta, bookSides } from './book-delta.ts';
import { ConflatedFeed } from './conflated-feed.ts';
import type { FeedCounters } from './feed-counters.ts';
import type { FeedCursor, Telling } from './feed-cursor.ts';

type Cut = { readonly revision: number; readonly book: BookView };

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
    const key = `${market} ${depth}`;
    const { revision } = this.changes;
    const cut = this.#cuts.get(key);
    if (cut?.revision === revision) return cut.book;
    const book = this.#read().book(market, depth);
    this.#cuts.set(key, { revision, book });
    return book;
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
    const delta = bookDelta(this.#market, told, book, this.#depth);
    return delta === null ? [] : [{ body: { type: 'BookDelta', ...delta }, lastSeq, snapshotFrom: null }];
  }

  #count(isDelta: boolean): void {
    const touches = this.#feed.changes.touchCount(this.#filter);
    if (isDelta) this.#counters.conflated += Math.max(0, touches - this.#touches - 1);
    this.#touches = touches;
  }
}
