import type { ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Limits } from '../limits.ts';
import type { ConnectionGate } from './connection-gate.ts';
import type { ApiMetrics } from './metrics.ts';

const WATCH_MS = 1_000;

export type StreamWatchOptions = {
  readonly gate: ConnectionGate;
  readonly metrics: ApiMetrics;
  readonly log: Logger;
  /** Monotonic milliseconds. */
  readonly elapsedMs: () => number;
  readonly limits: Pick<Limits, 'slowConsumerMs' | 'maxConnectionMs'>;
};

type Stream = {
  readonly openedMs: number;
  /** Since when it waits for its client; null while it does not. */
  stalledSinceMs: number | null;
};

/** Event streams that are open: counts them, and cuts off those whose client takes nothing. */
export class StreamWatch {
  readonly #options: StreamWatchOptions;
  readonly #open = new Map<ServerResponse, Stream>();
  readonly #timer: NodeJS.Timeout;

  constructor(options: StreamWatchOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#watch(), WATCH_MS).unref();
  }

  /** False when there is no room for another. */
  enter(address: string, response: ServerResponse): boolean {
    const leave = this.#options.gate.enter(address);
    if (leave === null) return false;
    const stream: Stream = { openedMs: this.#options.elapsedMs(), stalledSinceMs: null };
    this.#open.set(response, stream);
    response.on('drain', () => {
      stream.stalledSinceMs = null;
    });
    response.once('close', () => {
      leave();
      this.#open.delete(response);
    });
    return true;
  }

  close(): void {
    clearInterval(this.#timer);
    for (const response of this.#open.keys()) response.destroy();
  }

  #watch(): void {
    const nowMs = this.#options.elapsedMs();
    const { slowConsumerMs, maxConnectionMs } = this.#options.limits;
    for (const [response, stream] of this.#open) {
      if (!response.writableNeedDrain) stream.stalledSinceMs = null;
      else stream.stalledSinceMs ??= nowMs;
      if (nowMs - stream.openedMs >= maxConnectionMs) response.end();
      else if (stream.stalledSinceMs !== null && nowMs - stream.stalledSinceMs >= slowConsumerMs)
        this.#cutOff(response);
    }
  }

  #cutOff(response: ServerResponse): void {
    this.#options.metrics.closedSlow.inc({ transport: 'sse' });
    this.#options.log.warn('an event-stream client took nothing for too long and was cut off');
    response.destroy();
  }
}
