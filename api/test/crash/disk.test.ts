import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { runIds, runPaths } from '../../src/ledger/run-paths.ts';
import { fiveSecondsHere, PATIENCE_MS } from '../kit/five-seconds.ts';
import { manifestsIn, problemsIn } from '../kit/kept-run.ts';
import { type ServerProcess, startServer, startServerBehind } from '../kit/server-process.ts';
import { YOUNG_THIN_MARKET } from '../kit/young-market.ts';

const LONG = process.env.LONG === '1';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'market-disk-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

type Told = {
  readonly simulation: { readonly status: string; readonly seq: number; readonly problem: string | null };
  readonly exchangeStatus: string;
  readonly ledgerCheck: { readonly balanced: boolean };
  readonly markets: readonly { readonly symbol: string }[];
};

function look(server: ServerProcess): Promise<Told> {
  return server.query<Told>(
    '{ simulation { status seq problem } exchangeStatus ledgerCheck { balanced } markets { symbol } }',
  );
}

/** The market waits, says why, and everything that was told can still be read. */
async function expectWaiting(server: ServerProcess, problem: RegExp): Promise<void> {
  await expect.poll(async () => (await look(server)).exchangeStatus, { timeout: PATIENCE_MS }).toBe('MAINTENANCE');
  const waiting = await look(server);
  expect(waiting).toMatchObject({ simulation: { status: 'RUNNING' }, ledgerCheck: { balanced: true } });
  expect(waiting.simulation.problem).toMatch(problem);
  expect(waiting.markets.length).toBeGreaterThan(0);
  expect((await look(server)).simulation.seq).toBe(waiting.simulation.seq);
  expect((await fetch(`${server.url}/ready`)).status).toBe(503);
}

async function expectGoingOn(server: ServerProcess): Promise<void> {
  const { seq } = (await look(server)).simulation;
  await expect.poll(async () => (await look(server)).exchangeStatus, { timeout: PATIENCE_MS }).toBe('ONLINE');
  await expect.poll(async () => (await look(server)).simulation.seq, { timeout: PATIENCE_MS }).toBeGreaterThan(seq);
  expect((await look(server)).simulation.problem).toBeNull();
}

/** Filling a disk takes the right to mount one; where that is not given, or in the long form, a file may not grow. */
const small = mkdtempSync(join(tmpdir(), 'market-small-'));
const isMounted = mountSmall(small);
afterAll(() => {
  if (isMounted) execFileSync('umount', [small]);
  rmSync(small, { recursive: true, force: true });
});

if (LONG || !isMounted) {
  test('J04 a ledger that may not grow: the market waits, reads go on, and it goes on by itself when there is room', async () => {
    const server = await startServerBehind('ulimit -S -f 20000', dataDir);
    await expectWaiting(server, /^The disk (reports errors|is full)/);
    execFileSync('prlimit', ['--pid', String(server.pid), '--fsize=unlimited']);
    await expectGoingOn(server);
    expect(await server.kill('SIGTERM')).toBe(0);
    expect(manifestsIn(dataDir)).toMatchObject([{ status: 'ENDED' }]);
    expect(problemsIn(dataDir)).toEqual([]);
  }, 180_000);
}

if (isMounted) {
  test('J04 a full disk: the market waits, reads go on, and it goes on by itself when there is room', async () => {
    const ballast = join(small, 'ballast');
    writeFileSync(ballast, Buffer.alloc(24 * 1_024 * 1_024));
    const server = await startServer(small);
    await expectWaiting(server, /^The disk is full: make room on it/);
    rmSync(ballast);
    await expectGoingOn(server);
    expect(await server.kill('SIGTERM')).toBe(0);
    expect(problemsIn(small)).toEqual([]);
  }, 180_000);
}

if (isMounted) {
  test('J11 a server that ran in peace starts again on a full disk, and takes no kept run for damaged', async () => {
    const first = await startServer(small, { SCENARIO: YOUNG_THIN_MARKET });
    expect(await first.kill('SIGTERM')).toBe(0);
    const kept = manifestsIn(small).map(({ status }) => status);
    fillUp(join(small, 'ballast'));
    const again = await startServer(small, { AUTO_START: 'false' });
    expect(await look(again)).toMatchObject({ simulation: { status: 'IDLE' }, exchangeStatus: 'ONLINE' });
    expect(await again.kill('SIGTERM')).toBe(0);
    rmSync(join(small, 'ballast'));
    expect(manifestsIn(small).map(({ status }) => status)).toEqual(kept);
    expect(problemsIn(small)).toEqual([]);
  }, 180_000);
}

test('J04 a server whose disk stays full still stops in time, and the next start finds everything that was told', async () => {
  const server = await startServerBehind('ulimit -S -f 20000', dataDir);
  await expectWaiting(server, /./);
  const { seq } = (await look(server)).simulation;
  const startedMs = performance.now();
  expect(await server.kill('SIGTERM')).toBe(0);
  expect(performance.now() - startedMs).toBeLessThan(fiveSecondsHere());
  const again = await startServer(dataDir, { AUTO_START: 'false' });
  expect(await again.kill('SIGTERM')).toBe(0);
  expect(manifestsIn(dataDir)[0]?.lastSeq).toBeGreaterThanOrEqual(seq);
  expect(problemsIn(dataDir)).toEqual([]);
}, 180_000);

test.each([
  ['deleted', (path: string) => rmSync(path), /was deleted while the market wrote to it/],
  ['replaced', (path: string) => replace(path), /was replaced by another file while the market wrote to it/],
] as const)(
  'J06 a ledger that is %s while the market writes to it: the market halts and says so; another run can be started',
  async (_how, harm, problem) => {
    const server = await startServer(dataDir, { SCENARIO: YOUNG_THIN_MARKET });
    const [runId = ''] = runIds(dataDir);
    const startedMs = performance.now();
    harm(runPaths(dataDir, runId).ledger);
    await expect.poll(async () => (await look(server)).simulation.status, { timeout: PATIENCE_MS }).toBe('FAILED');
    expect(performance.now() - startedMs).toBeLessThan(fiveSecondsHere());
    const failed = await look(server);
    expect(failed).toMatchObject({ exchangeStatus: 'MAINTENANCE' });
    expect(failed.simulation.problem).toMatch(problem);
    const started = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${server.godToken}` },
      body: JSON.stringify({ query: 'mutation { startSimulation(input: {}) { changed userErrors { message } } }' }),
    });
    expect(await started.json()).toMatchObject({ data: { startSimulation: { changed: true, userErrors: [] } } });
    expect(await server.kill('SIGTERM')).toBe(0);
    const again = await startServer(dataDir, { AUTO_START: 'false' });
    expect(await again.kill('SIGTERM')).toBe(0);
    const statusOf = new Map(manifestsIn(dataDir).map((manifest) => [manifest.runId, manifest.status]));
    expect(statusOf.get(runId)).toBe('QUARANTINED');
    expect([...statusOf.values()].sort()).toEqual(['ENDED', 'QUARANTINED']);
  },
  180_000,
);

function replace(path: string): void {
  writeFileSync(`${path}.other`, 'another file');
  renameSync(`${path}.other`, path);
}

/** A disk of 40 MB in memory. */
/** Until not one more byte fits. */
function fillUp(path: string): void {
  for (let size = 1_024 * 1_024; size >= 1; size = Math.floor(size / 2)) while (fits(path, Buffer.alloc(size)));
}

function fits(path: string, bytes: Buffer): boolean {
  try {
    appendFileSync(path, bytes);
    return true;
  } catch {
    return false;
  }
}

function mountSmall(path: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=40m', 'tmpfs', path], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
