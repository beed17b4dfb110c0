import { existsSync } from 'node:fs';
import { FolderSnapshots } from './folder-snapshots.ts';
import type { RunManifest } from './history.ts';
import { codeOf } from './ledger-error.ts';
import { readManifestOrDamage } from './manifest-file.ts';
import { ReplayJournal } from './replay-journal.ts';
import { isRunId } from './run-id.ts';
import { runPaths } from './run-paths.ts';
import type { Snapshot } from './snapshots.ts';

/** What a replay needs of a run. `snapshot` is the newest one the run keeps up to a place; null when it keeps none. */
export type ReplayableRun = {
  readonly manifest: RunManifest;
  readonly journal: ReplayJournal;
  readonly snapshot: (upTo: number) => Snapshot | null;
};

/** The runs of a data folder, each to be opened for going back and forth in it. */
export class ReplayableRuns {
  readonly #dataDir: string;

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  /** Undefined when there is no such run, or none that can be read, or nothing in it yet. */
  open(runId: string): ReplayableRun | undefined {
    if (!isRunId(runId)) return undefined;
    const paths = runPaths(this.#dataDir, runId);
    if (!existsSync(paths.ledger)) return undefined;
    const manifest = readManifestOrDamage(paths.manifest, runId);
    const journal = manifest === undefined ? undefined : openIfReadable(paths.ledger);
    if (manifest === undefined || journal === undefined) return undefined;
    const snapshots = new FolderSnapshots(paths.folder);
    return { manifest, journal, snapshot: (upTo) => snapshots.latest(upTo + 1) };
  }
}

function openIfReadable(path: string): ReplayJournal | undefined {
  let journal: ReplayJournal | undefined;
  try {
    journal = new ReplayJournal(path);
    if (journal.last().seq > 0) return journal;
    journal.close();
    return undefined;
  } catch (error) {
    journal?.close();
    if (codeOf(error).startsWith('SQLITE_')) return undefined;
    throw error;
  }
}
