import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { folderBytes, type RunPaths } from '../../src/ledger/run-paths.ts';
import type { ServerProcess } from '../kit/server-process.ts';
import type { ProbeLine } from './probe.ts';

/** The server at a moment when nobody is connected, after a collection in both of its threads. */
export type Sample = {
  readonly elapsedMs: number;
  readonly apiHeapBytes: number;
  readonly simulationHeapBytes: number;
  readonly apiCodeBytes: number;
  readonly simulationCodeBytes: number;
  readonly rssBytes: number;
  readonly apiHandles: number;
  readonly simulationHandles: number;
  readonly apiTimers: number;
  readonly simulationTimers: number;
  readonly listeners: number;
  readonly sockets: number;
  readonly feeds: number;
  readonly diskBytes: number;
  readonly walBytes: number;
  readonly lastSeq: number;
  readonly eventLoopDelayP99Ms: number;
};

/** An hour is not thrown away because the machine was busy for a moment. */
const PROBE_PATIENCE_MS = 180_000;
const QUIET_PATIENCE_MS = 10_000;

/** What Node counts among its resources and is no handle. */
const TIMER_KINDS: readonly string[] = ['Timeout', 'Immediate'];

export type Sampled = { readonly server: ServerProcess; readonly probeFile: string; readonly paths: RunPaths };

export async function takeSample({ server, probeFile, paths }: Sampled, elapsedMs: number): Promise<Sample> {
  const metrics = await quietMetrics(server);
  const [api, simulation] = await probe(server, probeFile);
  return {
    elapsedMs,
    apiHeapBytes: api.heapBytes,
    simulationHeapBytes: simulation.heapBytes,
    apiCodeBytes: api.codeBytes,
    simulationCodeBytes: simulation.codeBytes,
    rssBytes: api.rssBytes,
    apiHandles: handlesOf(api),
    simulationHandles: handlesOf(simulation),
    apiTimers: api.timers,
    simulationTimers: simulation.timers,
    listeners: api.processListeners + simulation.processListeners,
    sockets: figureOf(metrics, 'market_sockets'),
    feeds: figureOf(metrics, 'market_feed_subscribers'),
    diskBytes: folderBytes(paths.folder),
    walBytes: sizeOf(`${paths.ledger}-wal`),
    lastSeq: figureOf(metrics, 'market_last_seq'),
    eventLoopDelayP99Ms: figureOf(metrics, 'market_event_loop_delay_p99_seconds') * 1_000,
  };
}

/** Closing a websocket takes a moment: waits until the server has noticed that everybody left. */
async function quietMetrics({ url }: ServerProcess): Promise<string> {
  const giveUpMs = performance.now() + QUIET_PATIENCE_MS;
  for (;;) {
    const metrics = await (await fetch(`${url}/metrics`)).text();
    if (figureOf(metrics, 'market_sockets') === 0 || performance.now() > giveUpMs) return metrics;
    await sleep(50);
  }
}

async function probe({ pid }: ServerProcess, probeFile: string): Promise<readonly [ProbeLine, ProbeLine]> {
  rmSync(probeFile, { force: true });
  process.kill(pid, 'SIGUSR2');
  const giveUpMs = performance.now() + PROBE_PATIENCE_MS;
  while (performance.now() < giveUpMs) {
    await sleep(20);
    const lines = existsSync(probeFile) ? readFileSync(probeFile, 'utf8').trim().split('\n') : [];
    if (lines.length < 2) continue;
    const told = lines.map((line) => JSON.parse(line) as ProbeLine);
    const [api, simulation] = (['api', 'simulation'] as const).map((name) =>
      told.find(({ thread }) => thread === name),
    );
    if (api !== undefined && simulation !== undefined) return [api, simulation];
  }
  throw new Error(`the server did not tell about itself within ${PROBE_PATIENCE_MS / 1_000} s: is it still alive?`);
}

function handlesOf({ resources }: ProbeLine): number {
  const handles = Object.entries(resources).filter(([kind]) => !TIMER_KINDS.includes(kind));
  return handles.reduce((sum, [, count]) => sum + count, 0);
}

/** All values of a figure of the metrics page together. */
function figureOf(metrics: string, name: string): number {
  const values = metrics.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'gm'));
  return [...values].reduce((sum, [, value]) => sum + Number(value), 0);
}

function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0;
}
