import type { RunManifest } from './ledger/history.ts';
import { LedgerError } from './ledger/ledger-error.ts';
import type { RunPaths } from './ledger/run-paths.ts';
import { type RunSetup, readSetup } from './ledger/run-setup.ts';
import type { Kernel } from './simulation/kernel.ts';
import type { KernelState } from './simulation/kernel-state.ts';
import { openKernel } from './simulation/open-kernel.ts';
import type { Scenario } from './simulation/scenario.ts';
import { SEMANTICS_VERSION } from './simulation/semantics-version.ts';

/**
 * What a kept run was made of. Throws `LedgerError` when this program cannot play it: another one would have derived other
 * events, or nobody knows any more how the run began.
 */
export function playableSetup(paths: RunPaths, manifest: RunManifest): RunSetup {
  const { semanticsVersion, codeVersion, scenarioHash } = manifest;
  if (semanticsVersion === SEMANTICS_VERSION) return readSetup(paths, scenarioHash ?? '');
  const theirs = semanticsVersion === 0 ? 'no semantics version' : `semantics version ${semanticsVersion}`;
  throw new LedgerError(
    `${paths.folder} was made with ${theirs} (program ${codeVersion}), this program has semantics version ` +
      `${SEMANTICS_VERSION} and would derive other events: play it with a program of its version`,
  );
}

/** What a run keeps of its scenario, whose hash vouches for its shape. Runs from before there were timetables have none. */
export function keptScenario({ scenario }: RunSetup): Scenario {
  return { events: [], ...(scenario as Omit<Scenario, 'events'>) };
}

/** The run's kernel, at its beginning or where it was saved. */
export function openSetup(setup: RunSetup, seed: string, saved: KernelState | null = null): Kernel {
  return openKernel(keptScenario(setup), seed, setup.pricesCsv, saved);
}
