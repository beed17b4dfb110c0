import { existsSync } from 'node:fs';
import type { RunArchive, RunManifest } from './history.ts';
import { codeOf, NewerLedger } from './ledger-error.ts';
import { readManifestOrDamage } from './manifest-file.ts';
import { whileLocked } from './recovery.ts';
import { isRunId } from './run-id.ts';
import { readNote, writeNote } from './run-note.ts';
import { folderBytes, type RunPaths, runIds, runPaths } from './run-paths.ts';
import { isOutdated } from './schema.ts';
import { assertNotNewer } from './schema-version.ts';
import { openForReading } from './sqlite-file.ts';
import { SqliteHistory } from './sqlite-history.ts';
import { updateLedger } from './update-ledger.ts';

/** Files kept open at once; the one not used for longest goes first, and closes when nobody holds it any more. */
const MAX_OPEN = 8;

/** The kept runs, as their folders tell: nothing is remembered that is not on disk. */
export class SqliteArchive implements RunArchive {
  readonly #dataDir: string;
  /** Least recently used first. */
  readonly #open = new Map<string, SqliteHistory>();

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  runs(): readonly RunManifest[] {
    const ids = [...runIds(this.#dataDir)].reverse();
    return ids.flatMap((runId) => this.run(runId) ?? []);
  }

  /** A run that goes on is told as it is now. */
  run(runId: string): RunManifest | undefined {
    if (!isRunId(runId)) return undefined;
    const { manifest: path, folder } = runPaths(this.#dataDir, runId);
    const manifest = readManifestOrDamage(path, runId);
    if (manifest?.status !== 'RUNNING') return manifest;
    return { ...manifest, ...this.open(runId)?.figures(), sizeBytes: folderBytes(folder) };
  }

  /** Undefined also for a file that cannot be read: damage stays in one run. */
  open(runId: string): SqliteHistory | undefined {
    if (!isRunId(runId)) return undefined;
    const paths = runPaths(this.#dataDir, runId);
    const known = this.#open.get(runId);
    this.#open.delete(runId);
    if (!existsSync(paths.ledger) || !existsSync(paths.manifest)) return undefined;
    const history = known ?? openIfReadable(paths);
    if (history !== undefined) this.#open.set(runId, history);
    this.#forgetOldest();
    return history;
  }

  note(runId: string): string {
    return isRunId(runId) ? readNote(runPaths(this.#dataDir, runId).folder) : '';
  }

  setNote(runId: string, note: string): void {
    writeNote(runPaths(this.#dataDir, runId).folder, note);
  }

  close(): void {
    for (const history of this.#open.values()) history.close();
    this.#open.clear();
  }

  #forgetOldest(): void {
    const [oldest] = this.#open.keys();
    if (this.#open.size > MAX_OPEN && oldest !== undefined) this.#open.delete(oldest);
  }
}

/** Undefined for a file that cannot be read. Brings a file of an older program up to date first. */
export function openIfReadable(paths: RunPaths): SqliteHistory | undefined {
  let history: SqliteHistory | undefined;
  try {
    if (isFileOutdated(paths.ledger)) whileLocked(paths, () => updateLedger(paths));
    history = new SqliteHistory(paths.ledger);
    history.figures();
    return history;
  } catch (error) {
    history?.close();
    if (codeOf(error).startsWith('SQLITE_') || error instanceof NewerLedger) return undefined;
    throw error;
  }
}

function isFileOutdated(ledger: string): boolean {
  const file = openForReading(ledger);
  try {
    assertNotNewer(file);
    return isOutdated(file);
  } finally {
    file.close();
  }
}
