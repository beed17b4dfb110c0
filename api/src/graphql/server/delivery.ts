import type { PayloadStream } from '../operations/request.ts';
import type { ApiMetrics } from './metrics.ts';
import type { SocketClient } from './socket-client.ts';

/**
 * Sends a feed straight to its socket: one frame at a time, the next one pulled only when the kernel took the last, so a
 * client that does not read holds back its own feed and nothing else. To graphql-ws it looks like a result that yields
 * nothing and ends when the feed does.
 */
export class Delivery implements AsyncGenerator<never, undefined> {
  readonly #prefix: string;
  readonly #payloads: PayloadStream;
  readonly #client: SocketClient;
  readonly #metrics: ApiMetrics;
  readonly #leave = () => void this.return();
  #isOver = false;

  constructor(id: string, payloads: PayloadStream, client: SocketClient, metrics: ApiMetrics) {
    this.#prefix = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
    this.#payloads = payloads;
    this.#client = client;
    this.#metrics = metrics;
    // graphql-ws forgets a feed whose socket is closed while it is being opened: it would go on for nobody.
    if (client.signal.aborted) this.#leave();
    else client.signal.addEventListener('abort', this.#leave, { once: true });
  }

  async next(): Promise<IteratorResult<never, undefined>> {
    while (!this.#isOver) {
      const { done, value } = await this.#payloads.next();
      if (done === true || this.#isOver) break;
      await this.#client.send(`${this.#prefix}${value}}`);
      this.#metrics.delivered('websocket', value.length);
    }
    this.#client.signal.removeEventListener('abort', this.#leave);
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<never, undefined>> {
    this.#isOver = true;
    this.#client.signal.removeEventListener('abort', this.#leave);
    await this.#payloads.return?.();
    return { done: true, value: undefined };
  }

  throw(): Promise<IteratorResult<never, undefined>> {
    return this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.return().then(() => undefined);
  }
}
