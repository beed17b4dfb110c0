import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { readManifest } from '../../src/ledger/manifest-file.ts';
import { runIds, runPaths } from '../../src/ledger/run-paths.ts';
import { thin } from '../kit/scenarios.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';
import { YOUNG_THIN_MARKET, YOUNG_THIN_PAST_MS } from '../kit/young-market.ts';

const HOOK = fileURLToPath(new URL('./clock-hook.ts', import.meta.url));
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A socket may say fifty things a second: by then the talkative client has said more, in more seconds. */
const LONG_MS = 3_000;
const SHORT_MS = 800;
const ASLEEP_MS = 4_000;

const settings = [
  ['back an hour', -HOUR, LONG_MS],
  ['forward a day and an hour', DAY, SHORT_MS],
  ['to 1970', -Date.now(), SHORT_MS],
  ['to before 1970', -Date.now() - 2 * DAY, SHORT_MS],
  ['to where it was', 0, SHORT_MS],
] as const;

const ONCE = 'idempotencyKey: "once"';

let dataDir: string;
let running: ServerProcess | null = null;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'market-clock-'));
});
afterEach(async () => {
  await running?.kill();
  running = null;
  rmSync(dataDir, { recursive: true, force: true });
});

async function started(shiftsMs: readonly number[]): Promise<ServerProcess> {
  const env = { CLOCK_SHIFTS_MS: shiftsMs.join(','), SCENARIO: YOUNG_THIN_MARKET, SEED: 'clock' };
  const server = await startServer(dataDir, env, ['--import', HOOK]);
  running = server;
  return server;
}

function statuses() {
  return runIds(dataDir).map((id) => readManifest(runPaths(dataDir, id).manifest)?.status);
}

type State = {
  readonly simulation: {
    readonly seq: number;
    readonly time: number;
    readonly status: string;
    readonly lostMs: number;
  };
};

async function stateOf(server: ServerProcess): Promise<State['simulation']> {
  const said = await server.query<State & { readonly exchangeStatus: string }>(
    '{ simulation { seq time status lostMs } exchangeStatus }',
  );
  expect(said).toMatchObject({ simulation: { status: 'RUNNING' }, exchangeStatus: 'ONLINE' });
  return said.simulation;
}

/** Once more has happened; null before. */
async function movedOn(server: ServerProcess, seq: number): Promise<State['simulation'] | null> {
  const state = await stateOf(server);
  return state.seq > seq ? state : null;
}

