import { appendFileSync } from 'node:fs';
import { getHeapSpaceStatistics } from 'node:v8';
import { BroadcastChannel, isMainThread } from 'node:worker_threads';
import { countTimers } from './timer-count.ts';

// Loaded before the server in each of its threads (`--import`, with `--expose-gc`). On SIGUSR2 each thread collects its
// garbage and appends one line about itself to the file SOAK_PROBE_FILE.

/** What one thread of the server holds after a collection. */
export type ProbeLine = {
  readonly thread: 'api' | 'simulation';
  readonly heapBytes: number;
  /** Of these, what V8 made of the program: machine code and bytecode. */
  readonly codeBytes: number;
  readonly rssBytes: number;
  /** Open handles by kind, as Node names them; of timers only those that keep the process alive. */
  readonly resources: Readonly<Record<string, number>>;
  /** Timers that wait, unreferenced ones too. */
  readonly timers: number;
  readonly processListeners: number;
};

const { SOAK_PROBE_FILE } = process.env;
const waitingTimers = countTimers();
const orders = new BroadcastChannel('soak-probe');
orders.unref();
if (isMainThread) {
  process.on('SIGUSR2', () => {
    orders.postMessage(null);
    tell('api');
  });
} else orders.onmessage = () => tell('simulation');

function tell(thread: ProbeLine['thread']): void {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed: heapBytes, rss: rssBytes } = process.memoryUsage();
  const held = { resources: resources(), timers: waitingTimers(), processListeners: processListeners() };
  const line: ProbeLine = { thread, heapBytes, codeBytes: codeBytes(), rssBytes, ...held };
  if (SOAK_PROBE_FILE !== undefined) appendFileSync(SOAK_PROBE_FILE, `${JSON.stringify(line)}\n`);
}

function codeBytes(): number {
  const spaces = getHeapSpaceStatistics().filter(({ space_name }) => /^(code|trusted)_/.test(space_name));
  return spaces.reduce((sum, { space_used_size }) => sum + space_used_size, 0);
}

function resources(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

function processListeners(): number {
  return process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0);
}
