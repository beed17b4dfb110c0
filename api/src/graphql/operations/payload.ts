/** A serialised execution result: as text, and as the bytes that end a websocket message, made once for all who get it. */
export class Payload {
  readonly text: string;
  #tail: Buffer | null = null;

  constructor(text: string) {
    this.text = text;
  }

  /** Follows `{"id":...,"type":"next","payload":`. */
  get tail(): Buffer {
    this.#tail ??= Buffer.from(`${this.text}}`);
    return this.#tail;
  }
}

/** Takes payloads as they come, as long as it is ready. */
export interface PayloadSink {
  isReady(): boolean;
  take(payload: Payload | Promise<Payload>): void;
  /** Nothing follows; with an error, because of it. */
  end(error?: unknown): void;
}

/** The results of one subscription: pulled one by one, or poured. `return` ends it. */
export interface PayloadStream extends AsyncIterableIterator<Payload> {
  /** From now on payloads go to the sink without being asked for one by one. */
  pour(sink: PayloadSink): void;
  /** A sink that was not ready is again. */
  wake(): void;
}

/** Pours what has to be pulled. */
export class PayloadPump {
  readonly #next: () => Promise<IteratorResult<Payload>>;
  #sink: PayloadSink | null = null;
  #isPulling = false;

  constructor(next: () => Promise<IteratorResult<Payload>>) {
    this.#next = next;
  }

  pour(sink: PayloadSink): void {
    this.#sink = sink;
    this.wake();
  }

  wake(): void {
    const sink = this.#sink;
    if (sink === null || this.#isPulling || !sink.isReady()) return;
    this.#isPulling = true;
    this.#next().then(
      (result) => {
        this.#isPulling = false;
        if (result.done === true) return sink.end();
        sink.take(result.value);
        this.wake();
      },
      (error: unknown) => sink.end(error),
    );
  }
}
