import { hash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { LedgerError } from './ledger-error.ts';
import type { RunPaths } from './run-paths.ts';

/** What a run was made of, apart from its seed: enough to begin it again. */
export type RunSetup = {
  /** Plain data. */
  readonly scenario: unknown;
  /** The text of the price file that the scenario replays; null for all others. */
  readonly pricesCsv: string | null;
};

/** SHA-256 over both, hex: runs of the same scenario have the same. */
export function setupHash({ scenario, pricesCsv }: RunSetup): string {
  return hash('sha256', `${JSON.stringify(scenario)}\n${pricesCsv ?? ''}`, 'hex');
}

export function writeSetup(paths: RunPaths, { scenario, pricesCsv }: RunSetup): void {
  writeSynced(paths.scenario, `${JSON.stringify(scenario, null, 2)}\n`);
  if (pricesCsv !== null) writeSynced(paths.prices, pricesCsv);
}

/** Throws `LedgerError` when the files are missing, or not those that the run began with. */
export function readSetup(paths: RunPaths, scenarioHash: string): RunSetup {
  const setup = { scenario: readScenario(paths.scenario), pricesCsv: readIfThere(paths.prices) };
  if (setupHash(setup) === scenarioHash) return setup;
  throw new LedgerError(`${paths.scenario} is not what the run began with: its hash is not the manifest's`);
}

function readScenario(path: string): unknown {
  const text = readIfThere(path);
  if (text === null) throw new LedgerError(`${path} is missing: nobody knows how the run began`);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new LedgerError(`${path} is no JSON`);
  }
}

function readIfThere(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

function writeSynced(path: string, text: string): void {
  const file = openSync(path, 'w');
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
