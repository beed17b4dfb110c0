import { rmSync } from 'node:fs';
import { readManifest } from './ledger/manifest-file.ts';
import { createRun, type WritableRun } from './ledger/run-folder.ts';
import { newRunId } from './ledger/run-id.ts';
import { runPaths } from './ledger/run-paths.ts';
import { openedRun } from './opened-run.ts';
import { keptScenario, openSetup, playableSetup } from './playable-run.ts';
import type { ControlError, ForkChange } from './simulation/control.ts';
import { applyForkChanges } from './simulation/fork-changes.ts';
import { giveUpOpenQuestions } from './simulation/go-on.ts';
import type { Kernel } from './simulation/kernel.ts';
import type { KernelState } from './simulation/kernel-state.ts';
import type { OpenedRun, RunForker } from './simulation/opened-run.ts';
import { rowFold } from './simulation/row-fold.ts';
import { SEMANTICS_VERSION } from './simulation/semantics-version.ts';
import { readSnapshotText, snapshotText } from './simulation/snapshot-text.ts';
import { assert, must } from './util/assert.ts';

export type RunForkerOptions = {
  readonly dataDir: string;
  readonly codeVersion: string;
  /** Wall clock, milliseconds since the epoch. */
  readonly now: () => number;
  /** Numbers in [0, 1) for names; nothing in a run depends on them. */
  readonly random: () => number;
};

/** Makes runs ready that begin where a run is that is going on: a kernel of the same state, a copy of its ledger. */
export function createRunForker(options: RunForkerOptions): RunForker {
  return (parent, changes) => {
    try {
      return fork(options, parent, changes);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return { code: 'FAILED', message: `Run ${parent.epoch} cannot be forked: ${why}.`, field: [] };
    }
  };
}

function fork(
  { dataDir, codeVersion, now, random }: RunForkerOptions,
  { epoch: parentRunId, kernel: parent }: OpenedRun,
  changes: readonly ForkChange[],
): OpenedRun | ControlError {
  const paths = runPaths(dataDir, parentRunId);
  const manifest = must(readManifest(paths.manifest), `the manifest of ${parentRunId}`);
  const { scenario, seed } = manifest;
  const setup = playableSetup(paths, manifest);
  const kernel = openSetup(setup, seed, stateOf(parent));
  assert(kernel.stateHash() === parent.stateHash(), 'its copy has another state hash');
  const origin = { setup, semanticsVersion: SEMANTICS_VERSION, parentRunId, forkedAtSeq: kernel.seq + 1 };
  const fold = rowFold(kernel.view, kernel.state().view.candles?.());
  giveUpOpenQuestions(kernel);
  const refusal = applyForkChanges(kernel, changes);
  if (refusal !== null) return refusal;
  const runId = newRunId(now(), random);
  const place = { dataDir, runId, now, fold, ledgerSoFar: paths.ledger };
  const run = createRun({ ...place, scenario, seed, codeVersion, origin });
  keep(run, kernel);
  return openedRun(run, kernel, keptScenario(setup));
}

/** By the way of a snapshot, so that the two share nothing. */
function stateOf(kernel: Kernel): KernelState {
  return readSnapshotText(new TextEncoder().encode([...snapshotText(kernel)].join('')));
}

/** Before anybody reads the kernel's view: nothing is shown that a crash could take back. */
function keep(run: WritableRun, kernel: Kernel): void {
  try {
    const entries = kernel.drain();
    if (entries.length > 0) run.journal.append(entries);
  } catch (error) {
    run.abandon();
    rmSync(run.paths.folder, { recursive: true, force: true });
    throw error;
  }
}
