import { cpSync, createReadStream, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Pack, pack } from 'tar-stream';
import { createMark } from '../../ledger/high-water-mark.ts';
import type { RunManifest } from '../../ledger/history.ts';
import { EMPTY_HASH } from '../../ledger/journal-hash.ts';
import { codeOf, LedgerError } from '../../ledger/ledger-error.ts';
import { writeManifest } from '../../ledger/manifest-file.ts';
import { type Commit, newestCommits, nothingCommitted } from '../../ledger/rows/commit-rows.ts';
import { figuresOf } from '../../ledger/run-figures.ts';
import type { RunPaths } from '../../ledger/run-paths.ts';
import { openForReading } from '../../ledger/sqlite-file.ts';
import { type BundleIndex, INDEX_NAME } from './bundle-index.ts';
import { digestOf } from './file-digest.ts';
import { hasLooseCommits, otherFiles } from './run-files.ts';

export const BUNDLE_ENDING = 'market.tar.gz';
export const BUNDLE_MEDIA_TYPE = 'application/gzip';

/** A ledger shrinks to a fifth with this, and to hardly less with more patience. */
const GZIP_LEVEL = 4;

/** All pages in one step: the copy is one moment of the run, whatever its writer does meanwhile. */
const ALL_PAGES = 0x7fff_ffff;

export type BundleJob = {
  readonly paths: RunPaths;
  readonly manifest: RunManifest;
  /** Where a copy of the ledger may lie meanwhile; it is removed at the end. */
  readonly scratchDir: string;
  /** Wall clock, milliseconds since the epoch. */
  readonly now: () => number;
  readonly onBytes?: (done: number, total: number) => void;
};

/**
 * Writes a run as one file: a gzipped tar with `bundle.json`, which tells of every other file its size and SHA-256, and the
 * run's folder. A run that goes on is taken as of its last commit, and marked as ended there.
 *
 * @throws LedgerError when the ledger cannot be read
 */
export async function writeBundle(job: BundleJob, target: Writable): Promise<BundleIndex> {
  if (!existsSync(job.paths.ledger)) throw unreadable(job.paths.ledger);
  const scratch = mkdtempSync(join(job.scratchDir, '.bundle-'));
  try {
    const sources = await gather(job, scratch);
    const index = await indexOf(job, sources);
    const archive = pack();
    const sent = pipeline(archive, createGzip({ level: GZIP_LEVEL }), target);
    await Promise.all([sent, fill(archive, index, sources, job)]);
    return index;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Path within the run's folder -> where its bytes are. */
type Sources = ReadonlyMap<string, string>;

/** What may change while it is sent is copied first: the small files before the ledger, so that the ledger is never behind them. */
async function gather({ paths, manifest, now }: BundleJob, scratch: string): Promise<Sources> {
  const isOver = manifest.status !== 'RUNNING';
  const others = otherFiles(paths).map((path) => [path, copyOf(paths, path, scratch)] as const);
  const ledgerName = basename(paths.ledger);
  const ledger = isOver && !hasLooseCommits(paths) ? paths.ledger : await copyLedger(paths, join(scratch, ledgerName));
  const ownManifest = join(scratch, basename(paths.manifest));
  writeManifest(ownManifest, isOver ? manifest : endedHere(manifest, ledger, now()));
  if (!isOver) markHere(join(scratch, basename(paths.mark)), ledger);
  return new Map([[basename(paths.manifest), ownManifest], ...others, [ledgerName, ledger]]);
}

function copyOf(paths: RunPaths, path: string, scratch: string): string {
  const copy = join(scratch, path);
  mkdirSync(dirname(copy), { recursive: true });
  cpSync(join(paths.folder, path), copy);
  return copy;
}

async function copyLedger({ ledger }: RunPaths, copy: string): Promise<string> {
  const file = openOrFail(ledger);
  try {
    await file.backup(copy, { progress: () => ALL_PAGES });
    return copy;
  } finally {
    file.close();
  }
}

function openOrFail(ledger: string) {
  try {
    return openForReading(ledger);
  } catch (error) {
    if (codeOf(error).startsWith('SQLITE_')) throw unreadable(ledger, error);
    throw error;
  }
}

function endedHere(manifest: RunManifest, ledger: string, nowMs: number): RunManifest {
  const file = openForReading(ledger);
  const figures = figuresOf(file);
  file.close();
  const endedAt = new Date(nowMs).toISOString();
  return { ...manifest, ...figures, status: 'ENDED', endedAt, endReason: 'taken from a run that went on' };
}

/** The writer's own mark goes on while it is copied; the copy's is sealed where the copy ends. */
function markHere(mark: string, ledger: string): void {
  if (!existsSync(mark)) return;
  const { lastSeq: seq, journalHash, wallHash } = lastCommitOf(ledger) ?? nothingCommitted;
  createMark(mark, { seq, journalHash, wallHash: wallHash ?? EMPTY_HASH });
}

async function indexOf({ manifest }: BundleJob, sources: Sources): Promise<BundleIndex> {
  const files = [];
  for (const [path, source] of sources) files.push({ path, ...(await digestOf(source)) });
  const { lastSeq, journalHash } = reachOf([...sources.values()].at(-1) ?? '');
  const { runId, codeVersion } = manifest;
  return { format: 'agent-market-bundle', version: 1, runId, codeVersion, lastSeq, journalHash, files };
}

function reachOf(ledger: string): { readonly lastSeq: number; readonly journalHash: string } {
  const commit = lastCommitOf(ledger);
  return { lastSeq: commit?.lastSeq ?? 0, journalHash: commit?.journalHash ?? '' };
}

function lastCommitOf(ledger: string): Commit | undefined {
  const file = openOrFail(ledger);
  try {
    return newestCommits(file, 1)[0];
  } catch (error) {
    throw unreadable(ledger, error);
  } finally {
    file.close();
  }
}

function unreadable(ledger: string, error?: unknown): LedgerError {
  return new LedgerError(`${ledger} cannot be read: it is missing or damaged`, { cause: error });
}

async function fill(
  archive: Pack,
  index: BundleIndex,
  sources: Sources,
  { manifest, onBytes }: BundleJob,
): Promise<void> {
  const total = index.files.reduce((sum, { bytes }) => sum + bytes, 0);
  const mtime = new Date(manifest.startedAt);
  let done = 0;
  archive.entry({ name: INDEX_NAME, mtime }, `${JSON.stringify(index, null, 2)}\n`);
  for (const { path, bytes } of index.files) {
    const entry = archive.entry({ name: `${index.runId}/${path}`, size: bytes, mtime });
    const source = createReadStream(sources.get(path) ?? '');
    source.on('data', (piece) => {
      done += piece.length;
      onBytes?.(done, total);
    });
    await pipeline(source, entry);
  }
  archive.finalize();
}
