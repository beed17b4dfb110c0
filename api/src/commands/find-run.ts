import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RunManifest } from '../ledger/history.ts';
import { LedgerError } from '../ledger/ledger-error.ts';
import { readManifest } from '../ledger/manifest-file.ts';
import { isRunId } from '../ledger/run-id.ts';
import { type RunPaths, runIds, runPaths, runPathsIn } from '../ledger/run-paths.ts';

export type FoundRun = { readonly paths: RunPaths; readonly manifest: RunManifest };

/** Ids that an error names. */
const NAMED = 5;

/**
 * The run that a person means: by its id in the data folder, by its folder wherever that lies, or by a data folder that
 * holds one run only.
 *
 * @throws LedgerError that says what was found and what was expected
 */
export function findRun(name: string, dataDir: string): FoundRun {
  const paths = pathsOf(name, dataDir);
  const manifest = readManifest(paths.manifest);
  if (manifest === undefined)
    throw new LedgerError(`${paths.folder} has no manifest.json: expected the folder of a run`);
  return { paths, manifest };
}

function pathsOf(name: string, dataDir: string): RunPaths {
  if (isRunId(name) && runIds(dataDir).includes(name)) return runPaths(dataDir, name);
  if (existsSync(join(name, 'manifest.json')) || existsSync(join(name, 'ledger.sqlite'))) return runPathsIn(name);
  const within = runIds(name);
  const [only] = within;
  if (only === undefined) throw new LedgerError(notFound(name, dataDir));
  if (within.length === 1) return runPaths(name, only);
  const newest = within.toReversed().slice(0, NAMED);
  throw new LedgerError(
    `${name} holds ${within.length} runs: name one of them, such as ${join(name, 'runs', newest[0] ?? '')} (newest first: ${newest.join(', ')})`,
  );
}

function notFound(name: string, dataDir: string): string {
  const known = runIds(dataDir).toReversed().slice(0, NAMED);
  const hint = known.length === 0 ? `${dataDir} holds no runs` : `newest in ${dataDir}: ${known.join(', ')}`;
  return `"${name}" is no run: expected a run's id, its folder, or a data folder that holds one run (${hint})`;
}
