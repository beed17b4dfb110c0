/**
 * What going back in time costs in a long run: how long a replay takes to the far end of a run where nobody was yet, and to
 * any moment after that; and how long the API's event loop was held meanwhile, which is what everybody else feels (goal: seeks
 * well under a second, never more than 25 ms for the loop).
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { SqliteArchive } from '../src/ledger/sqlite-archive.ts';
import { ReplayWorkers } from '../src/replay-threads.ts';
import { wallClock } from '../src/simulation/clock.ts';
import { FeedHub } from '../src/simulation/feeds/feed-hub.ts';
import { SimulationHost } from '../src/simulation/host.ts';
import { channelPair, type FromSimulation, type ToSimulation } from '../src/simulation/messages.ts';
import { must } from '../src/util/assert.ts';
import { Rng } from '../src/util/rng.ts';
import { startTestServer, type TestServer } from '../test/graphql/kit/test-server.ts';
import { scenarios } from '../test/kit/scenarios.ts';
import { writeLongRun } from './long-run.ts';

const EVENTS = Number(process.env.BENCH_EVENTS ?? 1_000_000);
const SEED = 'replay';
const SEEKS = 25;
const NAME = 'the-bench-looks-back';
const QUIET_MS = 5_000;
const MS = 1e6;
/** Node counts from one look to the next, also where none is late. */
const RESOLUTION_MS = 1;
const scenario = must(scenarios[0], 'scenario');

type Told = { readonly seq: number; readonly isSeeking: boolean; readonly progress: number };

const [dataDirOfWriter] = process.argv.slice(2);
if (dataDirOfWriter === undefined) await measure();
else await write(dataDirOfWriter);

/** The child: a run with the snapshots that a server would have taken. */
async function write(dataDir: string): Promise<void> {
  const journal = await writeLongRun({ dataDir, scenario, seed: SEED, rows: EVENTS, firstSnapshotSeq: 50_000 });
  journal.close();
}

async function measure(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'market-replay-bench-'));
  try {
    const startedMs = performance.now();
    const writer = spawn(process.execPath, [fileURLToPath(import.meta.url), dataDir], { stdio: 'inherit' });
    await once(writer, 'exit');
    process.stdout.write(`written: ${EVENTS} rows in ${((performance.now() - startedMs) / 1_000).toFixed(1)} s\n`);
    const server = await serve(dataDir);
    await travel(server, must(new SqliteArchive(dataDir).runs()[0], 'the run').runId);
    await server.close();
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The API thread of a server that simulates nothing, with the thread for replays as ever. */
async function serve(dataDir: string): Promise<TestServer> {
  const [channel] = channelPair<ToSimulation, FromSimulation>();
  const face = new SimulationHost(channel, scenarios, { ask: () => {}, drop: () => {} });
  const archive = new SqliteArchive(dataDir);
  const hub = new FeedHub({ face, archive, clock: wallClock });
  const log = pino({ level: 'warn' });
  const replays = new ReplayWorkers({ dataDir, scenarios, logLevel: 'warn', log });
  const limits = { pointsPerSecond: 1e6, maxPoints: 1e6 };
  return startTestServer({ face, hub, archive, replays, limits });
}

async function travel(server: TestServer, run: string): Promise<void> {
  const loop = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  loop.enable();
  await sleep(QUIET_MS);
  sayHeld('doing nothing', loop);
  const rng = Rng.derive(SEED, 'moments');
  const before = process.memoryUsage().rss;
  say('opened at the start (the thread is started)', [await seek(server, { run, seq: 1 })]);
  sayHeld('starting the thread', loop);
  say('far end, from a snapshot of the run', [await seek(server, { run, seq: EVENTS })]);
  say('the middle, where nobody was', [await seek(server, { run, seq: EVENTS / 2 })]);
  say('nine tenths, where nobody was', [await seek(server, { run, seq: EVENTS * 0.9 })]);
  const ways: number[] = [];
  for (let count = 0; count < SEEKS; count += 1) {
    ways.push(await seek(server, { run, seq: rng.integer(1, Math.floor(EVENTS * 0.9)) }));
  }
  say(`${SEEKS} moments up to there, at random`, ways);
  sayHeld('all these seeks', loop);
  loop.disable();
  process.stdout.write(`the process grew by ${((process.memoryUsage().rss - before) / 1e6).toFixed(0)} MB\n`);
}

/** Milliseconds until it is there. */
async function seek(server: TestServer, wish: object): Promise<number> {
  const startedMs = performance.now();
  let told = await ask(server, { method: 'PUT', body: JSON.stringify(wish) });
  while (told.isSeeking) {
    await sleep(10);
    told = await ask(server, {});
  }
  return performance.now() - startedMs;
}

async function ask(server: TestServer, init: RequestInit): Promise<Told> {
  const response = await fetch(`http://${server.host}/replay/${NAME}`, init);
  return (await response.json()) as Told;
}

/** What a busy machine adds shows while nothing is done. */
function sayHeld(during: string, loop: IntervalHistogram): void {
  const lateMs = (between: number) => Math.max(0, between / MS - RESOLUTION_MS);
  const [most, nearlyAll] = [lateMs(loop.max), lateMs(loop.percentile(99))];
  process.stdout.write(
    `  event loop of the API, ${during}: held for ${most.toFixed(1)} ms at most, ${nearlyAll.toFixed(1)} ms in 99 of 100 looks\n`,
  );
  loop.reset();
}

function say(what: string, ms: readonly number[]): void {
  const sorted = ms.toSorted((a, b) => a - b);
  const [median = 0, worst = 0] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  const figures =
    sorted.length === 1 ? `${worst.toFixed(0)} ms` : `${median.toFixed(0)} ms, ${worst.toFixed(0)} ms at most`;
  process.stdout.write(`${what}: ${figures}\n`);
}
