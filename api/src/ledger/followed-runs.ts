import { existsSync } from 'node:fs';
import type { RunManifest } from './history.ts';
import { JournalTail } from './journal-tail.ts';
import { codeOf } from './ledger-error.ts';
import { readManifestOrDamage } from './manifest-file.ts';
import { runIds, runPaths } from './run-paths.ts';

/** Where a reader of another process's runs finds the one that matters. */
export class FollowedRuns {
  readonly #dataDir: string;

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  /** The newest run that is being written, as far as manifests tell; else the newest of all. */
  current(): RunManifest | undefined {
    let newest: RunManifest | undefined;
    for (const runId of runIds(this.#dataDir).toReversed()) {
      const manifest = readManifestOrDamage(runPaths(this.#dataDir, runId).manifest, runId);
      if (manifest?.status === 'RUNNING') return manifest;
      newest ??= manifest;
    }
    return newest;
  }

  /** Undefined when the run has no ledger, or none that can be read (yet). */
  openTail(runId: string): JournalTail | undefined {
    const { ledger } = runPaths(this.#dataDir, runId);
    if (!existsSync(ledger)) return undefined;
    let tail: JournalTail | undefined;
    try {
      tail = new JournalTail(ledger);
      tail.lastSeq();
      return tail;
    } catch (error) {
      tail?.close();
      if (codeOf(error).startsWith('SQLITE_')) return undefined;
      throw error;
    }
  }
}
