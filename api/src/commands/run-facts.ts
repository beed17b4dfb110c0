import type { RunManifest } from '../ledger/history.ts';
import { folderBytes } from '../ledger/run-paths.ts';
import { openIfReadable } from '../ledger/sqlite-archive.ts';
import type { SqliteHistory } from '../ledger/sqlite-history.ts';
import type { FoundRun } from './find-run.ts';

/** What is told of a run in one line: its manifest, as of now while it is being written, and its length. */
export type RunFacts = RunManifest & {
  /** Simulated time from its first to its last event, milliseconds; null when its ledger cannot be read. */
  readonly lengthMs: number | null;
};

export function factsOf(found: FoundRun): RunFacts {
  const history = openIfReadable(found.paths);
  try {
    return history === undefined ? { ...found.manifest, lengthMs: null } : readFacts(found, history);
  } finally {
    history?.close();
  }
}

function readFacts({ paths, manifest }: FoundRun, history: SqliteHistory): RunFacts {
  const isOver = manifest.status !== 'RUNNING';
  const current = isOver ? manifest : { ...manifest, ...history.figures(), sizeBytes: folderBytes(paths.folder) };
  const first = history.events(0, 1)[0];
  return { ...current, lengthMs: first === undefined ? 0 : current.lastTime - first.time };
}
