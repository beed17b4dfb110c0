import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { MarketTape } from '../../realism/market-tape.ts';
import type { SeedJob } from './seed-job.ts';
import type { SeedMessage } from './seed-thread.ts';

/**
 * Records all runs, as many at a time as the machine has cores; tapes come in the order of the jobs.
 *
 * @param onProgress hears the simulated milliseconds that all runs together have come
 */
export async function recordRuns(
  jobs: readonly SeedJob[],
  onProgress: (doneMs: number) => void,
): Promise<readonly (readonly MarketTape[])[]> {
  const done = jobs.map(() => 0);
  const results: (readonly MarketTape[])[] = jobs.map(() => []);
  const waiting = jobs.entries();
  const runWaiting = async () => {
    for (const [place, job] of waiting) {
      results[place] = await inThread(job, (doneMs) => {
        done[place] = doneMs;
        onProgress(done.reduce((sum, each) => sum + each, 0));
      });
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs.length, availableParallelism()) }, runWaiting));
  return results;
}

function inThread(job: SeedJob, onProgress: (doneMs: number) => void): Promise<readonly MarketTape[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./seed-thread.ts', import.meta.url), {
      workerData: job,
      name: `seed ${job.seed}`,
    });
    worker.on('message', (message: SeedMessage) => {
      if (message.kind === 'PROGRESS') onProgress(message.doneMs);
      else resolve(message.tapes);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the run of seed ${job.seed} ended with code ${code}`)));
  });
}