async function control(server: ServerProcess, name: string, input: string) {
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${server.godToken}` };
  const query = `mutation { ${name}(input: { ${input} }) { changed seq } }`;
  const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const { data } = (await response.json()) as {
    data: Record<string, { readonly changed: boolean; readonly seq: number }>;
  };
  return data[name];
}

type Batch = { readonly firstSeq: number; readonly lastSeq: number; readonly prevSeq: number };
type Said = { readonly type: string; readonly payload?: { readonly data?: { readonly trades: Batch } } };

/** A talkative client: follows the trades, and says something twenty times a second. */
class Talker {
  readonly batches: Batch[] = [];
  readonly said: string[] = [];
  closed: string | null = null;
  readonly #socket: WebSocket;
  readonly #talk: NodeJS.Timeout;

  constructor(server: ServerProcess) {
    this.#socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, ['graphql-transport-ws']);
    this.#socket.once('open', () => this.#say({ type: 'connection_init' }));
    this.#socket.on('message', (text) => this.#hear(JSON.parse(String(text)) as Said));
    this.#socket.once('close', (code, reason) => {
      this.closed = `${code} ${reason}`;
    });
    this.#talk = setInterval(() => this.#say({ type: 'ping' }), 50);
  }

  stop(): void {
    clearInterval(this.#talk);
    this.#socket.close();
  }

  #say(message: unknown): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  #hear({ type, payload }: Said): void {
    if (type !== 'pong') this.said.push(type);
    if (type === 'connection_ack') {
      const query = 'subscription { trades(rate: REALTIME) { ... on FeedEvent { firstSeq lastSeq prevSeq at } } }';
      this.#say({ id: 'trades', type: 'subscribe', payload: { query } });
    }
    if (payload?.data !== undefined) this.batches.push(payload.data.trades);
  }
}

/** The whole machine: nothing runs, and on many of them monotonic time goes on. */
async function sleepWell(server: ServerProcess): Promise<void> {
  const startedMs = performance.now();
  const before = await stateOf(server);
  process.kill(server.pid, 'SIGSTOP');
  await sleep(ASLEEP_MS);
  process.kill(server.pid, 'SIGCONT');
  const woken = await stateOf(server);
  const wokenMs = performance.now() - startedMs;
  await sleep(1_500);
  const after = await vi.waitUntil(() => movedOn(server, woken.seq), { timeout: 20_000 });
  const afterMs = performance.now() - startedMs;
  // However slow the machine: no more than the time in which it was awake, and the little that it may catch up on.
  expect(woken.time - before.time).toBeLessThan(wokenMs - ASLEEP_MS + 2_500);
  expect(after.time - before.time).toBeLessThan(afterMs - ASLEEP_MS + 2_500);
  expect(after.lostMs - before.lostMs).toBeGreaterThan(ASLEEP_MS / 2);
  expect(after.lostMs - before.lostMs).toBeLessThan(afterMs + 500);
}

test('L02 the wall clock of a server is set to and fro, and it sleeps: the market, its clients and what it remembers go on', async () => {
  const server = await started([0, ...settings.map(([, shiftMs]) => shiftMs)]);
  const warmUpUntil = thin.startAt + YOUNG_THIN_PAST_MS;
  await expect.poll(async () => (await stateOf(server)).time, { timeout: 60_000 }).toBeGreaterThan(warmUpUntil);
  const talker = new Talker(server);
  const first = await control(server, 'pauseSimulation', ONCE);
  await control(server, 'resumeSimulation', '');
  for (const [name, , waitMs] of settings) {
    const beforeMs = performance.now();
    const before = await stateOf(server);
    process.kill(server.pid, 'SIGUSR2');
    await sleep(waitMs);
    const after = await vi.waitUntil(() => movedOn(server, before.seq), { timeout: 20_000 });
    const tookMs = performance.now() - beforeMs;
    expect(after.time - before.time, name).toBeLessThan(tookMs + 1_500);
    expect(await control(server, 'pauseSimulation', ONCE), `${name}: a repeated act`).toEqual(first);
    expect(talker.closed, name).toBeNull();
  }
  await sleepWell(server);
  talker.stop();
  expect(new Set(talker.said)).toEqual(new Set(['connection_ack', 'next']));
  for (const [index, batch] of talker.batches.entries()) {
    if (index > 0) expect(batch.prevSeq).toBe(talker.batches[index - 1]?.lastSeq);
  }
  expect(await server.kill('SIGTERM')).toBe(0);
  expect(statuses()).toEqual(['ENDED']);
}, 180_000);

type Kept = {
  readonly simulation: { readonly epoch: string };
  readonly runs: { readonly nodes: readonly { readonly runId: string; readonly status: string }[] };
};

test('L06 runs that begin while the clock is set to and fro are kept, listed and read like any other', async () => {
  const server = await started([0, ...settings.map(([, shiftMs]) => shiftMs)]);
  for (const [name] of settings) {
    process.kill(server.pid, 'SIGUSR2');
    await sleep(200);
    expect(await control(server, 'resetSimulation', 'confirm: "RESET"'), name).toMatchObject({ changed: true });
    const { simulation, runs } = await server.query<Kept>('{ simulation { epoch } runs { nodes { runId status } } }');
    expect(runs.nodes.map(({ runId }) => runId).toSorted(), name).toEqual(runIds(dataDir));
    expect(runs.nodes.find(({ runId }) => runId === simulation.epoch)?.status, name).toBe('RUNNING');
  }
  expect(await server.kill('SIGTERM')).toBe(0);
  expect(statuses()).toEqual([...settings, 'the first'].map(() => 'ENDED'));
}, 180_000);
