import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import type { RunManifest } from '../../ledger/history.ts';
import { codeOf, LedgerError } from '../../ledger/ledger-error.ts';
import { readManifest, syncFolder } from '../../ledger/manifest-file.ts';
import { runPaths, runPathsIn, runsFolder } from '../../ledger/run-paths.ts';
import { openForReading } from '../../ledger/sqlite-file.ts';
import { verifyChain } from '../../ledger/verify-chain.ts';
import { type BundledFile, type BundleIndex, INDEX_NAME, MAX_INDEX_BYTES, readIndex } from './bundle-index.ts';

export type ImportJob = {
  readonly bundle: string;
  readonly dataDir: string;
  readonly onBytes?: (done: number, total: number) => void;
};

/**
 * Takes a bundle's run into a data folder. It appears there whole or not at all: everything is unpacked aside, each file's
 * size and SHA-256 and the chain over the whole journal are checked, then it gets its name.
 *
 * @throws LedgerError that names what is wrong; the data folder is as it was then
 */
export async function readBundle(job: ImportJob): Promise<RunManifest> {
  if (!existsSync(job.bundle)) throw new LedgerError(`${job.bundle} does not exist: expected the file of a bundle`);
  const runs = runsFolder(job.dataDir);
  mkdirSync(runs, { recursive: true });
  // No run's name begins with a dot: nobody takes the folder for a run.
  const aside = join(runs, `.import-${randomUUID()}`);
  mkdirSync(aside);
  try {
    const unpacking = new Unpacking(job, aside);
    await unpack(job, unpacking);
    const index = unpacking.end();
    const manifest = check(job.bundle, index, aside);
    const { folder } = runPaths(job.dataDir, index.runId);
    renameSync(aside, folder);
    syncFolder(runs);
    return manifest;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

async function unpack({ bundle, onBytes = () => {} }: ImportJob, unpacking: Unpacking): Promise<void> {
  const total = statSync(bundle).size;
  const source = createReadStream(bundle);
  let done = 0;
  source.on('data', (piece) => {
    done += piece.length;
    onBytes(done, total);
  });
  const archive = extract();
  const gunzipped = pipeline(source, createGunzip(), archive);
  try {
    for await (const entry of archive) await unpacking.take(entry.header, entry as AsyncIterable<Uint8Array>);
    await gunzipped;
  } catch (error) {
    // Whichever end failed, the other one ends with it.
    await gunzipped.catch(() => {});
    throw error instanceof LedgerError ? error : damaged(bundle, reasonOf(error));
  }
}

function reasonOf(error: unknown): string {
  switch (codeOf(error)) {
    case 'Z_BUF_ERROR':
      return 'it ends too early';
    case 'Z_DATA_ERROR':
      return 'it is not gzip, or bytes in it were changed';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

function damaged(bundle: string, problem: string): LedgerError {
  return new LedgerError(`${bundle} cannot be imported: ${problem}. Nothing was changed`);
}

/** Takes the entries of a bundle in their order, and only those that its index lists. */
class Unpacking {
  readonly #job: ImportJob;
  readonly #aside: string;
  #index: BundleIndex | null = null;
  #waiting: BundledFile[] = [];

  constructor(job: ImportJob, aside: string) {
    this.#job = job;
    this.#aside = aside;
  }

  async take(header: Header, entry: AsyncIterable<Uint8Array>): Promise<void> {
    if (header.type !== 'file') this.#refuse(`"${header.name}" is a ${header.type}: a bundle holds files only`);
    if (this.#index === null) return this.#takeIndex(header, entry);
    const expected = this.#waiting.shift();
    const name = expected === undefined ? null : `${this.#index.runId}/${expected.path}`;
    if (expected === undefined || header.name !== name) {
      this.#refuse(`it holds "${header.name}" where its index lists ${name ?? 'nothing more'}`);
    }
    await this.#takeFile(expected, entry);
  }

  /** The index, once everything it lists was there. */
  end(): BundleIndex {
    const [missing] = this.#waiting;
    if (missing !== undefined) this.#refuse(`${missing.path} is missing`);
    return this.#index ?? this.#refuse(`it does not begin with ${INDEX_NAME}`);
  }

  async #takeIndex({ name, size }: Header, entry: AsyncIterable<Uint8Array>): Promise<void> {
    if (name !== INDEX_NAME) this.#refuse(`it begins with "${name}" instead of ${INDEX_NAME}`);
    if (size > MAX_INDEX_BYTES) this.#refuse(`${INDEX_NAME} is larger than ${MAX_INDEX_BYTES} bytes`);
    const pieces: Uint8Array[] = [];
    for await (const piece of entry) pieces.push(piece);
    const index = readIndex(Buffer.concat(pieces).toString('utf8'));
    if ('problem' in index) this.#refuse(index.problem);
    this.#index = index;
    this.#waiting = [...index.files];
    this.#assertRoom(index);
  }

  #assertRoom({ runId, files }: BundleIndex): void {
    const { bundle, dataDir } = this.#job;
    if (existsSync(runPaths(dataDir, runId).folder)) {
      throw new LedgerError(
        `${dataDir} has a run ${runId} already: delete it first, or choose another folder with --data`,
      );
    }
    const wanted = files.reduce((sum, { bytes }) => sum + bytes, 0);
    const { bavail, bsize } = statfsSync(this.#aside);
    if (wanted > bavail * bsize)
      throw new LedgerError(`${bundle} needs ${wanted} bytes, the disk has ${bavail * bsize}`);
  }

  async #takeFile({ path, bytes, sha256 }: BundledFile, entry: AsyncIterable<Uint8Array>): Promise<void> {
    const target = join(this.#aside, path);
    mkdirSync(dirname(target), { recursive: true });
    const file = openSync(target, 'wx');
    const digest = createHash('sha256');
    let size = 0;
    try {
      for await (const piece of entry) {
        size += piece.length;
        if (size > bytes) break;
        digest.update(piece);
        writeFileSync(file, piece);
      }
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (size !== bytes) this.#refuse(`${path} has another size than its index says (${bytes} bytes)`);
    if (digest.digest('hex') !== sha256) this.#refuse(`${path} was changed: its SHA-256 is not ${sha256}`);
  }

  #refuse(problem: string): never {
    throw damaged(this.#job.bundle, problem);
  }
}

function check(bundle: string, index: BundleIndex, folder: string): RunManifest {
  const paths = runPathsIn(folder);
  const manifest = readManifest(paths.manifest);
  if (manifest === undefined) throw damaged(bundle, 'it holds no manifest.json');
  if (manifest.runId !== index.runId) throw damaged(bundle, `its manifest is that of run ${manifest.runId}`);
  if (!existsSync(paths.ledger)) throw damaged(bundle, 'it holds no ledger.sqlite');
  const problem = problemOf(paths.ledger, index);
  if (problem !== null) throw damaged(bundle, problem);
  // SQLite's side files of the check: the run's next reader makes its own.
  for (const ending of ['-wal', '-shm']) rmSync(`${paths.ledger}${ending}`, { force: true });
  return manifest;
}

function problemOf(ledger: string, { runId, lastSeq, journalHash }: BundleIndex): string | null {
  const file = openForReading(ledger);
  try {
    const alien = file.prepare<[], string>(`select name from sqlite_schema where type = 'trigger'`).pluck().get();
    if (alien !== undefined) return `ledger.sqlite holds a trigger, "${alien}"`;
    const owner = file.prepare<[], string>('select run_id from run').pluck().get();
    if (owner !== runId) return `ledger.sqlite is that of run ${owner}`;
    const chain = verifyChain(file);
    if (chain.problem !== null) return `its journal is damaged: ${chain.problem}`;
    if (chain.lastSeq !== lastSeq || chain.journalHash !== journalHash) {
      return `its journal ends at ${chain.lastSeq} with hash ${chain.journalHash}, its index says ${lastSeq} and ${journalHash}`;
    }
    return null;
  } catch (error) {
    return `ledger.sqlite cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    file.close();
  }
}
