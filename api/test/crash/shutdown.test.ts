import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createClient } from 'graphql-ws';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { Rng } from '../../src/util/rng.ts';
import { fiveSecondsHere, PATIENCE_MS } from '../kit/five-seconds.ts';
import { manifestsIn, problemsIn } from '../kit/kept-run.ts';
import { saidOf, spawnServer, startServer } from '../kit/server-process.ts';
import { YOUNG_THIN_MARKET } from '../kit/young-market.ts';

const LONG = process.env.LONG === '1';
const STARTS = LONG ? 60 : 3;
const SEED = process.env.STOP_SEED ?? String(Date.now());
const YOUNG = { SCENARIO: YOUNG_THIN_MARKET };
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** Starting a server takes its time; the short form tries the signals and deaths that differ most. */
const SIGNALS = LONG ? (['SIGTERM', 'SIGINT', 'SIGHUP'] as const) : (['SIGTERM'] as const);
const NPM_ENDS = LONG ? (['SIGKILL', 'SIGTERM'] as const) : (['SIGKILL'] as const);

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'market-stop-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

function expectCleanlyEnded(): void {
  expect(manifestsIn(dataDir).map(({ status }) => status)).toEqual(['ENDED']);
  expect(problemsIn(dataDir)).toEqual([]);
}

describe('A server that is told to stop', () => {
  test.each(SIGNALS)(
    'R03 by %s: ends its run, tells its clients to come back, and exits with 0 within five seconds',
    async (signal) => {
      const server = await startServer(dataDir, YOUNG);
      const closed: number[] = [];
      const client = createClient({
        url: `${server.url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        retryAttempts: 0,
        lazy: false,
        onNonLazyError: () => {},
        on: { closed: (event) => closed.push((event as CloseEvent).code) },
      });
      await new Promise((resolve) => client.on('connected', resolve));
      const startedMs = performance.now();
      expect(await server.kill(signal)).toBe(0);
      expect(performance.now() - startedMs).toBeLessThan(fiveSecondsHere());
      await expect.poll(() => closed, { timeout: PATIENCE_MS }).toEqual([1012]);
      expectCleanlyEnded();
    },
    180_000,
  );

  test('R03 twice in a row: stops once, in the same time, with 0', async () => {
    const child = spawnServer(dataDir, YOUNG);
    await saidOf(child);
    const exited = once(child, 'exit');
    const startedMs = performance.now();
    child.kill('SIGINT');
    await sleep(20);
    child.kill('SIGINT');
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    expect(performance.now() - startedMs).toBeLessThan(fiveSecondsHere());
    expectCleanlyEnded();
  }, 180_000);

  test(`R03 ${STARTS} times while it starts: leaves no run half begun (STOP_SEED=${SEED})`, async () => {
    const rng = Rng.derive(SEED, 'starts');
    const isTouched = () => existsSync(join(dataDir, 'server.lock'));
    for (let start = 0; start < STARTS; start += 1) {
      const wasTouched = isTouched();
      const afterMs = rng.integer(0, 2_500);
      const note = `stopped after ${afterMs} ms, STOP_SEED=${SEED}`;
      const child = spawnServer(dataDir, YOUNG);
      const exited = once(child, 'exit');
      await sleep(afterMs);
      const startedMs = performance.now();
      child.kill('SIGTERM');
      const [code, signal] = await exited;
      expect(performance.now() - startedMs, note).toBeLessThan(fiveSecondsHere());
      // Before its first line of code ran, the system ended it: then it had touched nothing.
      if (signal !== null) expect(isTouched(), note).toBe(wasTouched);
      else expect(code, note).toBe(0);
      expect(
        manifestsIn(dataDir).filter(({ status }) => status !== 'ENDED'),
        note,
      ).toEqual([]);
      expect(problemsIn(dataDir), note).toEqual([]);
    }
  }, 900_000);
});

/** `npm start` in a process group of its own, as a shell starts it. */
function npmStart() {
  const env = { ...process.env, PORT: '0', LOG_LEVEL: 'error', DATA_DIR: dataDir, ...YOUNG };
  return spawn('npm', ['start'], { cwd: ROOT, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
}

describe('A server under npm start', () => {
  test('R03 a Ctrl-C reaches all of the group at once, and the run ends cleanly', async () => {
    const npm = npmStart();
    await saidOf(npm);
    const exited = once(npm, 'exit');
    const startedMs = performance.now();
    process.kill(-(npm.pid ?? 0), 'SIGINT');
    await exited;
    await expect.poll(() => isGroupGone(npm.pid ?? 0), { timeout: PATIENCE_MS }).toBe(true);
    expect(performance.now() - startedMs).toBeLessThan(fiveSecondsHere());
    expectCleanlyEnded();
  }, 180_000);

  test.each(NPM_ENDS)(
    'R03 npm itself ends by %s: the server notices and ends cleanly',
    async (signal) => {
      const npm = npmStart();
      await saidOf(npm);
      const startedMs = performance.now();
      npm.kill(signal);
      await expect.poll(() => isGroupGone(npm.pid ?? 0), { timeout: PATIENCE_MS }).toBe(true);
      expect(performance.now() - startedMs).toBeLessThan(fiveSecondsHere() + 1_000);
      expectCleanlyEnded();
    },
    180_000,
  );
});

function isGroupGone(groupId: number): boolean {
  try {
    process.kill(-groupId, 0);
    return false;
  } catch {
    return true;
  }
}

test('J05 a second server in the same data folder says in a second who has it; the first one is unharmed', async (context) => {
  const first = await startServer(dataDir, YOUNG);
  const startedMs = performance.now();
  const second = spawnServer(dataDir, YOUNG);
  let said = '';
  second.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code] = await once(second, 'exit');
  const tookMs = Math.round(performance.now() - startedMs);
  expect(code).toBe(78);
  expect(said).toMatch(
    /^DATA_DIR is ".*": the server of process \d+ on host \S+ since \S+Z uses it\. Stop that server/,
  );
  expect(said).toContain(`process ${first.pid} `);
  const { simulation } = await first.query<{ simulation: { status: string } }>('{ simulation { status } }');
  expect(simulation.status).toBe('RUNNING');
  expect(await first.kill('SIGTERM')).toBe(0);
  expectCleanlyEnded();
  expect(readdirSync(dataDir)).not.toContain('server.lock.json');
  await context.annotate(`second server refused after ${tookMs} ms, start of its process included`, 'figure');
}, 180_000);
