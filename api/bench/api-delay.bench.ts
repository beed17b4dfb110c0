/**
 * Event-loop delay of the API thread while the simulation thread writes about 5,000 events a second and ten clients watch:
 * the real server in a process of its own, its own figure of /metrics. Beside it the delay of a Node process that does
 * nothing, measured in the same seconds: what the machine costs without us. The goal is a p99 under 25 ms.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { type ServerProcess, startServer } from '../test/kit/server-process.ts';

const SECONDS = Number(process.env.BENCH_SECONDS ?? 15);
const WANTED_PER_SECOND = Number(process.env.BENCH_EVENTS_PER_SECOND ?? 5_000);
const CLIENTS = 10;
const MAX_SPEED = 2_000;
const RESOLUTION_MS = 10;

const IDLE_PROGRAM = `const { monitorEventLoopDelay } = require('node:perf_hooks');
  const delay = monitorEventLoopDelay({ resolution: ${RESOLUTION_MS} });
  delay.enable();
  setTimeout(() => process.stdout.write(String(delay.percentile(99) / 1e6)), ${SECONDS * 1_000});`;

const dataDir = mkdtempSync(join(tmpdir(), 'market-delay-'));
const server = await startServer(dataDir);
try {
  await warmUp(server);
  await findSpeed(server);
  const clients = Array.from({ length: CLIENTS }, () => look(server));
  await sleep(1_000);
  await figures(server);
  const idle = idleP99();
  const before = await figures(server);
  const startedMs = performance.now();
  await sleep(SECONDS * 1_000);
  const after = await figures(server);
  const perSecond = Math.round(((after.lastSeq - before.lastSeq) / (performance.now() - startedMs)) * 1_000);
  process.stdout.write(
    `${perSecond} events/s written, ${CLIENTS} clients: event-loop delay of the API thread p99 ${after.p99Ms.toFixed(1)} ms; ` +
      `of an idle process beside it ${(await idle).toFixed(1)} ms\n`,
  );
  for (const client of clients) await client.dispose();
} finally {
  await server.kill('SIGTERM');
  rmSync(dataDir, { recursive: true, force: true });
}

type Figures = { readonly lastSeq: number; readonly p99Ms: number };

/** The delay is that since the last look. */
async function figures({ url }: ServerProcess): Promise<Figures> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const read = (name: string) => Number(text.match(new RegExp(`^market_${name} (\\S+)$`, 'm'))?.[1]);
  return { lastSeq: read('last_seq'), p99Ms: read('event_loop_delay_p99_seconds') * 1_000 };
}

async function rate(of: ServerProcess, ms: number): Promise<number> {
  const before = (await figures(of)).lastSeq;
  await sleep(ms);
  return (((await figures(of)).lastSeq - before) / ms) * 1_000;
}

/** The past that a run begins with is written as fast as possible: over when the rate has fallen to that of real time. */
async function warmUp(of: ServerProcess): Promise<void> {
  for (let quiet = 0; quiet < 2; ) quiet = (await rate(of, 1_000)) < 1_000 ? quiet + 1 : 0;
}

/** How many events a simulated second has differs by scenario: speeds up until the wanted rate is reached or nothing helps. */
async function findSpeed(of: ServerProcess): Promise<void> {
  for (let speed = 10, reached = 0; reached < WANTED_PER_SECOND * 0.9 && speed < MAX_SPEED; ) {
    await setSpeed(of, speed);
    await sleep(500);
    reached = await rate(of, 2_000);
    speed = Math.round(speed * Math.min(4, Math.max(1.1, WANTED_PER_SECOND / Math.max(1, reached))));
  }
}

async function setSpeed({ url, godToken }: ServerProcess, speed: number): Promise<void> {
  const query = `mutation { setSimulationSpeed(input: { speed: ${speed} }) { changed userErrors { code } } }`;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${godToken}` },
    body: JSON.stringify({ query }),
  });
  const { errors } = (await response.json()) as { errors?: readonly { message: string }[] };
  if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('; '));
}

function look({ url }: ServerProcess) {
  const client = createClient({ url: `${url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket });
  const sink = { next: () => {}, error: () => {}, complete: () => {} };
  client.subscribe(
    { query: 'subscription { ticks(rate: MS_100) { ... on TickBatch { ticks { market last } } } }' },
    sink,
  );
  client.subscribe({ query: 'subscription { trades(rate: MS_100) { ... on TradeBatch { trades { id } } } }' }, sink);
  return client;
}

async function idleP99(): Promise<number> {
  const child = spawn(process.execPath, ['-e', IDLE_PROGRAM], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await once(child, 'close');
  return Number(said);
}
