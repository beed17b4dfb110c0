import { recoverInterruptedRuns } from './ledger/recovery.ts';
import { removeOldestRuns } from './ledger/retention.ts';
import type { Logger } from './log.ts';

const EVERY_MS = 60_000;

export type RunKeeperOptions = {
  readonly dataDir: string;
  readonly maxBytes: number;
  readonly log: Logger;
  /** The run that is never removed; null while there is none. */
  readonly currentRunId: () => string | null;
};

/** Gives runs that a crash interrupted their last word, and keeps the data folder within its limit from then on. */
export function keepRuns(options: RunKeeperOptions): () => void {
  for (const run of recoverInterruptedRuns(options.dataDir, Date.now)) {
    const { runId, status, lastSeq, endReason } = run;
    options.log.warn({ runId, status, lastSeq, endReason }, 'found a run that was interrupted');
  }
  makeRoom(options);
  const timer = setInterval(() => makeRoom(options), EVERY_MS);
  return () => clearInterval(timer);
}

function makeRoom({ dataDir, maxBytes, log, currentRunId }: RunKeeperOptions): void {
  for (const removed of removeOldestRuns({ dataDir, maxBytes, currentRunId: currentRunId() })) {
    log.warn(removed, 'removed the oldest run: the data folder had reached MAX_DATA_GB');
  }
}
