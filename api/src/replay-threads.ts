import { Worker } from 'node:worker_threads';
import type { LogLevel } from './config.ts';
import type { FromReplays, ToReplays } from './graphql/replays/messages.ts';
import type { AboutServer, ReplayThread, ReplayThreads } from './graphql/replays/replay-desk.ts';
import type { Logger } from './log.ts';
import type { ReplayThreadData } from './replay-thread.ts';
import type { Scenario } from './simulation/scenario.ts';
import { PatientChannel } from './thread-channel.ts';

/** More than four long runs and their waypoints need. A thread that wants more is ended, and nothing else with it. */
const MAX_HEAP_MB = 2_048;

export type ReplayWorkersOptions = {
  readonly dataDir: string;
  readonly scenarios: readonly Scenario[];
  readonly logLevel: LogLevel;
  readonly log: Logger;
};

/** Runs are folded and asked in a thread of their own: the one that serves the live market never waits for it. */
export class ReplayWorkers implements ReplayThreads {
  readonly #options: ReplayWorkersOptions;

  constructor(options: ReplayWorkersOptions) {
    this.#options = options;
  }

  start(about: AboutServer, onDeath: () => void): ReplayThread {
    const { dataDir, scenarios, logLevel, log } = this.#options;
    const workerData: ReplayThreadData = { dataDir, scenarios, logLevel, ...about };
    const worker = new Worker(new URL('./replay-thread.ts', import.meta.url), {
      workerData,
      name: 'replays',
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    });
    worker.on('error', (error) => {
      log.error({ err: error }, 'the thread that replays died');
      onDeath();
    });
    return { channel: new PatientChannel<ToReplays, FromReplays>(worker), stop: () => void worker.terminate() };
  }
}
