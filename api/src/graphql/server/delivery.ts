import type { Payload, PayloadSink, PayloadStream } from '../operations/payload.ts';
import type { ApiMetrics } from './metrics.ts';
import type { SocketClient } from './socket-client.ts';

type Result = IteratorResult<never, undefined>;

const DONE: Result = { done: true, value: undefined };

/**
 * Sends a feed straight to its socket: one frame at a time, the next one taken only when the kernel took the last, so a
 * client that does not read holds back its own feed and nothing else. To graphql-ws it looks like a result that yields
 * nothing and ends when the feed does.
 */
export class Delivery implements AsyncGenerator<never, undefined>, PayloadSink {
  readonly #head: Buffer;
  readonly #payloads: PayloadStream;
  readonly #client: SocketClient;
  readonly #metrics: ApiMetrics;
  readonly #over = Promise.withResolvers<Result>();
  readonly #leave = () => void this.return();
  #isSending = false;
  #isOver = false;

  constructor(id: string, payloads: PayloadStream, client: SocketClient, metrics: ApiMetrics) {
    this.#head = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
    this.#payloads = payloads;
    this.#client = client;
    this.#metrics = metrics;
    // graphql-ws forgets a feed whose socket is closed while it is being opened: it would go on for nobody.
    if (client.signal.aborted) this.#leave();
    else client.signal.addEventListener('abort', this.#leave, { once: true });
  }

  next(): Promise<Result> {
    if (!this.#isOver) this.#payloads.pour(this);
    return this.#over.promise;
  }

  async return(): Promise<Result> {
    this.end();
    await this.#payloads.return?.();
    return DONE;
  }

  throw(): Promise<Result> {
    return this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.return().then(() => undefined);
  }

  isReady(): boolean {
    return !this.#isSending && !this.#isOver;
  }

  take(payload: Payload | Promise<Payload>): void {
    this.#isSending = true;
    if (!(payload instanceof Promise)) this.#send(payload);
    else payload.then(this.#send, this.#fail);
  }

  end(error?: unknown): void {
    this.#isOver = true;
    this.#client.signal.removeEventListener('abort', this.#leave);
    if (error === undefined) this.#over.resolve(DONE);
    else this.#over.reject(error);
  }

  readonly #send = (payload: Payload): void => {
    if (this.#isOver) return;
    this.#metrics.delivered('websocket', payload.text.length);
    this.#client.sendParts(this.#head, payload.tail, this.#taken);
  };

  readonly #fail = (error: unknown): void => {
    this.end(error);
    void this.return();
  };

  readonly #taken = (): void => {
    this.#isSending = false;
    this.#payloads.wake();
  };
}
