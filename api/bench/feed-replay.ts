import type { WebSocket } from 'ws';
import { keyOf, type RecordedFrame, type SocketMessage } from './feed-record.ts';

const PUMP_EVERY_MS = 5;
const HOUR_MS = 3_600_000;
/** Counters and moments in a frame; in a text they would stand behind a backslash. */
const NUMBERS = /"(firstSeq|lastSeq|prevSeq|seq|time)":(\d+)/g;
const OPEN_TIMES = /"openTimes":\[([\d,]*)\]/;

type Listener = { readonly socket: WebSocket; readonly id: string };

/**
 * Says a record over and over, so many messages a second. From the second time on numbers and moments go on where the first
 * ended, so that no message looks like one that was heard before; each time begins with the snapshots of the record.
 */
export class FeedReplay {
  readonly #frames: readonly RecordedFrame[];
  readonly #perSecond: number;
  readonly #listeners = new Map<string, Listener>();
  readonly #toldSeq = new Map<string, number>();
  readonly #spanSeq: number;
  readonly #spanMs: number;
  #next = 0;
  #round = 0;
  #timer: ReturnType<typeof setInterval> | null = null;
  sent = 0;
  bytes = 0;
  /** Subscriptions after the replay began: the page lost the thread. */
  lateCount = 0;

  constructor(frames: readonly RecordedFrame[], perSecond: number) {
    this.#frames = frames;
    this.#perSecond = perSecond;
    this.#spanSeq = 1 + spanOf(frames, 'lastSeq');
    this.#spanMs = Math.ceil((1 + spanOf(frames, 'time')) / HOUR_MS) * HOUR_MS;
  }

  serve(socket: WebSocket): void {
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as SocketMessage;
      if (message.type === 'connection_init') socket.send('{"type":"connection_ack"}');
      if (message.type === 'ping') socket.send('{"type":"pong"}');
      if (message.type !== 'subscribe' || message.id === undefined) return;
      if (this.#timer !== null) this.lateCount += 1;
      this.#listeners.set(keyOf(message), { socket, id: message.id });
    });
  }

  /** Whether every feed of the record is listened to. */
  get isAwaited(): boolean {
    return this.#frames.every(({ key }) => this.#listeners.has(key));
  }

  begin(): void {
    const startedMs = performance.now();
    this.#timer = setInterval(() => {
      const due = ((performance.now() - startedMs) / 1_000) * this.#perSecond;
      while (this.sent < due) this.#tell();
    }, PUMP_EVERY_MS);
  }

  end(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
  }

  #tell(): void {
    const frame = this.#frames[this.#next];
    if (frame === undefined) return;
    this.#next = (this.#next + 1) % this.#frames.length;
    const listener = this.#listeners.get(frame.key);
    const text = `{"id":"${listener?.id}","type":"next","payload":${this.#renumbered(frame)}}`;
    if (this.#next === 0) this.#round += 1;
    listener?.socket.send(text);
    this.sent += 1;
    this.bytes += text.length;
  }

  #renumbered({ key, payload }: RecordedFrame): string {
    const told = this.#toldSeq.get(key);
    const aheadMs = this.#round * this.#spanMs;
    const counted = payload.replace(NUMBERS, (_, name: string, digits: string) => {
      const value = Number(digits) + (name === 'time' ? aheadMs : this.#round * this.#spanSeq);
      if (name === 'lastSeq') this.#toldSeq.set(key, value);
      return `"${name}":${name === 'prevSeq' ? (told ?? Number(digits)) : value}`;
    });
    if (aheadMs === 0) return counted;
    return counted.replace(OPEN_TIMES, (_, times: string) => {
      const ahead = times.split(',').map((time) => Number(time) + aheadMs);
      return `"openTimes":[${times === '' ? '' : ahead}]`;
    });
  }
}

function spanOf(frames: readonly RecordedFrame[], name: string): number {
  const values = frames.flatMap(({ payload }) =>
    [...payload.matchAll(NUMBERS)].filter((match) => match[1] === name).map((match) => Number(match[2])),
  );
  const known = values.filter((value) => value > 0);
  return known.reduce((a, b) => Math.max(a, b), 0) - known.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}
