import type { Seq } from '../../market/units.ts';
import type { Clock } from '../clock.ts';
import type { FeedCounters } from './feed-counters.ts';
import type { FeedCursor, Telling } from './feed-cursor.ts';
import type { FeedEvent } from './feed-events.ts';
import type { FeedSink, FeedStream, Resume } from './feed-source.ts';

/** A feed says at least a heartbeat this often while it is read, wall-clock milliseconds. */
export const HEARTBEAT_MS = 2_000;

export type SubscriptionOptions = {
  readonly clock: Clock;
  /** The current run's id. */
  readonly epoch: () => string;
  /** True while nobody knows yet which run there will be: the first word waits for that. */
  readonly isRecovering: () => boolean;
  readonly openCursor: (after: Seq | null) => FeedCursor;
  readonly resume: Resume | null;
  /** The last event of the current run. */
  readonly head: () => Seq;
  /** Shortest time between two batches, wall-clock milliseconds. */
  readonly rateMs: number;
  readonly counters: FeedCounters;
  readonly onClosed: (subscription: FeedSubscription) => void;
};

type Result = IteratorResult<FeedEvent, undefined>;
type Waiting = { readonly resolve: (result: Result) => void; readonly reject: (error: unknown) => void };

const done: Result = { done: true, value: undefined };
const epochChanged: Telling = { body: { type: 'Resync', reason: 'EPOCH_CHANGED' }, lastSeq: 0, snapshotFrom: 0 };
const tooSlow: Telling = { body: { type: 'Resync', reason: 'SLOW_CONSUMER' }, lastSeq: 0, snapshotFrom: 0 };

/** There is no run to read yet. */
const nothingYet: FeedCursor = { position: 0, isBehind: () => false, take: () => [] };

/** One consumer's iterator: made events are those it asked for, at most one batch ahead. */
export class FeedSubscription implements FeedStream {
  readonly #options: SubscriptionOptions;
  #epoch: string;
  #cursor = nothingYet;
  #hasBegun = false;
  #batch: Telling[] = [];
  #waiting: Waiting[] = [];
  #sink: FeedSink | null = null;
  #prevSeq: Seq = 0;
  #opensAtMs = Number.NEGATIVE_INFINITY;
  #spokeAtMs = Number.NEGATIVE_INFINITY;
  #behindSinceMs: number | null = null;
  #cancelTimer: () => void = () => {};
  #timerAtMs = Number.POSITIVE_INFINITY;
  #state: 'OPEN' | 'CLOSING' | 'CLOSED' = 'OPEN';

  constructor(options: SubscriptionOptions) {
    this.#options = options;
    this.#epoch = options.epoch();
    options.counters.subscribers += 1;
    this.#begin();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<Result> {
    if (this.#state === 'CLOSED') return done;
    const event = this.#waiting.length === 0 ? this.#pull() : null;
    if (event !== null) return { done: false, value: event };
    return await new Promise<Result>((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#plan();
    });
  }

  pour(sink: FeedSink): void {
    this.#sink = sink;
    this.#goOnTelling();
  }

  async return(): Promise<Result> {
    this.#close();
    return done;
  }

  /** Something may have happened. Never throws: what goes wrong for one consumer is told to that one. */
  wake(): void {
    // Nothing to tell, and the next heartbeat is planned: usual, and so it costs nothing.
    if (this.#timerAtMs === Number.POSITIVE_INFINITY || this.#isBehind()) this.#goOnTelling();
  }

  #goOnTelling(): void {
    try {
      this.#serve();
      this.#plan();
    } catch (error) {
      for (const { reject } of this.#waiting.splice(0)) reject(error);
      this.#end(error);
      this.#close();
    }
  }

  /** How long there has been something to tell that nobody asked for, as of the calls to `measureLag`. */
  measureLag(nowMs: number): number {
    const isIdle = this.#isWanted() || !this.#isBehind();
    this.#behindSinceMs = isIdle ? null : (this.#behindSinceMs ?? nowMs);
    return this.#behindSinceMs === null ? 0 : nowMs - this.#behindSinceMs;
  }

  /** Gives up on a consumer that does not read: it gets one last word, should it ever ask again. */
  closeSlow(): void {
    if (this.#state !== 'OPEN') return;
    this.#options.counters.closedSlow += 1;
    this.#leave('CLOSING');
    this.#batch = [tooSlow];
  }

  #begin(): void {
    if (this.#hasBegun || this.#options.isRecovering()) return;
    this.#hasBegun = true;
    this.#epoch = this.#options.epoch();
    this.#cursor = this.#openAt(this.#options.resume);
  }

  #openAt(resume: Resume | null): FeedCursor {
    const { head, openCursor } = this.#options;
    const after = resume?.after ?? null;
    if (after === null) return openCursor(null);
    const isThisRun = resume?.epoch === null || resume?.epoch === this.#epoch;
    if (!isThisRun || after > head()) {
      this.#batch.push(epochChanged);
      return openCursor(null);
    }
    this.#prevSeq = after;
    return openCursor(after);
  }

  #isBehind(): boolean {
    if (!this.#hasBegun) return !this.#options.isRecovering();
    return this.#batch.length > 0 || this.#epoch !== this.#options.epoch() || this.#cursor.isBehind();
  }

  /** Whether somebody waits for the next event. */
  #isWanted(): boolean {
    return this.#sink === null ? this.#waiting.length > 0 : this.#sink.isReady();
  }

  #serve(): void {
    if (this.#sink === null) this.#answer();
    else this.#pourInto(this.#sink);
  }

  #pourInto(sink: FeedSink): void {
    while (this.#state !== 'CLOSED' && sink.isReady()) {
      const event = this.#pull();
      if (event === null) return;
      sink.take(event);
    }
    if (this.#state === 'CLOSED') this.#end();
  }

  #end(error?: unknown): void {
    const sink = this.#sink;
    this.#sink = null;
    sink?.end(error);
  }

