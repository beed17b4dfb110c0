import { accessSync, constants, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import type { Seq } from '../market/units.ts';
import type { RowFold } from './folded-rows.ts';
import type { ManifestStatus, RunManifest } from './history.ts';
import { codeOf, LedgerError } from './ledger-error.ts';
import { readManifest, syncFolder, writeManifest } from './manifest-file.ts';
import { figuresOf } from './run-figures.ts';
import { folderBytes, type RunPaths, runPaths, runsFolder } from './run-paths.ts';
import { type RunSetup, setupHash, writeSetup } from './run-setup.ts';
import { createTables, updateTables } from './schema.ts';
import { copyDurably, openForWriting, type SqliteFile } from './sqlite-file.ts';
import { SqliteJournal } from './sqlite-journal.ts';
import { lockWriter, type WriterLock } from './writer-lock.ts';

export type RunPlace = {
  readonly dataDir: string;
  readonly runId: string;
  /** Wall clock, milliseconds since the epoch. */
  readonly now: () => number;
  /** Where candles and equity come from; none are kept without it. */
  readonly fold?: RowFold;
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
  readonly #file: SqliteFile;
  readonly #lock: WriterLock;
  readonly #now: () => number;
  #manifest: RunManifest;

  constructor(place: RunPlace, manifest: RunManifest, file: SqliteFile, lock: WriterLock) {
    this.paths = runPaths(place.dataDir, place.runId);
    this.journal = new SqliteJournal(file, place);
    this.#file = file;
    this.#lock = lock;
    this.#now = place.now;
    this.#manifest = manifest;
  }

  get manifest(): RunManifest {
    return this.#manifest;
  }

  /** Lets go of the files without a last word, as a crash would. */
  abandon(): void {
    this.journal.close();
    this.#lock.release();
  }

  /** Closes the files and writes the manifest's last word. The second time it does nothing. */
  finish({ status, reason, stateHash }: Ending): RunManifest {
    if (!this.#file.open) return this.#manifest;
    const figures = figuresOf(this.#file);
    this.journal.close();
    this.#manifest = {
      ...this.#manifest,
      ...figures,
      status,
      endedAt: new Date(this.#now()).toISOString(),
      endReason: reason,
      stateHash: stateHash ?? null,
      sizeBytes: folderBytes(this.paths.folder),
    };
    writeManifest(this.paths.manifest, this.#manifest);
    this.#lock.release();
    return this.#manifest;
  }
}

/** Makes a run's folder with its ledger. Throws `LedgerError` when the disk does not allow it; then nothing is left of it. */
export function createRun(run: NewRun): WritableRun {
  const paths = runPaths(run.dataDir, run.runId);
  makeFolder(run.dataDir, paths);
  const lock = lockOrFail(paths);
  try {
    return fillFolder(run, paths, lock);
  } catch (error) {
    lock.release();
    rmSync(paths.folder, { recursive: true, force: true });
    throw error;
  }
}

function fillFolder(run: NewRun, paths: RunPaths, lock: WriterLock): WritableRun {
  const { dataDir, runId, scenario, seed, codeVersion } = run;
  const startedAt = new Date(run.now()).toISOString();
  const file = makeLedger(paths, run.ledgerSoFar);
  file
    .prepare('insert into run (run_id, scenario, seed, code_version, started_at) values (?, ?, ?, ?, ?)')
    .run(runId, scenario, seed, codeVersion, startedAt);
  if (run.origin !== undefined) writeSetup(paths, run.origin.setup);
  const about = { runId, scenario, seed, codeVersion, ...lineage(run.origin), status: 'RUNNING', startedAt } as const;
  const rest = {
    endedAt: null,
    endReason: null,
    lastSeq: 0,
    lastTime: 0,
    tradeCount: 0,
    sizeBytes: 0,
    stateHash: null,
  };
  const manifest: RunManifest = { ...about, ...rest };
  writeManifest(paths.manifest, manifest);
  syncFolder(runsFolder(dataDir));
  return new WritableRun(run, manifest, file, lock);
}

/** A ledger that is not whole has another name: whoever finds its folder after a crash removes it. */
function makeLedger(paths: RunPaths, ledgerSoFar: string | undefined): SqliteFile {
  if (ledgerSoFar === undefined) {
    const file = openForWriting(paths.ledger);
    createTables(file);
    return file;
  }
  const aside = `${paths.ledger}.new`;
  copyDurably(ledgerSoFar, aside);
  renameSync(aside, paths.ledger);
  const file = openForWriting(paths.ledger);
  file.exec('delete from run');
  return file;
}

function lineage(origin: RunOrigin | undefined) {
  if (origin === undefined) return { semanticsVersion: 0, scenarioHash: null, parentRunId: null, forkedAtSeq: null };
  const { setup, ...rest } = origin;
  return { ...rest, scenarioHash: setupHash(setup) };
}

/** Goes on writing a run where its journal ends, as its next writer. Throws `LedgerError` when it is being written. */
export function openRun(place: RunPlace): WritableRun {
  const paths = runPaths(place.dataDir, place.runId);
  const manifest = readManifest(paths.manifest);
  if (manifest === undefined) throw new LedgerError(`${paths.folder} holds no run`);
  const lock = lockOrFail(paths);
  const file = openForWriting(paths.ledger);
  updateTables(file);
  const resumed: RunManifest = { ...manifest, status: 'RUNNING', endedAt: null, endReason: null, stateHash: null };
  writeManifest(paths.manifest, resumed);
  return new WritableRun(place, resumed, file, lock);
}

function lockOrFail(paths: RunPaths): WriterLock {
  const lock = lockWriter(paths.lock);
  if (lock === null) throw new LedgerError(`${paths.folder} is being written by another process`);
  return lock;
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
