import type { RemovedRun } from './graphql/context.ts';
import { removeOldestRuns } from './ledger/retention.ts';
import type { Logger } from './log.ts';

const EVERY_MS = 60_000;

/** Removals that are told; older ones are in the log. */
const TOLD = 100;

export type RunKeeperOptions = {
  readonly dataDir: string;
  readonly maxBytes: number;
  readonly log: Logger;
  /** The run that is never removed; null while there is none. */
  readonly currentRunId: () => string | null;
};

/** Keeps the data folder within its limit. */
export class RunKeeper {
  readonly #options: RunKeeperOptions;
  #removed: readonly RemovedRun[] = [];

  constructor(options: RunKeeperOptions) {
    this.#options = options;
  }

  /** What was removed since the start, newest first. */
  removed(): readonly RemovedRun[] {
    return this.#removed;
  }

  /** Removes the oldest runs when there is no room, from now on. */
  start(): void {
    this.makeRoom();
    setInterval(() => this.makeRoom(), EVERY_MS).unref();
  }

  makeRoom(): void {
    const { dataDir, maxBytes, log, currentRunId } = this.#options;
    for (const run of removeOldestRuns({ dataDir, maxBytes, currentRunId: currentRunId() })) {
      log.warn(run, 'removed the oldest run: the data folder had reached MAX_DATA_GB');
      this.#removed = [{ ...run, atMs: Date.now() }, ...this.#removed].slice(0, TOLD);
    }
  }
}
