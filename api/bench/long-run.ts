import { setTimeout as sleep } from 'node:timers/promises';
import { FolderSnapshots } from '../src/ledger/folder-snapshots.ts';
import { createRun } from '../src/ledger/run-folder.ts';
import { newRunId } from '../src/ledger/run-id.ts';
import { firstOrigin } from '../src/run-opener.ts';
import { openKernel } from '../src/simulation/open-kernel.ts';
import { rowFold } from '../src/simulation/row-fold.ts';
import type { Scenario } from '../src/simulation/scenario.ts';
import { SnapshotTaker } from '../src/simulation/snapshot-taker.ts';

const BATCH_ROWS = 1_000;
/** As the server takes them when much happens. */
const SNAPSHOT_EVERY = 50_000;

export type LongRun = {
  readonly dataDir: string;
  readonly scenario: Scenario;
  readonly seed: string;
  /** Rows of the journal, at least. */
  readonly rows: number;
  readonly firstSnapshotSeq: number;
  /** Runs each piece of work of a snapshot, for those who time it. */
  readonly takePiece?: (work: () => void) => void;
};

/** Writes a run as a server would have, snapshots and all, and leaves its journal open. */
export async function writeLongRun({ dataDir, scenario, seed, rows, firstSnapshotSeq, takePiece }: LongRun) {
  const kernel = openKernel(scenario, seed, null);
  const place = { dataDir, runId: newRunId(Date.now(), Math.random), now: Date.now, fold: rowFold(kernel.view) };
  const about = { scenario: scenario.name, seed, codeVersion: '0.0.0-bench' };
  const { journal, paths } = createRun({ ...place, ...about, origin: firstOrigin({ scenario, pricesCsv: null }) });
  const store = new FolderSnapshots(paths.folder);
  const snapshots = new SnapshotTaker(kernel, store, () => performance.now());
  const take = takePiece ?? ((work) => work());
  let nextSnapshot = firstSnapshotSeq;
  while (journal.lastSeq() < rows) {
    while (kernel.seq < journal.lastSeq() + BATCH_ROWS) kernel.step();
    journal.append(kernel.drain());
    if (kernel.seq < nextSnapshot) continue;
    nextSnapshot += SNAPSHOT_EVERY;
    snapshots.begin();
    while (snapshots.isUnderWay) take(() => void snapshots.work());
    while (store.latest()?.seq !== kernel.seq) await sleep(20);
  }
  return journal;
}
