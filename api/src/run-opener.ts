import { readFileSync } from 'node:fs';
import { createRun, type RunOrigin } from './ledger/run-folder.ts';
import { newRunId } from './ledger/run-id.ts';
import type { RunSetup } from './ledger/run-setup.ts';
import { openedRun } from './opened-run.ts';
import type { ControlError } from './simulation/control.ts';
import { withModelSeats } from './simulation/model-seats.ts';
import { openKernel } from './simulation/open-kernel.ts';
import type { OpenedRun, RunOpener } from './simulation/opened-run.ts';
import { rowFold } from './simulation/row-fold.ts';
import type { Scenario } from './simulation/scenario.ts';
import { SEMANTICS_VERSION } from './simulation/semantics-version.ts';

/** Of a run that is nobody's fork. */
export function firstOrigin(setup: RunSetup): RunOrigin {
  return { setup, semanticsVersion: SEMANTICS_VERSION, parentRunId: null, forkedAtSeq: null };
}

export type RunOpenerOptions = {
  readonly dataDir: string;
  readonly codeVersion: string;
  /** Those that can be started by name. */
  readonly scenarios: readonly Scenario[];
  readonly defaultScenario: string;
  /** Null draws a new seed for every run. */
  readonly defaultSeed: string | null;
  /** What half of the agents ask; null leaves all of them to their rules. */
  readonly model: string | null;
  /** The price file of scenarios that replay one. */
  readonly pricesCsv: string | null;
  /** Wall clock, milliseconds since the epoch. */
  readonly now: () => number;
  /** Numbers in [0, 1) for names and drawn seeds; nothing in a run depends on them. */
  readonly random: () => number;
};

/** Makes runs ready: a kernel from scenario and seed, a folder on disk to keep the run in. */
export function createRunOpener(options: RunOpenerOptions): RunOpener {
  return (scenarioName, seed) => {
    const name = scenarioName ?? options.defaultScenario;
    const scenario = options.scenarios.find((candidate) => candidate.name === name);
    if (scenario === undefined) return unknownScenario(name, options.scenarios);
    try {
      const chosenSeed = seed ?? options.defaultSeed ?? drawSeed(options.random);
      return open(options, withModelSeats(scenario, options.model), chosenSeed);
    } catch (error) {
      return { code: 'FAILED', message: error instanceof Error ? error.message : String(error), field: [] };
    }
  };
}

function drawSeed(random: () => number): string {
  return Math.floor(random() * 0x1_0000_0000)
    .toString(16)
    .padStart(8, '0');
}

function unknownScenario(name: string, scenarios: readonly Scenario[]): ControlError {
  const known = scenarios.map((scenario) => scenario.name).join(', ');
  return {
    code: 'NOT_FOUND',
    message: `There is no scenario "${name}": choose ${known}.`,
    field: ['input', 'scenario'],
  };
}

function open(options: RunOpenerOptions, scenario: Scenario, seed: string): OpenedRun {
  const { dataDir, codeVersion, now } = options;
  const pricesCsv = pricesOf(scenario, options.pricesCsv);
  const kernel = openKernel(scenario, seed, pricesCsv);
  const runId = newRunId(now(), options.random);
  const about = { scenario: scenario.name, seed };
  const origin = firstOrigin({ scenario, pricesCsv });
  const run = createRun({ dataDir, runId, ...about, codeVersion, now, origin, fold: rowFold(kernel.view) });
  return openedRun(run, kernel, scenario);
}

/** The text of the price file that a scenario replays, null for others. Throws when there is none that can be read. */
export function pricesOf(scenario: Scenario, pricesCsv: string | null): string | null {
  if (scenario.reference.kind !== 'REPLAY') return null;
  const path = scenario.reference.csvPath ?? pricesCsv;
  if (path === null)
    throw new Error(`Scenario "${scenario.name}" replays a price file: name it in PRICES_CSV or with --prices.`);
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? error.code : error;
    throw new Error(`The price file is "${path}": expected a price file that can be read (${reason}).`);
  }
}
