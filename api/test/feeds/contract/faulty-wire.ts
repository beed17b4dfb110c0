import type { FeedChannel, FeedRequest, FeedSink, FeedTransport } from '@agent-market/schema';
import type { Rng } from '../../../src/util/rng.ts';

/** How often an event is lost, comes twice, or comes after the next one. */
const FAULT = 0.02;
/** Zero is lost. */
const TWICE = 1;
const LATE = 2;
const ALL_WELL = 3;

type Open = { readonly channel: FeedChannel; readonly end: () => void };

/** A way to the server on which events get lost, come twice and overtake each other, until it is mended. */
export class FaultyWire implements FeedTransport {
  readonly #inner: FeedTransport;
  readonly #rng: Rng;
  #isFaulty = true;
  /** Events that were lost, doubled or late, and connections that were cut. */
  faultCount = 0;
  #late: (() => void) | null = null;
  #open: Open | null = null;

  constructor(inner: FeedTransport, rng: Rng) {
    this.#inner = inner;
    this.#rng = rng;
  }

  open<Result, Variables extends Readonly<Record<string, unknown>>>(
    request: FeedRequest<Result, Variables>,
    sink: FeedSink<Result>,
  ): FeedChannel {
    const next = (result: Result) => this.#carry(() => sink.next(result));
    const channel = this.#inner.open(request, { next, end: sink.end });
    this.#open = { channel, end: sink.end };
    return channel;
  }

  /** Cuts the connection in a way that the client notices. */
  cut(): void {
    const open = this.#open;
    this.faultCount += 1;
    this.#open = null;
    open?.channel.close();
    open?.end();
  }

  mend(): void {
    this.#isFaulty = false;
  }

  #carry(deliver: () => void): void {
    const late = this.#late;
    this.#late = null;
    const fault = this.#isFaulty ? Math.floor(this.#rng.unit() / FAULT) : ALL_WELL;
    if (fault < ALL_WELL) this.faultCount += 1;
    if (fault === LATE) this.#late = deliver;
    if (fault === TWICE || fault >= ALL_WELL) deliver();
    if (fault === TWICE) deliver();
    late?.();
  }
}
