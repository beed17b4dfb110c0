import { accessSync, constants, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import type { Seq } from '../market/units.ts';
import type { RowFold } from './folded-rows.ts';
import { createMark, type Mark } from './high-water-mark.ts';
import type { ManifestStatus, RunManifest } from './history.ts';
import { EMPTY_HASH } from './journal-hash.ts';
import { FolderStore, type JournalStore } from './journal-store.ts';
import { codeOf, LedgerDamage, LedgerError } from './ledger-error.ts';
import { removeAsides } from './left-behind.ts';
import { readManifest, syncFolder, writeManifest } from './manifest-file.ts';
import { newestCommits, nothingCommitted } from './rows/commit-rows.ts';
import { figuresOf, type RunFigures } from './run-figures.ts';
import { folderBytes, type RunPaths, runPaths, runsFolder } from './run-paths.ts';
import { type RunSetup, setupHash, writeSetup } from './run-setup.ts';
import { createTables } from './schema.ts';
import { copyDurably, openForWriting, type SqliteFile } from './sqlite-file.ts';
import { SqliteJournal } from './sqlite-journal.ts';
import { findTailDamage } from './tail-damage.ts';
import { updateLedger } from './update-ledger.ts';
import { describeHolder, lockWriter, type WriterLock } from './writer-lock.ts';

export type RunPlace = {
  readonly dataDir: string;
  readonly runId: string;
  /** Wall clock, milliseconds since the epoch. */
  readonly now: () => number;
  /** Where candles and equity come from; none are kept without it. */
  readonly fold?: RowFold;
  /** The disk, when it is not the run's folder. */
  readonly openStore?: (paths: RunPaths) => JournalStore;
};

export type NewRun = RunPlace & {
  readonly scenario: string;
  readonly seed: string;
  readonly codeVersion: string;
  /** What it takes to begin the run again; a run without it cannot go on after a crash. */
  readonly origin?: RunOrigin;
  /** The ledger whose rows it begins with, all that are committed; none without it. */
  readonly ledgerSoFar?: string;
};

export type RunOrigin = {
  readonly setup: RunSetup;
  readonly semanticsVersion: number;
  readonly parentRunId: string | null;
  readonly forkedAtSeq: Seq | null;
};

export type Ending = {
  readonly status: Exclude<ManifestStatus, 'RUNNING'>;
  readonly reason: string;
  readonly stateHash?: string;
};

/** A run that is being written by this process and no other. */
export class WritableRun {
  readonly paths: RunPaths;
  readonly journal: SqliteJournal;
  readonly #lock: WriterLock;
  readonly #now: () => number;
  #manifest: RunManifest;
  #isFinished = false;

  constructor(place: RunPlace, manifest: RunManifest, lock: WriterLock) {
    this.paths = runPaths(place.dataDir, place.runId);
    this.journal = new SqliteJournal((place.openStore ?? openFolder)(this.paths), place);
    this.#lock = lock;
    this.#now = place.now;
    this.#manifest = manifest;
  }

  get manifest(): RunManifest {
    return this.#manifest;
  }

  /**
   * Closes the files and writes the manifest's last word. The second time it does nothing. When the disk fails it throws,
   * lets everything go, and the manifest stays as it was: the next start marks the run as interrupted.
   */
  finish(ending: Ending): RunManifest {
    if (this.#isFinished) return this.#manifest;
    this.#isFinished = true;
    try {
      const figures = figuresOf(this.journal.file);
      this.journal.close();
      this.#manifest = this.#ended(figures, ending);
      writeManifest(this.paths.manifest, this.#manifest);
    } finally {
      this.abandon();
    }
    return this.#manifest;
  }

  /** Lets go of the files without a last word, as a crash would. */
  abandon(): void {
    this.#isFinished = true;
    this.journal.close();
    this.#lock.release();
  }

  #ended(figures: RunFigures, { status, reason, stateHash }: Ending): RunManifest {
    const sizeBytes = folderBytes(this.paths.folder);
    const endedAt = new Date(this.#now()).toISOString();
    const ending = { status, endedAt, endReason: reason, stateHash: stateHash ?? null };
    return { ...this.#manifest, ...figures, ...ending, sizeBytes };
  }
}

function openFolder(paths: RunPaths): JournalStore {
  return new FolderStore(paths);
}

/** Makes a run's folder with its ledger. Throws `LedgerError` when the disk does not allow it; then nothing is left of it. */
export function createRun(run: NewRun): WritableRun {
  const paths = runPaths(run.dataDir, run.runId);
  makeFolder(run.dataDir, paths);
  const lock = lockOrFail(paths);
  try {
    return orLetGo(lock, () => fillFolder(run, paths, lock));
  } catch (error) {
    rmSync(paths.folder, { recursive: true, force: true });
    throw error;
  }
}

function fillFolder(run: NewRun, paths: RunPaths, lock: WriterLock): WritableRun {
  const { runId, scenario, seed, codeVersion } = run;
  const startedAt = new Date(run.now()).toISOString();
  if (run.origin !== undefined) writeSetup(paths, run.origin.setup);
  const about = { runId, scenario, seed, codeVersion, ...lineage(run.origin), status: 'RUNNING', startedAt } as const;
  const manifest: RunManifest = { ...about, ...nothingYet };
  const aside = makeLedger(paths, manifest, run.ledgerSoFar);
  writeManifest(paths.manifest, manifest);
  renameSync(aside, paths.ledger);
  syncFolder(paths.folder);
  syncFolder(runsFolder(run.dataDir));
  return new WritableRun(run, manifest, lock);
}

const nothingYet = {
  endedAt: null,
  endReason: null,
  lastSeq: 0,
  lastTime: 0,
  tradeCount: 0,
  sizeBytes: 0,
  stateHash: null,
} as const;

/** A ledger gets its name last: a folder whose ledger has another one was no run yet, and is removed after a crash. */
function makeLedger(paths: RunPaths, manifest: RunManifest, ledgerSoFar: string | undefined): string {
  const aside = `${paths.ledger}.new`;
  if (ledgerSoFar !== undefined) copyDurably(ledgerSoFar, aside);
  const file = openForWriting(aside);
  try {
    if (ledgerSoFar === undefined) createTables(file);
    signLedger(file, manifest);
    createMark(paths.mark, reached(file));
  } finally {
    file.close();
  }
  return aside;
}

/** Says whose ledger it is, whosever it was. */
function signLedger(file: SqliteFile, { runId, scenario, seed, codeVersion, startedAt }: RunManifest): void {
  file.transaction(() => {
    file.exec('delete from run');
    file
      .prepare('insert into run (run_id, scenario, seed, code_version, started_at) values (?, ?, ?, ?, ?)')
      .run(runId, scenario, seed, codeVersion, startedAt);
  })();
}

/** How far the ledger of a new run is: without the rows it begins with, it would not be whole. */
function reached(file: SqliteFile): Mark {
  const { lastSeq, journalHash, wallHash } = newestCommits(file, 1)[0] ?? nothingCommitted;
  return { seq: lastSeq, journalHash, wallHash: wallHash ?? EMPTY_HASH };
}

function lineage(origin: RunOrigin | undefined) {
  if (origin === undefined) return { semanticsVersion: 0, scenarioHash: null, parentRunId: null, forkedAtSeq: null };
  const { setup, ...rest } = origin;
  return { ...rest, scenarioHash: setupHash(setup) };
}

/**
 * Goes on writing a run where its journal ends, as its next writer. Throws `LedgerError` when it is being written,
 * `NewerLedger` when a newer program made it, and `LedgerDamage` when the file is not what was written: the manifest says
 * `QUARANTINED` then.
 */
export function openRun(place: RunPlace): WritableRun {
  const paths = runPaths(place.dataDir, place.runId);
  const manifest = readManifest(paths.manifest);
  if (manifest === undefined) throw new LedgerError(`${paths.folder} holds no run`);
  const lock = lockOrFail(paths);
  return orLetGo(lock, () => {
    const resumed: RunManifest = { ...manifest, status: 'RUNNING', endedAt: null, endReason: null, stateHash: null };
    removeAsides(paths);
    const problem = findTailDamage(paths, manifest) ?? updateAndLook(paths, resumed);
    if (problem !== null) throw quarantined(paths, manifest, problem);
    writeManifest(paths.manifest, resumed);
    return new WritableRun(place, resumed, lock);
  });
}

/** Up to date, its last rows are read again: somebody goes on from there. */
function updateAndLook(paths: RunPaths, manifest: RunManifest): string | null {
  updateLedger(paths);
  return findTailDamage(paths, manifest);
}

function quarantined(paths: RunPaths, manifest: RunManifest, problem: string): LedgerDamage {
  writeManifest(paths.manifest, { ...manifest, status: 'QUARANTINED', endReason: problem });
  return new LedgerDamage(`${paths.folder} cannot be continued: ${problem}`);
}

function orLetGo<T>(lock: WriterLock, work: () => T): T {
  try {
    return work();
  } catch (error) {
    lock.release();
    throw error;
  }
}

function lockOrFail(paths: RunPaths): WriterLock {
  const lock = lockWriter(paths.lock);
  if (!('holder' in lock)) return lock;
  throw new LedgerError(`${paths.folder} is being written by ${describeHolder(lock.holder)}: stop it first`);
}

function makeFolder(dataDir: string, paths: RunPaths): void {
  try {
    mkdirSync(runsFolder(dataDir), { recursive: true });
    mkdirSync(paths.folder);
  } catch (error) {
    throw new LedgerError(`cannot make ${paths.folder}: ${hintFor(error, dataDir)}`, { cause: error });
  }
}

function hintFor(error: unknown, dataDir: string): string {
  switch (codeOf(error)) {
    case 'ENOTDIR':
      return `${dataDir} is not a directory`;
    case 'EEXIST':
      return statSync(dataDir).isDirectory() ? 'it exists already' : `${dataDir} is not a directory`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${dataDir} cannot be written to`;
    case 'ENOSPC':
      return 'the disk is full';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

/** Throws `LedgerError` unless runs can be kept under this directory; makes it when it is absent. */
export function assertWritable(dataDir: string): void {
  try {
    mkdirSync(runsFolder(dataDir), { recursive: true });
    accessSync(runsFolder(dataDir), constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new LedgerError(`cannot keep runs: ${hintFor(error, dataDir)}`, { cause: error });
  }
}
