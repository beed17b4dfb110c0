import { type CandleInterval, candleIntervalMs } from '../../market/candle-interval.ts';
import type { MarketSymbol } from '../../market/instrument.ts';
import type { Seq, SimTime } from '../../market/units.ts';
import type { Candle, ReadModel } from '../../projections/views.ts';
import type { ConflatedFeed } from './conflated-feed.ts';
import type { FeedCursor, Telling } from './feed-cursor.ts';
import type { FeedData } from './feed-events.ts';
import type { CandleForm } from './feed-source.ts';

/** Candles told in one go. */
const BATCH_CANDLES = 100;

/** Closed candles looked through when a consumer resumes. */
const MAX_CANDLES_BEHIND = 1_500;

export type CandleOptions = {
  readonly market: MarketSymbol;
  readonly interval: CandleInterval;
  /** Seq to go on from; null begins with the running candle. */
  readonly after: Seq | null;
  readonly changes: ConflatedFeed<MarketSymbol>;
  readonly read: () => ReadModel;
  /** Closed candles that opened before a time, the newest `limit`, oldest first; null when they cannot be had. */
  readonly readBehind: (before: SimTime, limit: number) => readonly Candle[] | null;
  /** An event each, or all that there is to tell in one. */
  readonly form: CandleForm;
};

/** Every closed candle once, in order, and between them the running one as it is when asked. */
export class CandleCursor implements FeedCursor {
  readonly #options: CandleOptions;
  readonly #intervalMs: number;
  #position: Seq;
  #revision: number | null = null;
  /** The oldest candle whose close is still to be told; null before the first. */
  #openTime: SimTime | null = null;
  /** What was told last of the candle that runs. */
  #toldSeq: Seq = -1;

  constructor(options: CandleOptions) {
    this.#options = options;
    this.#intervalMs = candleIntervalMs[options.interval];
    this.#position = options.after ?? 0;
  }

  get position(): Seq {
    return this.#position;
  }

  isBehind(): boolean {
    return this.#revision !== this.#options.changes.revision;
  }

  take(): readonly Telling[] {
    const told = this.#takeEach();
    return this.#options.form === 'EACH' ? told : joined(told);
  }

  #takeEach(): readonly Telling[] {
    const revision = this.#options.changes.revision;
    const running = this.#newest(1)[0];
    if (running === undefined) {
      this.#revision = revision;
      return [];
    }
    const isFirst = this.#openTime === null;
    const told = isFirst ? this.#begin(running) : [];
    told.push(...this.#takeClosed(this.#closedSince(this.#openTime ?? running.openTime, running)));
    if (told.length >= BATCH_CANDLES) return told;
    this.#revision = revision;
    const isSnapshot = isFirst && this.#position === 0;
    return [...told, ...this.#takeRunning(running, isSnapshot)];
  }

  /** Finds where to begin: after a resume with what closed since, else with the running candle. */
  #begin(running: Candle): Telling[] {
    const missed = this.#options.after === null ? [] : this.#closedAfter(this.#options.after);
    this.#openTime = missed?.[0]?.openTime ?? running.openTime;
    if (missed !== null) return [];
    this.#position = 0;
    return [{ body: { type: 'Resync', reason: 'TOO_OLD' }, lastSeq: 0, snapshotFrom: 0 }];
  }

  #takeClosed(closed: readonly Candle[]): readonly Telling[] {
    const batch = closed.slice(0, BATCH_CANDLES);
    const tellings: Telling[] = [];
    const first = batch[0];
    if (first === undefined) return tellings;
    const missed = (first.openTime - (this.#openTime ?? first.openTime)) / this.#intervalMs;
    if (missed > 0) tellings.push({ body: { type: 'Lagged', missed }, lastSeq: this.#position, snapshotFrom: null });
    for (const [index, candle] of batch.entries()) {
      // Candles that closed together share a seq; only the last of them may be resumed behind.
      const isLast = closed[index + 1]?.seq !== candle.seq;
      this.#position = Math.max(this.#position, isLast ? candle.seq : candle.seq - 1);
      tellings.push({ body: this.#update(candle), lastSeq: this.#position, snapshotFrom: null });
      this.#openTime = candle.openTime + this.#intervalMs;
    }
    this.#toldSeq = -1;
    return tellings;
  }

  #takeRunning(candle: Candle, isSnapshot: boolean): readonly Telling[] {
    this.#position = this.#options.read().seq;
    if (candle.openTime === this.#openTime && candle.seq === this.#toldSeq) return [];
    this.#openTime = candle.openTime;
    this.#toldSeq = candle.seq;
    const snapshotFrom = isSnapshot ? this.#position : null;
    return [{ body: this.#update(candle), lastSeq: this.#position, snapshotFrom }];
  }

  #update(candle: Candle): FeedData {
    const { market, interval } = this.#options;
    return { type: 'CandleUpdate', market, interval, candles: [candle] };
  }

  #closedSince(openTime: SimTime, running: Candle): readonly Candle[] {
    const count = (running.openTime - openTime) / this.#intervalMs;
    if (count <= 0) return [];
    return this.#complete(this.#newest(count + 1), openTime).filter(
      (candle) => candle.isClosed && candle.openTime >= openTime,
    );
  }

  /** Puts what the memory no longer has in front. */
  #complete(candles: readonly Candle[], from: SimTime): readonly Candle[] {
    const oldest = candles[0];
    if (oldest === undefined || oldest.openTime <= from) return candles;
    const limit = Math.min(MAX_CANDLES_BEHIND, (oldest.openTime - from) / this.#intervalMs);
    return [...(this.#options.readBehind(oldest.openTime, limit) ?? []), ...candles];
  }

  /** Null when they reach further back than can be read. */
  #closedAfter(seq: Seq): readonly Candle[] | null {
    const recent = this.#newest(MAX_CANDLES_BEHIND).filter((candle) => candle.isClosed);
    const oldest = recent[0];
    if (oldest === undefined || oldest.seq <= seq || this.#beginsRun(oldest)) return recent.filter(closedAfter(seq));
    const older = this.#options.readBehind(oldest.openTime, MAX_CANDLES_BEHIND);
    if (older === null) return null;
    const reachesBack = older.length < MAX_CANDLES_BEHIND || (older[0]?.seq ?? 0) <= seq;
    return reachesBack ? [...older, ...recent].filter(closedAfter(seq)) : null;
  }

  #beginsRun(candle: Candle): boolean {
    return candle.openTime <= (this.#options.read().run?.startedAt ?? 0);
  }

  #newest(count: number): readonly Candle[] {
    const { market, interval, read } = this.#options;
    const isKnown = read().instruments.some((instrument) => instrument.symbol === market);
    return isKnown ? read().candles(market, interval, count) : [];
  }
}

/** Candles that follow each other become one event. A snapshot is an event of its own, as is a loss. */
function joined(tellings: readonly Telling[]): readonly Telling[] {
  const events: Telling[] = [];
  for (const telling of tellings) {
    const before = events.at(-1);
    if (before?.body.type !== 'CandleUpdate' || telling.body.type !== 'CandleUpdate') {
      events.push(telling);
      continue;
    }
    const candles = [...before.body.candles, ...telling.body.candles];
    events[events.length - 1] = { ...telling, body: { ...telling.body, candles } };
  }
  return events;
}

function closedAfter(seq: Seq): (candle: Candle) => boolean {
  return (candle) => candle.seq > seq;
}
