import { parentPort, workerData } from 'node:worker_threads';
import type { MarketTape } from '../../realism/market-tape.ts';
import { must } from '../../util/assert.ts';
import { doJob, type SeedJob } from './seed-job.ts';

/** What the thread of one run says. */
export type SeedMessage =
  | { readonly kind: 'PROGRESS'; readonly doneMs: number }
  | { readonly kind: 'DONE'; readonly tapes: readonly MarketTape[] };

const STEP_MS = 60_000;

const port = must(parentPort, 'the thread that asked');
const say = (message: SeedMessage) => port.postMessage(message);
let toldMs = 0;
const tapes = doJob(workerData as SeedJob, (doneMs) => {
  if (doneMs - toldMs < STEP_MS) return;
  toldMs = doneMs;
  say({ kind: 'PROGRESS', doneMs });
});
say({ kind: 'DONE', tapes });
