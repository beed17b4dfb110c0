import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Limits } from '../limits.ts';
import { textFrame } from './text-frame.ts';

/** Closed because it took nothing; outside of the codes after which a graphql-ws client gives up. */
export const SLOW_CONSUMER = { code: 4290, reason: 'SLOW_CONSUMER' };
const GOING_AWAY = 1001;
const POLICY_VIOLATION = 1008;
const LAST_GRACE_MS = 5_000;

/** One websocket: sends with back-pressure, notices a peer that takes nothing, and bounds what it may say. */
export class SocketClient {
  readonly #socket: WebSocket;
  readonly #stream: Duplex;
  readonly #limits: Limits;
  readonly #elapsedMs: () => number;
  #sending = 0;
  readonly #openedMs: number;
  /** Messages that the kernel took, and how many they were when somebody last looked. */
  #taken = 0;
  #takenBefore = 0;
  /** When it was first seen that the peer takes nothing of what waits; null while it does. */
  #stalledSinceMs: number | null = null;
  #window = { startedMs: 0, messages: 0 };
  #isAlive = true;
  readonly #gone = new AbortController();

  /**
   * @param stream what the websocket was made of
   * @param elapsedMs monotonic: a wall clock that is set must not close anybody
   */
  constructor(socket: WebSocket, stream: Duplex, limits: Limits, elapsedMs: () => number) {
    this.#socket = socket;
    this.#stream = stream;
    this.#limits = limits;
    this.#elapsedMs = elapsedMs;
    this.#openedMs = elapsedMs();
    socket.once('close', () => this.#gone.abort());
    socket.on('pong', () => {
      this.#isAlive = true;
    });
  }

  /** Aborted when the socket is closed. */
  get signal(): AbortSignal {
    return this.#gone.signal;
  }

  /** Resolves when the kernel took it, which is what holds a feed back; also when the peer is gone. */
  send(text: string): Promise<void> {
    if (this.#socket.readyState !== this.#socket.OPEN) return Promise.resolve();
    this.#sending += 1;
    return new Promise((resolve) => {
      this.#socket.send(text, () => {
        this.#finish();
        resolve();
      });
    });
  }

  /**
   * Sends one message of two parts past `ws`, which would encode the same text anew for every client: the second part is
   * made once for all. It may, because without compression `ws` itself writes each message at once and whole.
   *
   * @param taken called when the kernel took it; never when the socket is not open
   */
  sendParts(head: Buffer, tail: Buffer, taken: () => void): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#sending += 1;
    this.#stream.write(textFrame(head, tail), () => {
      this.#finish();
      taken();
    });
  }

  #finish(): void {
    this.#sending -= 1;
    this.#taken += 1;
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  /** False, and the socket is closed, when it says too much. */
  mayAsk(): boolean {
    const nowMs = this.#elapsedMs();
    if (nowMs - this.#window.startedMs >= 1_000) this.#window = { startedMs: nowMs, messages: 0 };
    this.#window.messages += 1;
    if (this.#window.messages <= this.#limits.maxSocketMessagesPerSecond) return true;
    this.close(POLICY_VIOLATION, 'Too many messages');
    return false;
  }

  /** Closes a peer that takes nothing. True when it was. To be asked again and again. */
  closeIfStalled(): boolean {
    const nowMs = this.#elapsedMs();
    const isStalled = this.#sending > 0 && this.#taken === this.#takenBefore;
    this.#takenBefore = this.#taken;
    this.#stalledSinceMs = isStalled ? (this.#stalledSinceMs ?? nowMs) : null;
    if (this.#stalledSinceMs === null || nowMs - this.#stalledSinceMs < this.#limits.slowConsumerMs) return false;
    if (this.#socket.readyState !== this.#socket.OPEN) return false;
    this.close(SLOW_CONSUMER.code, SLOW_CONSUMER.reason);
    // The close frame waits behind what the peer does not read.
    setTimeout(() => this.#socket.terminate(), LAST_GRACE_MS).unref();
    return true;
  }

  /** Nobody stays for ever: what leaks, and who was let in under older rules, ends some day. */
  closeIfOld(): void {
    if (this.#elapsedMs() - this.#openedMs >= this.#limits.maxConnectionMs) this.close(GOING_AWAY, 'Open for too long');
  }

  /** A peer that answered no ping since the last call is gone. One that is stalled is left to `closeIfStalled`. */
  ping(): void {
    if (!this.#isAlive && this.#sending === 0) {
      this.#socket.terminate();
      return;
    }
    this.#isAlive = false;
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping();
  }
}
