import { foldNothing, type RowFold } from './ledger/folded-rows.ts';
import { FolderSnapshots } from './ledger/folder-snapshots.ts';
import { readManifest } from './ledger/manifest-file.ts';
import { openRun, type WritableRun } from './ledger/run-folder.ts';
import { runPaths } from './ledger/run-paths.ts';
import type { RunSetup } from './ledger/run-setup.ts';
import { openedRun } from './opened-run.ts';
import { keptScenario, openSetup, playableSetup } from './playable-run.ts';
import type { ControlError } from './simulation/control.ts';
import { giveUpOpenQuestions, goOn } from './simulation/go-on.ts';
import type { Kernel } from './simulation/kernel.ts';
import type { KernelState } from './simulation/kernel-state.ts';
import type { OpenedRun, RunContinuer } from './simulation/opened-run.ts';
import { rowFold } from './simulation/row-fold.ts';

export type RunContinuerOptions = {
  readonly dataDir: string;
  /** Wall clock, milliseconds since the epoch. */
  readonly now: () => number;
};

/**
 * Makes runs ready that a crash interrupted: the next writer's generation, a kernel where the journal ends. A run whose
 * journal does not follow from its own inputs is quarantined.
 */
export function createRunContinuer(options: RunContinuerOptions): RunContinuer {
  return (runId) => {
    try {
      return continueRun(options, runId);
    } catch (error) {
      return cannot(runId, error instanceof Error ? error.message : String(error));
    }
  };
}

function cannot(runId: string, why: string): ControlError {
  return { code: 'FAILED', message: `Run ${runId} cannot go on: ${why}.`, field: [] };
}

/** The rows of a run that goes on are folded by a view that is there only when the journal has been played. */
type LateFold = { fold: RowFold };

function continueRun({ dataDir, now }: RunContinuerOptions, runId: string): OpenedRun | ControlError {
  const paths = runPaths(dataDir, runId);
  const manifest = readManifest(paths.manifest);
  if (manifest === undefined) return cannot(runId, `${paths.folder} holds no manifest`);
  const setup = playableSetup(paths, manifest);
  const rows: LateFold = { fold: foldNothing };
  const run = openRun({ dataDir, runId, now, fold: (events) => rows.fold(events) });
  try {
    return carryOn(run, setup, rows);
  } catch (error) {
    run.abandon();
    throw error;
  }
}

function carryOn(run: WritableRun, setup: RunSetup, rows: LateFold): OpenedRun | ControlError {
  const { runId, seed } = run.manifest;
  const open = (saved: KernelState | null) => openSetup(setup, seed, saved);
  const reached = goOn(open, run.journal, new FolderSnapshots(run.paths.folder));
  if ('problem' in reached) {
    run.finish({ status: 'QUARANTINED', reason: `interrupted: ${reached.problem}` });
    return cannot(runId, reached.problem);
  }
  const { kernel } = reached;
  if (kernel.view.run?.isEnded === true) return endLate(run, kernel);
  rows.fold = rowFold(kernel.view, kernel.state().view.candles?.());
  giveUpOpenQuestions(kernel);
  const entries = kernel.drain();
  // Before anybody reads the kernel's view: nothing is shown that a crash could take back.
  if (entries.length > 0) run.journal.append(entries);
  return openedRun(run, kernel, keptScenario(setup));
}

/** The crash came between the last event and the manifest's last word. */
function endLate(run: WritableRun, kernel: Kernel): ControlError {
  const { runId } = run.manifest;
  const reason = kernel.view.run?.endReason ?? 'ended';
  run.finish({ status: 'ENDED', reason, stateHash: kernel.stateHash() });
  return cannot(runId, 'it had ended');
}
