import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { readManifest } from '../../src/ledger/manifest-file.ts';
import { runIds, runPaths } from '../../src/ledger/run-paths.ts';
import { migrations } from '../../src/ledger/schema.ts';
import { SqliteArchive } from '../../src/ledger/sqlite-archive.ts';
import { openForReading, type SqliteFile } from '../../src/ledger/sqlite-file.ts';
import { findImbalance } from '../../src/ledger/verify-books.ts';
import { verifyChain } from '../../src/ledger/verify-chain.ts';
import { must } from '../../src/util/assert.ts';
import { Rng } from '../../src/util/rng.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';
import { type FaultPoint, faultPoints } from './fault-points.ts';
import { readOlderRun, writeOlderRun } from './older-run.ts';
import { UndisturbedRun } from './undisturbed-run.ts';
import { type Seen, type SeenTrade, watch } from './watching-client.ts';

const HOOK = fileURLToPath(new URL('./fault-hook.ts', import.meta.url));
const SCENARIO = 'calm';
const SEEDS = 3;

/** Slices between the first trade that the client sees and the kill. */
const MAX_SLICES = 40;

const MIGRATED_COLUMNS = 6;
const RECOVERY_QUESTIONS = 6;
const PATIENCE_MS = 60_000;

/** Where a kill happens: a named point, or at any moment. */
export type Place = FaultPoint | 'any moment';
export const places: readonly Place[] = ['any moment', ...(Object.keys(faultPoints) as FaultPoint[])];

export type Tally = { kills: number; seenTrades: number; events: number; livedMs: number };

type Killed = { readonly place: Place; readonly runId: string; readonly seen: Seen; readonly run: UndisturbedRun };

/**
 * Kills servers one after the other in one data folder, and asks the files after each what is left. Every server begins a
 * run of its own; going on with the killed one is `resume.test.ts`.
 */
export class Campaign {
  readonly tally = new Map<Place, Tally>(places.map((place) => [place, newTally()]));
  readonly #dataDir: string;
  readonly #rng: Rng;
  readonly #undisturbed: readonly UndisturbedRun[];
  readonly #seed: string;
  #started = 0;
  #server: ServerProcess | null = null;
  #last: Killed | null = null;

  constructor(dataDir: string, seed: string) {
    this.#dataDir = dataDir;
    this.#seed = seed;
    this.#rng = Rng.derive(seed, 'campaign');
    this.#undisturbed = Array.from({ length: SEEDS }, (_, index) => new UndisturbedRun(SCENARIO, `${seed}-${index}`));
  }

