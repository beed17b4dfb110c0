import { foldNothing, type RowFold } from './ledger/folded-rows.ts';
import { FolderSnapshots } from './ledger/folder-snapshots.ts';
import type { RunManifest } from './ledger/history.ts';
import { LedgerError } from './ledger/ledger-error.ts';
import { readManifest } from './ledger/manifest-file.ts';
import { openRun, type WritableRun } from './ledger/run-folder.ts';
import { runPaths } from './ledger/run-paths.ts';
import { type RunSetup, readSetup } from './ledger/run-setup.ts';
import type { ControlError } from './simulation/control.ts';
import { giveUpOpenQuestions, goOn } from './simulation/go-on.ts';
import type { Kernel } from './simulation/kernel.ts';
import type { OpenedRun, RunContinuer } from './simulation/loop.ts';
import { openKernel } from './simulation/open-kernel.ts';
import { rowFold } from './simulation/row-fold.ts';
import type { Scenario } from './simulation/scenario.ts';
import { SEMANTICS_VERSION } from './simulation/semantics-version.ts';

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

function continueRun({ dataDir, now }: RunContinuerOptions, runId: string): OpenedRun | ControlError {
  const manifest = playableManifest(dataDir, runId);
  const setup = setupOf(dataDir, manifest);
  let fold: RowFold = foldNothing;
  const run = openRun({ dataDir, runId, now, fold: (events) => fold(events) });
  const open = kernelOpener(setup, manifest.seed);
  const snapshots = new FolderSnapshots(run.paths.folder);
  const reached = goOn(open, run.journal, snapshots);
  if ('problem' in reached) {
    run.finish({ status: 'QUARANTINED', reason: `interrupted: ${reached.problem}` });
    return cannot(runId, reached.problem);
  }
  const { kernel } = reached;
  if (kernel.view.run?.isEnded === true) return endLate(run, kernel);
  fold = rowFold(kernel.view, kernel.state().view.candles?.());
  giveUpOpenQuestions(kernel);
  const scenario = setup.scenario as Scenario;
  return {
    epoch: runId,
    scenario: manifest.scenario,
    seed: manifest.seed,
    speed: kernel.speed ?? scenario.speed,
    warmUpUntil: scenario.startAt + scenario.warmUpMs,
    startedAt: manifest.startedAt,
    kernel,
    journal: run.journal,
    snapshots,
    finish: (reason) => void run.finish({ status: 'ENDED', reason }),
  };
}

/** The crash came between the last event and the manifest's last word. */
function endLate(run: WritableRun, kernel: Kernel): ControlError {
  const { runId } = run.manifest;
  run.finish({ status: 'ENDED', reason: kernel.view.run?.endReason ?? 'ended' });
  return cannot(runId, 'it had ended');
}

/** Throws `LedgerError` for a run that this program cannot play: another one derived its events. */
export function playableManifest(dataDir: string, runId: string): RunManifest {
  const { manifest: path, folder } = runPaths(dataDir, runId);
  const manifest = readManifest(path);
  if (manifest === undefined) throw new LedgerError(`${folder} holds no run`);
  if (manifest.semanticsVersion === SEMANTICS_VERSION) return manifest;
  throw new LedgerError(
    `it was made with semantics version ${manifest.semanticsVersion} (program ${manifest.codeVersion}), ` +
      `this program has ${SEMANTICS_VERSION}: play it with a program of that version`,
  );
}

export function setupOf(dataDir: string, { runId, scenarioHash }: RunManifest): RunSetup {
  return readSetup(runPaths(dataDir, runId), scenarioHash ?? '');
}

/** Makes the kernel of a kept run, at its beginning or where it was saved. */
export function kernelOpener({ scenario, pricesCsv }: RunSetup, seed: string) {
  return (saved: Parameters<typeof openKernel>[3]) => openKernel(scenario as Scenario, seed, pricesCsv, saved);
}
