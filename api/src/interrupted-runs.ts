import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { RunManifest } from './ledger/history.ts';
import { runIds } from './ledger/run-paths.ts';
import type { RecoveryTask } from './recovery-thread.ts';

/**
 * Looks after what earlier processes left in a data folder, in a thread of its own: a whole chain is read of a run that was
 * interrupted, and clients are being served meanwhile. Where there are no runs there is no thread.
 */
export class InterruptedRuns {
  readonly #worker: Worker | null;

  constructor(dataDir: string) {
    const url = new URL('./recovery-thread.ts', import.meta.url);
    this.#worker = runIds(dataDir).length === 0 ? null : new Worker(url, { workerData: { dataDir }, name: 'recovery' });
    this.#worker?.unref();
  }

  /** The run that a crash interrupted last and that may go on; null when there is none. */
  newest(): Promise<string | null> {
    return this.#ask({ kind: 'FIND' }, null);
  }

  /** Gives the runs that a crash interrupted, but not the spared one, their last word. Answers which, oldest first. */
  mark(sparedRunId: string | null): Promise<readonly RunManifest[]> {
    return this.#ask<readonly RunManifest[]>({ kind: 'MARK', sparedRunId }, []);
  }

  /** Whatever it was at is done again by the next start. */
  async stop(): Promise<void> {
    await this.#worker?.terminate();
  }

  /** Rejects with what the thread died of. */
  async #ask<T>(task: RecoveryTask, withoutRuns: T): Promise<T> {
    if (this.#worker === null) return withoutRuns;
    const answer = once(this.#worker, 'message') as Promise<[T]>;
    this.#worker.postMessage(task);
    return (await answer)[0];
  }
}