  /** Starts a server, which finds what the one before left; judges that; kills the new one at `place`. */
  async kill(place: Place): Promise<void> {
    const when = place === 'any moment' ? 'RUNNING' : faultPoints[place].when;
    if (place !== 'any moment' && when === 'STARTING') await this.#dieStarting(place);
    const run = must(this.#undisturbed[this.#started % SEEDS], 'run');
    const olderRunId = when === 'READING' ? writeOlderRun(this.#dataDir, `${this.#seed}-${this.#started}`) : null;
    const env = when === 'STARTING' || place === 'any moment' ? {} : this.#fault(place, when);
    const server = await this.#start(env);
    this.#judge();
    const runId = this.#runningRun();
    const seen = watch(server);
    if (olderRunId !== null) await this.#dieReading(server, seen, olderRunId);
    else if ('FAULT_POINT' in env) await dieRunning(server, seen);
    else await this.#dieAnytime(server, seen);
    seen.stop();
    this.#last = { place, runId, seen, run };
  }

  /** Judges the last kill too; the server that found it ends in peace. */
  async end(): Promise<void> {
    const server = await this.#start({});
    this.#judge();
    expect(await server.kill('SIGTERM')).toBe(0);
  }

  /** Leaves no process behind, however the campaign went. */
  async close(): Promise<void> {
    await this.#server?.kill();
  }

  async #start(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
    const seed = `${this.#seed}-${this.#started % SEEDS}`;
    this.#started += 1;
    this.#server = await startServer(this.#dataDir, { SCENARIO, SEED: seed, ON_CRASH: 'new', ...env }, [
      '--import',
      HOOK,
    ]);
    return this.#server;
  }

  #fault(point: FaultPoint, when: 'RUNNING' | 'READING' | 'STARTING'): Readonly<Record<string, string>> {
    const pass = {
      RUNNING: () => this.#rng.integer(1, MAX_SLICES),
      READING: () => this.#rng.integer(1, MIGRATED_COLUMNS),
      STARTING: () => this.#rng.integer(1, RECOVERY_QUESTIONS),
    };
    return { FAULT_POINT: point, FAULT_PASS: String(pass[when]()) };
  }

  async #dieAnytime(server: ServerProcess, seen: Seen): Promise<void> {
    await firstTrade(seen);
    await sleep(this.#rng.integer(0, 1_250));
    await server.kill();
  }

  /** The first look at a file of an older program updates it; after the kill it is as it was, and the next look succeeds. */
  async #dieReading(server: ServerProcess, seen: Seen, runId: string): Promise<void> {
    const before = readOlderRun(this.#dataDir, runId);
    await firstTrade(seen);
    await server.query(`{ run(id: "${runId}") { lastSeq trades(first: 1) { nodes { id } } } }`).catch(() => {});
    await gone(server);
    expect(readOlderRun(this.#dataDir, runId)).toEqual(before);
    const archive = new SqliteArchive(this.#dataDir);
    expect(archive.open(runId)?.figures().lastSeq).toBe(before.journal.length);
    archive.close();
    expect(readOlderRun(this.#dataDir, runId).migrations).toBe(migrations.length);
  }

  /** The server that should put things right is killed too, once; there may be nothing to put right the first time. */
  async #dieStarting(point: FaultPoint): Promise<void> {
    if (this.#last === null) await this.kill('any moment');
    await expect(this.#start(this.#fault(point, 'STARTING'))).rejects.toThrow(/SIGKILL/);
    this.#started -= 1;
    this.#tallyOf(point).kills += 1;
  }

  #judge(): void {
    if (this.#last === null) return;
    const { place, runId, seen, run } = this.#last;
    const { manifest, ledger } = runPaths(this.#dataDir, runId);
    expect(readManifest(manifest)).toMatchObject({ runId, status: 'RECOVERED' });
    if (seen.epoch !== '') expect(seen.epoch).toBe(runId);
    const file = openForReading(ledger);
    judgeFile(file, seen, run);
    const tally = this.#tallyOf(place === 'during recovery' ? 'any moment' : place);
    tally.kills += 1;
    tally.seenTrades += seen.trades.size;
    addLife(tally, file);
    file.close();
  }

  /** The run that the server writes; a client may be killed off before it hears of it. */
  #runningRun(): string {
    const isRunning = (runId: string) => readManifest(runPaths(this.#dataDir, runId).manifest)?.status === 'RUNNING';
    return must(runIds(this.#dataDir).find(isRunning), 'a running run');
  }

  #tallyOf(place: Place): Tally {
    return must(this.tally.get(place), place);
  }
}

function judgeFile(file: SqliteFile, seen: Seen, run: UndisturbedRun): void {
  const { problem, lastSeq, journalHash } = verifyChain(file);
  expect(problem).toBeNull();
  expect(lastSeq).toBeGreaterThanOrEqual(seen.lastSeq);
  expect(journalHash).toBe(run.hashAt(lastSeq));
  expect(findImbalance(file)).toBeNull();
  const kept = file.prepare<[], SeenTrade>('select seq, price_sats as priceSats from trades').all();
  const bySeq = new Map(kept.map((trade) => [trade.seq, trade]));
  expect(bySeq.size).toBe(kept.length);
  for (const [seq, trade] of seen.trades) expect(bySeq.get(seq)).toEqual({ ...trade });
}

/** How long the run was written and how much: the opening is one transaction and not counted. */
function addLife(tally: Tally, file: SqliteFile): void {
  const life = file
    .prepare<[], { events: number; ms: number }>(
      `select count(*) as events, max(at_ms) - min(at_ms) as ms from journal
       where kind = 'EVENT' and at_ms > (select min(at_ms) from journal)`,
    )
    .get();
  tally.events += life?.events ?? 0;
  tally.livedMs += life?.ms ?? 0;
}

function newTally(): Tally {
  return { kills: 0, seenTrades: 0, events: 0, livedMs: 0 };
}

async function firstTrade(seen: Seen): Promise<void> {
  await expect.poll(() => seen.trades.size, { timeout: PATIENCE_MS }).toBeGreaterThan(0);
}

async function dieRunning(server: ServerProcess, seen: Seen): Promise<void> {
  await firstTrade(seen);
  process.kill(server.pid, 'SIGUSR2');
  await gone(server);
}

async function gone(server: ServerProcess): Promise<void> {
  const timer = new AbortController();
  const late = sleep(PATIENCE_MS, 'late', { signal: timer.signal }).catch(() => 'in time');
  const first = await Promise.race([server.gone.then(() => 'gone'), late]);
  timer.abort();
  if (first === 'late') await server.kill();
  expect(first, 'the server came to its fault point').toBe('gone');
}
