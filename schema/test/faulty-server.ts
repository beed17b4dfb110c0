import type { FeedHeader, FeedSignal } from '../src/feed/protocol.ts';
import type { FeedChannel, FeedSink, FeedTransport } from '../src/feed/transport.ts';

export type Rows = FeedHeader & {
  readonly __typename: 'RowBatch';
  readonly isSnapshot: boolean;
  readonly rows: readonly string[];
};

export type Word = Rows | FeedSignal;

/** What can go wrong between server and client, and what goes on meanwhile. */
export type Happening =
  /** So many rows more, told in one batch. */
  | { readonly kind: 'ROWS'; readonly count: number }
  /** The same, and the batch is lost on the way, comes twice, or after the next one. */
  | { readonly kind: 'LOST' | 'TWICE' | 'LATE'; readonly count: number }
  | { readonly kind: 'HEARTBEAT' | 'DISCONNECT' | 'STALL' | 'END' | 'NEW_RUN' };

type Open = {
  readonly sink: FeedSink<Word>;
  /** What it would ask for when it connects again. */
  place: { readonly epoch: string; readonly seq: number } | null;
  told: { readonly epoch: string; readonly seq: number };
  isStalled: boolean;
};

/** A server with one lossless feed of numbered rows, and a network between it and its one client that misbehaves. */
export class FaultyServer implements FeedTransport {
  #run = 1;
  #seq = 0;
  #open: Open | null = null;
  #late: Word | null = null;

  get epoch(): string {
    return `run-${this.#run}`;
  }

  /** Every row of the present run. */
  get rows(): readonly string[] {
    return this.#rowsAfter(0);
  }

  open<Result, Variables>(request: { readonly variables: Variables }, sink: FeedSink<Result>): FeedChannel {
    const { after, epoch } = request.variables as { readonly after?: number; readonly epoch?: string };
    const place = after === undefined ? null : { seq: after, epoch: epoch ?? '' };
    const open: Open = {
      sink: sink as unknown as FeedSink<Word>,
      place,
      told: { epoch: this.epoch, seq: 0 },
      isStalled: false,
    };
    this.#open = open;
    this.#greet(open);
    return {
      resumeFrom: (cursor) => {
        open.place = cursor;
      },
      close: () => {
        if (this.#open === open) this.#open = null;
      },
    };
  }

  happen(happening: Happening): void {
    switch (happening.kind) {
      case 'ROWS':
      case 'LOST':
      case 'TWICE':
      case 'LATE':
        this.#seq += happening.count;
        this.#tell(happening.kind);
        break;
      case 'HEARTBEAT':
        this.#heartbeat();
        break;
      case 'DISCONNECT':
        this.#reconnect();
        break;
      case 'STALL':
        if (this.#open !== null) this.#open.isStalled = true;
        break;
      case 'END':
        this.#end();
        break;
      case 'NEW_RUN':
        this.#run += 1;
        this.#seq = 0;
        if (this.#open !== null) this.#restart(this.#open);
        break;
    }
  }

  #end(): void {
    const open = this.#open;
    this.#open = null;
    open?.sink.end();
  }

  /** What a transport does that lost its connection: it asks again, for what follows the place it keeps. */
  #reconnect(): void {
    this.#late = null;
    if (this.#open === null) return;
    this.#open.isStalled = false;
    this.#greet(this.#open);
  }

  #greet(open: Open): void {
    if (open.place === null) this.#snapshot(open);
    else if (open.place.epoch !== this.epoch) this.#restart(open);
    else this.#goOn(open, open.place);
  }

  #goOn(open: Open, place: Open['told']): void {
    open.told = place;
    if (place.seq === this.#seq) this.#heartbeat();
    else this.#send(open, this.#batch(open));
  }

  #restart(open: Open): void {
    const header = { epoch: this.epoch, firstSeq: 0, lastSeq: 0, prevSeq: open.told.seq };
    this.#send(open, { __typename: 'Resync', reason: 'EPOCH_CHANGED', ...header });
    this.#snapshot(open);
  }

  #snapshot(open: Open): void {
    const header = { epoch: this.epoch, firstSeq: 1, lastSeq: this.#seq, prevSeq: 0 };
    open.told = { epoch: this.epoch, seq: this.#seq };
    this.#send(open, { __typename: 'RowBatch', isSnapshot: true, rows: this.rows, ...header });
  }

  #batch(open: Open): Rows {
    const { seq } = open.told;
    const header = { epoch: this.epoch, firstSeq: seq + 1, lastSeq: this.#seq, prevSeq: seq };
    open.told = { epoch: this.epoch, seq: this.#seq };
    return { __typename: 'RowBatch', isSnapshot: false, rows: this.#rowsAfter(seq), ...header };
  }

  #tell(how: 'ROWS' | 'LOST' | 'TWICE' | 'LATE'): void {
    const open = this.#open;
    if (open === null) return;
    const batch = this.#batch(open);
    const late = this.#late;
    this.#late = how === 'LATE' ? batch : null;
    if (how === 'ROWS' || how === 'TWICE') this.#send(open, batch);
    if (how === 'TWICE') this.#send(open, batch);
    if (late !== null) this.#send(open, late);
  }

  #heartbeat(): void {
    const open = this.#open;
    if (open === null) return;
    const { epoch, seq } = open.told;
    const header = { epoch, firstSeq: seq + 1, lastSeq: this.#seq, prevSeq: seq };
    open.told = { epoch, seq: this.#seq };
    this.#send(open, { __typename: 'Heartbeat', ...header });
  }

  /** A client that closed hears no more; a connection that is dead and was not closed tells nothing. */
  #send(open: Open, word: Word): void {
    if (this.#open === open && !open.isStalled) open.sink.next(word);
  }

  #rowsAfter(seq: number): readonly string[] {
    return Array.from({ length: this.#seq - seq }, (_, index) => `${this.epoch}:${seq + index + 1}`);
  }
}
