import { findMoments, type Moment } from '#lib/feeds/moments.ts';
import { runIdOf } from './replay-epoch.ts';
import type { Terminal } from './terminal.svelte.ts';

const LOOK_MS = 1_000;
const MOST_KEPT = 40;
/** More than the lists hold that moments are found in: what was found is not found again. */
const MOST_REMEMBERED = 2_000;

/** What was out of the ordinary in this run, as far as this page has seen it; newest first. */
export class Moments {
  readonly #terminal: Terminal;
  readonly #found = new Map<string, Moment>();
  #runId = '';
  #cappedAt: number | null = null;

  list = $state.raw<readonly Moment[]>([]);

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  /** Looks once a second from now on; returns the stop. */
  start(): () => void {
    const timer = setInterval(() => {
      if (!document.hidden) this.#look();
    }, LOOK_MS);
    return () => clearInterval(timer);
  }

  #look(): void {
    const { trades, thoughts, occasions, status } = this.#terminal;
    const { simulation, budget } = status.latest.data ?? {};
    if (simulation === undefined) return;
    const runId = runIdOf(simulation.epoch);
    if (runId !== this.#runId) this.#forget(runId);
    this.#cappedAt = budget?.isPausedAtCap ? (this.#cappedAt ?? simulation.time) : null;
    const found = findMoments({
      trades: trades.latest.data,
      thoughts: thoughts.latest.data,
      occasions: occasions.latest.data,
      cappedAt: this.#cappedAt,
    });
    const fresh = found.filter(({ key }) => !this.#found.has(key));
    if (fresh.length > 0) this.#keep(fresh);
  }

  #keep(fresh: readonly Moment[]): void {
    for (const moment of fresh) this.#found.set(moment.key, moment);
    const newestFirst = [...this.#found.values()].sort((a, b) => b.time - a.time);
    for (const { key } of newestFirst.slice(MOST_REMEMBERED)) this.#found.delete(key);
    this.list = newestFirst.slice(0, MOST_KEPT);
  }

  #forget(runId: string): void {
    this.#runId = runId;
    this.#found.clear();
    this.list = [];
  }
}
