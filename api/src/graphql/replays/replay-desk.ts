import type { Channel } from '../../simulation/messages.ts';
import { REPLAY_MESSAGE } from '../../simulation/replay/replay.ts';
import { apiError } from '../api-error.ts';
import type { ServerIdentity } from '../context.ts';
import type { Limits } from '../limits.ts';
import { type OperationRunner, operationOf } from '../operations/request.ts';
import { type FromReplays, noReplay, type ReplayWish, type Steered, type ToReplays } from './messages.ts';
import { RemoteCalls } from './remote-calls.ts';

const CHECK_MS = 5_000;

/** A replay that nobody has a connection to makes room for another when it was not used for so long, milliseconds. */
const SPARED_MS = 3_000;

/** A thread that replays. `stop` ends it. */
export type ReplayThread = { readonly channel: Channel<ToReplays, FromReplays>; stop(): void };

/** What operations tell about the server, whichever thread runs them. */
export type AboutServer = { readonly limits: Limits; readonly identity: ServerIdentity };

export interface ReplayThreads {
  /** @param onDeath called when it ended by itself */
  start(about: AboutServer, onDeath: () => void): ReplayThread;
}

type Known = { watchers: number; usedMs: number };
type Running = { readonly thread: ReplayThread; readonly calls: RemoteCalls };

export type ReplayDeskOptions = {
  readonly threads: ReplayThreads;
  readonly about: AboutServer;
  /** Monotonic milliseconds. */
  readonly elapsedMs: () => number;
};

/**
 * Runs as they were, for anybody, a few at a time. All of them are folded and asked in one thread of their own, which is
 * there only while somebody watches, so that neither the market nor its clients notice.
 */
export class ReplayDesk {
  readonly #options: ReplayDeskOptions;
  readonly #known = new Map<string, Known>();
  readonly #timer: NodeJS.Timeout;
  #running: Running | null = null;

  constructor(options: ReplayDeskOptions) {
    this.#options = options;
    const everyMs = Math.min(CHECK_MS, options.about.limits.replayIdleMs);
    this.#timer = setInterval(() => this.#endUnused(options.about.limits.replayIdleMs), everyMs).unref();
  }

  /** Opens the replay of this name, or moves it; one that was there before stays when a wish is refused. */
  async steer(replayId: string, wish: ReplayWish): Promise<Steered> {
    const isNew = !this.#known.has(replayId);
    if (isNew && !this.#makeRoom()) return tooMany();
    this.#use(replayId);
    // However long it takes: whoever waits for an answer watches.
    const leave = this.watch(replayId);
    const steered = await this.#thread().calls.steer(replayId, wish);
    leave();
    if ('code' in steered && isNew) this.end(replayId);
    return steered;
  }

  async look(replayId: string): Promise<Steered> {
    if (!this.#known.has(replayId) || this.#running === null) return noReplay(replayId);
    this.#use(replayId);
    return this.#running.calls.look(replayId);
  }

  end(replayId: string): void {
    if (!this.#known.has(replayId)) return;
    this.#running?.calls.end(replayId);
    this.#forget(replayId);
  }

  /** Runs operations at the replay's moment; null when there is no such replay. */
  runner(replayId: string): OperationRunner | null {
    if (!this.#known.has(replayId)) return null;
    return {
      execute: async (request) => {
        if (operationOf(request)?.operation === 'mutation') return { errors: [apiError('READ_ONLY', REPLAY_MESSAGE)] };
        const calls = this.#callsOf(replayId);
        return calls === null ? { errors: [gone(replayId)] } : calls.execute(replayId, request);
      },
      subscribe: async (request) => {
        const calls = this.#callsOf(replayId);
        return calls === null ? { errors: [gone(replayId)] } : calls.subscribe(replayId, request);
      },
    };
  }

  /** Somebody has a connection to it; returns the way to say that it is closed. */
  watch(replayId: string): () => void {
    const known = this.#known.get(replayId);
    if (known === undefined) return () => {};
    known.watchers += 1;
    return () => {
      known.watchers -= 1;
      known.usedMs = this.#options.elapsedMs();
    };
  }

  close(): void {
    clearInterval(this.#timer);
    this.#known.clear();
    this.#stopThread();
  }

  #callsOf(replayId: string): RemoteCalls | null {
    if (!this.#known.has(replayId) || this.#running === null) return null;
    this.#use(replayId);
    return this.#running.calls;
  }

  #use(replayId: string): void {
    const known = this.#known.get(replayId) ?? { watchers: 0, usedMs: 0 };
    known.usedMs = this.#options.elapsedMs();
    this.#known.set(replayId, known);
  }

  #thread(): Running {
    if (this.#running !== null) return this.#running;
    const { threads, about } = this.#options;
    const thread = threads.start(about, () => this.#lost());
    this.#running = { thread, calls: new RemoteCalls(thread.channel) };
    return this.#running;
  }

  /** Whoever watched opens anew. */
  #lost(): void {
    const lost = this.#running;
    this.#running = null;
    this.#known.clear();
    lost?.calls.fail();
  }

  /** False when all replays are in use. */
  #makeRoom(): boolean {
    const { maxReplays } = this.#options.about.limits;
    if (this.#known.size >= maxReplays) this.#endUnused(SPARED_MS);
    return this.#known.size < maxReplays;
  }

  #endUnused(forMs: number): void {
    const nowMs = this.#options.elapsedMs();
    for (const [replayId, { watchers, usedMs }] of this.#known) {
      if (watchers <= 0 && nowMs - usedMs >= forMs) this.end(replayId);
    }
  }

  #forget(replayId: string): void {
    this.#known.delete(replayId);
    if (this.#known.size === 0) this.#stopThread();
  }

  #stopThread(): void {
    const running = this.#running;
    this.#running = null;
    running?.thread.stop();
    running?.calls.fail();
  }
}

function gone(replayId: string) {
  return apiError('NOT_FOUND', noReplay(replayId).message);
}

function tooMany(): Steered {
  const message =
    'All replays that may be open at once are in use (serviceLimits.maxReplays); one ends half a minute after its last viewer left';
  return { code: 'TOO_MANY_REPLAYS', message };
}
