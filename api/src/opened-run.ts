import { FolderSnapshots } from './ledger/folder-snapshots.ts';
import type { WritableRun } from './ledger/run-folder.ts';
import type { Kernel } from './simulation/kernel.ts';
import type { OpenedRun } from './simulation/opened-run.ts';
import type { Scenario } from './simulation/scenario.ts';

/** A run as the simulation takes it over: its kernel is where its journal ends. */
export function openedRun(run: WritableRun, kernel: Kernel, scenario: Scenario): OpenedRun {
  const { runId, scenario: name, seed, startedAt } = run.manifest;
  return {
    epoch: runId,
    scenario: name,
    seed,
    speed: kernel.speed ?? scenario.speed,
    warmUpUntil: scenario.startAt + scenario.warmUpMs,
    startedAt,
    kernel,
    journal: run.journal,
    snapshots: new FolderSnapshots(run.paths.folder),
    finish: (reason) => void run.finish({ status: 'ENDED', reason, stateHash: kernel.stateHash() }),
  };
}
