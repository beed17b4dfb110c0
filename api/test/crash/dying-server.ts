import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { migrations } from '../../src/ledger/schema.ts';
import { SqliteArchive } from '../../src/ledger/sqlite-archive.ts';
import type { Rng } from '../../src/util/rng.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';
import { type FaultPoint, faultPoints, type Place as PlaceOfPoint } from './fault-points.ts';
import { readOlderRun } from './older-run.ts';

const HOOK = fileURLToPath(new URL('./fault-hook.ts', import.meta.url));
const ANY_MOMENT_MS = 1_250;
const PATIENCE_MS = 180_000;

/** Where a kill happens: a named point, or at any moment. */
export type Place = FaultPoint | 'any moment';
export const places: readonly Place[] = ['any moment', ...(Object.keys(faultPoints) as FaultPoint[])];

export function whenAt(place: Place): PlaceOfPoint['when'] {
  return place === 'any moment' ? 'RUNNING' : faultPoints[place].when;
}

/** A start may have less to do than a point waits for, but not every time. */
const MAX_ATTEMPTS = 10;

export function expectReached(place: Place, attempt: number): void {
  expect(attempt, `starts that never came to "${place}": the fault point is out of date`).toBeLessThanOrEqual(
    MAX_ATTEMPTS,
  );
}

/**
 * Starts a server that is to die at `place`. Null when it died there before it served anybody. Each attempt waits for fewer
 * passes, so that the last ones come to the place whatever there is to do.
 */
export async function startDoomed(
  dataDir: string,
  env: Readonly<Record<string, string>>,
  place: Place,
  rng: Rng,
  attempt: number,
): Promise<ServerProcess | null> {
  if (place === 'any moment') return startServer(dataDir, env);
  const { maxPass, when } = faultPoints[place];
  const fault = { FAULT_POINT: place, FAULT_PASS: String(rng.integer(1, Math.ceil(maxPass / attempt))) };
  const started = startServer(dataDir, { ...env, ...fault }, ['--import', HOOK]);
  return when === 'STARTING' ? unlessDead(started) : started;
}

async function unlessDead(started: Promise<ServerProcess>): Promise<ServerProcess | null> {
  try {
    const server = await started;
    process.kill(server.pid, 'SIGUSR2');
    return server;
  } catch (error) {
    expect(String(error)).toMatch(/SIGKILL/);
    return null;
  }
}

/** Whether a server was killed while `work` asked it: on a busy machine one comes to a point of its start just after it began to serve. */
export async function diesDuring(server: ServerProcess, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return false;
  } catch (error) {
    // What `fetch` rejects with when nobody is there any more.
    if (!(error instanceof TypeError)) throw error;
    await gone(server);
    return true;
  }
}

/** Waits until there is something to lose. */
export async function inFlight(isTold: () => boolean): Promise<void> {
  await expect.poll(isTold, { timeout: PATIENCE_MS }).toBe(true);
}

/** Lets a server die at its point, or at any moment when it has none or never came to it. */
export async function die(place: Place, server: ServerProcess, rng: Rng): Promise<void> {
  if (place !== 'any moment' && whenAt(place) === 'RUNNING') {
    process.kill(server.pid, 'SIGUSR2');
    await gone(server);
  } else {
    await sleep(rng.integer(0, ANY_MOMENT_MS));
    await server.kill();
  }
}

/** The first look at a file of an older program updates it; after the kill it is as it was, and the next look succeeds. */
export async function dieReading(dataDir: string, server: ServerProcess, runId: string): Promise<void> {
  const before = readOlderRun(dataDir, runId);
  await server.query(`{ run(id: "${runId}") { lastSeq trades(first: 1) { nodes { id } } } }`).catch(() => {});
  await gone(server);
  expect(readOlderRun(dataDir, runId)).toEqual(before);
  const archive = new SqliteArchive(dataDir);
  expect(archive.open(runId)?.figures().lastSeq).toBe(before.journal.length);
  archive.close();
  expect(readOlderRun(dataDir, runId).migrations).toBe(migrations.length);
}

async function gone(server: ServerProcess): Promise<void> {
  const timer = new AbortController();
  const late = sleep(PATIENCE_MS, 'late', { signal: timer.signal }).catch(() => 'in time');
  const first = await Promise.race([server.gone.then(() => 'gone'), late]);
  timer.abort();
  if (first === 'late') await server.kill();
  expect(first, 'the server came to its fault point').toBe('gone');
}
