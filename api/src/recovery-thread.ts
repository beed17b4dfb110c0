import { parentPort, workerData } from 'node:worker_threads';
import { newestInterruptedRun, recoverInterruptedRuns } from './ledger/recovery.ts';
import { must } from './util/assert.ts';

export type RecoveryTask =
  /** Answered by a run id or null. */
  | { readonly kind: 'FIND' }
  /** Answered by the manifests of the runs that were marked. */
  | { readonly kind: 'MARK'; readonly sparedRunId: string | null };

const port = must(parentPort, 'the main thread');
const dataDir: string = workerData.dataDir;

port.on('message', (task: RecoveryTask) => port.postMessage(perform(task)));

function perform(task: RecoveryTask) {
  return task.kind === 'FIND'
    ? newestInterruptedRun(dataDir)
    : recoverInterruptedRuns(dataDir, Date.now, task.sparedRunId);
}