  #answer(): void {
    while (this.#waiting.length > 0) {
      const event = this.#pull();
      if (event === null) return;
      this.#waiting.shift()?.resolve({ done: false, value: event });
    }
  }

  #pull(): FeedEvent | null {
    if (this.#state === 'OPEN') this.#begin();
    if (!this.#hasBegun && this.#state === 'OPEN') return null;
    if (this.#state === 'OPEN') this.#followEpoch();
    const nowMs = this.#options.clock.elapsedMs();
    if (this.#batch.length === 0 && nowMs >= this.#opensAtMs && this.#cursor.isBehind()) this.#refill(nowMs);
    const next = this.#batch.shift();
    if (next !== undefined) return this.#say(next, nowMs);
    if (nowMs - this.#spokeAtMs < HEARTBEAT_MS || this.#cursor.isBehind()) return null;
    return this.#say({ body: { type: 'Heartbeat' }, lastSeq: this.#cursor.position, snapshotFrom: null }, nowMs);
  }

  #followEpoch(): void {
    const epoch = this.#options.epoch();
    if (epoch === this.#epoch) return;
    this.#epoch = epoch;
    this.#cursor = this.#options.openCursor(null);
    this.#batch = [epochChanged];
    this.#opensAtMs = Number.NEGATIVE_INFINITY;
  }

  /** A consumer that is more than a batch behind need not wait for its next window. */
  #refill(nowMs: number): void {
    this.#batch = [...this.#cursor.take()];
    if (this.#batch.length > 0 && !this.#cursor.isBehind()) this.#opensAtMs = nextWindow(nowMs, this.#options.rateMs);
  }

  #say({ body, lastSeq, snapshotFrom }: Telling, nowMs: number): FeedEvent {
    const isSnapshot = snapshotFrom !== null;
    const prevSeq = isSnapshot ? 0 : this.#prevSeq;
    const firstSeq = Math.min(lastSeq, isSnapshot ? snapshotFrom : prevSeq + 1);
    this.#prevSeq = lastSeq;
    this.#spokeAtMs = nowMs;
    this.#behindSinceMs = null;
    this.#count(body);
    if (this.#state === 'CLOSING') this.#leave('CLOSED');
    return { ...body, epoch: this.#epoch, firstSeq, lastSeq, prevSeq, at: this.#options.clock.now() };
  }

  #count(body: Telling['body']): void {
    const { counters } = this.#options;
    counters.told += 1;
    if (body.type === 'Lagged') counters.lagged += body.missed;
    if (body.type === 'Resync') counters.resynced += 1;
  }

  /** Sets the timer for the next thing to say, unless one is set for sooner. */
  #plan(): void {
    if (this.#state === 'CLOSED' || !this.#hasBegun || !this.#isWanted()) return;
    const dueMs = this.#isBehind() ? this.#opensAtMs : this.#spokeAtMs + HEARTBEAT_MS;
    if (this.#timerAtMs <= dueMs) return;
    const { clock } = this.#options;
    this.#cancelTimer();
    this.#timerAtMs = dueMs;
    this.#cancelTimer = clock.after(Math.max(0, dueMs - clock.elapsedMs()), () => {
      this.#timerAtMs = Number.POSITIVE_INFINITY;
      this.#goOnTelling();
    });
  }

  #close(): void {
    if (this.#state === 'CLOSED') return;
    this.#leave('CLOSED');
    this.#batch = [];
    for (const { resolve } of this.#waiting.splice(0)) resolve(done);
    this.#end();
  }

  #leave(state: 'CLOSING' | 'CLOSED'): void {
    if (this.#state === 'OPEN') {
      this.#options.counters.subscribers -= 1;
      this.#options.onClosed(this);
    }
    this.#state = state;
    this.#cancelTimer();
  }
}

/** Later than this part of a window it is no longer the timer that is late. */
const LATE = 1 / 4;

/**
 * All who ask for the same rate are told in the same moments, multiples of it, so that what is made for one serves all.
 * Who was told in between, after a pause, is told again a whole window later at the least.
 */
function nextWindow(nowMs: number, rateMs: number): number {
  if (rateMs === 0) return nowMs;
  const beganMs = Math.floor(nowMs / rateMs) * rateMs;
  return nowMs - beganMs <= rateMs * LATE ? beganMs + rateMs : beganMs + 2 * rateMs;
}
