import type { ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { ConnectionGate } from './connection-gate.ts';
import type { ApiMetrics } from './metrics.ts';

const WATCH_MS = 1_000;

export type StreamWatchOptions = {
  readonly gate: ConnectionGate;
  readonly metrics: ApiMetrics;
  readonly log: Logger;
  /** Monotonic milliseconds. */
  readonly elapsedMs: () => number;
  readonly slowConsumerMs: number;
};

/** Event streams that are open: counts them, and cuts off those whose client takes nothing. */
export class StreamWatch {
  readonly #options: StreamWatchOptions;
  /** Since when a stream waits for its client; null while it does not. */
  readonly #stalledSince = new Map<ServerResponse, number | null>();
  readonly #timer: NodeJS.Timeout;

  constructor(options: StreamWatchOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#watch(), WATCH_MS).unref();
  }

  /** False when there is no room for another. */
  enter(address: string, response: ServerResponse): boolean {
    const leave = this.#options.gate.enter(address);
    if (leave === null) return false;
    this.#stalledSince.set(response, null);
    response.on('drain', () => this.#stalledSince.set(response, null));
    response.once('close', () => {
      leave();
      this.#stalledSince.delete(response);
    });
    return true;
  }

  close(): void {
    clearInterval(this.#timer);
    for (const response of this.#stalledSince.keys()) response.destroy();
  }

  #watch(): void {
    const nowMs = this.#options.elapsedMs();
    for (const [response, since] of this.#stalledSince) {
      if (!response.writableNeedDrain) this.#stalledSince.set(response, null);
      else if (since === null) this.#stalledSince.set(response, nowMs);
      else if (nowMs - since >= this.#options.slowConsumerMs) this.#cutOff(response);
    }
  }

  #cutOff(response: ServerResponse): void {
    this.#options.metrics.closedSlow.inc({ transport: 'sse' });
    this.#options.log.warn('an event-stream client took nothing for too long and was cut off');
    response.destroy();
  }
}
