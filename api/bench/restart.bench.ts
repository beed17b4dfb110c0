/**
 * What a long run costs when it is met again. A writer of the default scenario dies without a last word after a million
 * journal rows, half-way between two snapshots; then: how long a new server takes until that run goes on and until it answers
 * about it (goal for the restart: under 2 s; the processor time says what a busy machine adds), how fast its journal is read
 * and checked against its hashes, folded from nothing, and re-made from scenario and seed with every hash compared.
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FolderSnapshots } from '../src/ledger/folder-snapshots.ts';
import { type Commit, newestCommits } from '../src/ledger/rows/commit-rows.ts';
import { runPaths } from '../src/ledger/run-paths.ts';
import { SqliteArchive } from '../src/ledger/sqlite-archive.ts';
import { openForReading } from '../src/ledger/sqlite-file.ts';
import { verifyChain } from '../src/ledger/verify-chain.ts';
import { createReadModel } from '../src/projections/read-model.ts';
import { must } from '../src/util/assert.ts';
import { UndisturbedRun } from '../test/crash/undisturbed-run.ts';
import { scenarios } from '../test/kit/scenarios.ts';
import { startServer } from '../test/kit/server-process.ts';
import { writeLongRun } from './long-run.ts';

const EVENTS = Number(process.env.BENCH_EVENTS ?? 1_000_000);
const SEED = 'restart';
const PAGE = 10_000;
/** The writer dies half-way between two. */
const HALF_A_SNAPSHOT = 25_000;
const scenario = must(scenarios[0], 'scenario');

const [dataDirOfWriter] = process.argv.slice(2);
if (dataDirOfWriter === undefined) await measure();
else await write(dataDirOfWriter);

/** The child: writes until it is long enough, then dies as a crash would have it. */
async function write(dataDir: string): Promise<void> {
  let worstPieceMs = 0;
  const takePiece = (work: () => void) => {
    worstPieceMs = Math.max(worstPieceMs, wallMs(work));
  };
  const rest = { scenario, seed: SEED, rows: EVENTS, firstSnapshotSeq: HALF_A_SNAPSHOT, takePiece };
  await writeLongRun({ dataDir, ...rest });
  process.stdout.write(`snapshots: the thread was held for ${worstPieceMs.toFixed(1)} ms at most\n`);
  process.kill(process.pid, 'SIGKILL');
}

function wallMs(work: () => void): number {
  const startedMs = performance.now();
  work();
  return performance.now() - startedMs;
}

async function measure(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'market-restart-'));
  try {
    const writer = spawn(process.execPath, [fileURLToPath(import.meta.url), dataDir], { stdio: 'inherit' });
    const writingMs = await timed(() => once(writer, 'exit'));
    const runId = must(new SqliteArchive(dataDir).runs()[0], 'the run').runId;
    const bytes = statSync(runPaths(dataDir, runId).ledger).size;
    say('written', EVENTS, writingMs, `${(bytes / 1e6).toFixed(0)} MB`);
    const commits = keptCommits(dataDir, runId);
    const { folder } = runPaths(dataDir, runId);
    const tail = (commits.at(-1)?.lastSeq ?? 0) - (new FolderSnapshots(folder).latest()?.seq ?? 0);
    process.stdout.write(`the newest snapshot lies ${tail} rows before the end\n`);
    await restart(dataDir, runId);
    check(dataDir, runId);
    fold(dataDir, runId);
    remake(commits);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function restart(dataDir: string, runId: string): Promise<void> {
  const empty = mkdtempSync(join(tmpdir(), 'market-restart-empty-'));
  const ofEmptyMs = await timed(async () => (await startServer(empty)).kill('SIGTERM'));
  rmSync(empty, { recursive: true, force: true });
  const startedMs = performance.now();
  const server = await startServer(dataDir);
  const readyMs = performance.now() - startedMs;
  const cpuMs = processorMs(server.pid);
  const asked = `{ run(id: "${runId}") { status lastSeq ledgerCheck { balanced } } }`;
  const { run } = await server.query<{ run: { status: string } }>(asked);
  const answeredMs = performance.now() - startedMs;
  await server.kill('SIGTERM');
  process.stdout.write(
    `restart: ready after ${readyMs.toFixed(0)} ms (${cpuMs} ms of processor time), run ${run.status} answered after ` +
      `${answeredMs.toFixed(0)} ms (start and stop on an empty folder ${ofEmptyMs.toFixed(0)} ms)\n`,
  );
}

/** What a process took so far, where the system tells it in hundredths of a second. */
function processorMs(pid: number): number {
  try {
    const figures = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return 10 * (Number(figures[11]) + Number(figures[12]));
  } catch {
    return Number.NaN;
  }
}

function check(dataDir: string, runId: string): void {
  const file = openForReading(runPaths(dataDir, runId).ledger);
  const startedMs = performance.now();
  const { problem, lastSeq } = verifyChain(file);
  say('chain verified', lastSeq, performance.now() - startedMs, problem ?? 'no problem');
  file.close();
}

function fold(dataDir: string, runId: string): void {
  const archive = new SqliteArchive(dataDir);
  const history = must(archive.open(runId), 'the run');
  const model = createReadModel();
  const startedMs = performance.now();
  let count = 0;
  for (let afterSeq = 0; ; ) {
    const events = history.events(afterSeq, PAGE);
    for (const event of events) model.apply(event);
    count += events.length;
    const last = events.at(-1);
    if (last === undefined) break;
    afterSeq = last.seq;
  }
  say('folded from nothing', count, performance.now() - startedMs, 'events');
  archive.close();
}

/** Of the writer that died: what comes after them is the server's. Oldest first. */
function keptCommits(dataDir: string, runId: string): readonly Commit[] {
  const file = openForReading(runPaths(dataDir, runId).ledger);
  const commits = newestCommits(file, Number.MAX_SAFE_INTEGER).toReversed();
  file.close();
  return commits;
}

/** Replay with verification: every commit that was kept must have the hash that scenario and seed give again. */
function remake(commits: readonly Commit[]): void {
  const run = new UndisturbedRun(scenario.name, SEED);
  const startedMs = performance.now();
  const first = commits.find(({ lastSeq, journalHash }) => run.hashAt(lastSeq) !== journalHash);
  const verdict = first === undefined ? `${commits.length} hashes equal` : `differs at or before ${first.lastSeq}`;
  say('replayed and compared', commits.at(-1)?.lastSeq ?? 0, performance.now() - startedMs, verdict);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

function say(what: string, rows: number, ms: number, note: string): void {
  const perSecond = Math.round((rows / ms) * 1_000);
  process.stdout.write(`${what}: ${rows} rows in ${(ms / 1_000).toFixed(1)} s, ${perSecond} rows/s; ${note}\n`);
}
