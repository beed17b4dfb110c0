import { readFileSync } from 'node:fs';
import type { RunManifest } from '../../src/ledger/history.ts';
import { runIds, runPaths } from '../../src/ledger/run-paths.ts';
import { verifyRun } from '../../src/ledger/verify-run.ts';
import { foldFromZero } from '../../src/simulation/market-fold.ts';

/** The manifests of a data folder as they lie there, oldest first. */
export function manifestsIn(dataDir: string): readonly RunManifest[] {
  return runIds(dataDir).map((runId) => JSON.parse(readFileSync(runPaths(dataDir, runId).manifest, 'utf8')));
}

/** What is wrong with the kept runs of a data folder. */
export function problemsIn(dataDir: string): readonly object[] {
  return runIds(dataDir).flatMap((runId) => {
    const { checks } = verifyRun(runPaths(dataDir, runId), { makeFold: foldFromZero });
    return checks.filter(({ status }) => status !== 'OK');
  });
}
