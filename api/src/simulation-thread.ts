import { parentPort, workerData } from 'node:worker_threads';
import { createRunContinuer } from './run-continuer.ts';
import { createRunForker } from './run-forker.ts';
import { createRunOpener, type RunOpenerOptions } from './run-opener.ts';
import { wallClock } from './simulation/clock.ts';
import { SimulationLoop } from './simulation/loop.ts';
import type { FromSimulation, ToSimulation } from './simulation/messages.ts';
import { LISTENING, threadChannel } from './thread-channel.ts';
import { must } from './util/assert.ts';

/** What the main thread gives the simulation thread when it starts it. */
export type SimulationThreadData = Omit<RunOpenerOptions, 'now' | 'random'>;

const port = must(parentPort, 'the main thread');
const data: SimulationThreadData = workerData;

new SimulationLoop({
  clock: wallClock,
  channel: threadChannel<FromSimulation, ToSimulation>(port),
  openRun: createRunOpener({ ...data, now: Date.now, random: Math.random }),
  continueRun: createRunContinuer({ dataDir: data.dataDir, now: Date.now }),
  forkRun: createRunForker({ ...data, now: Date.now, random: Math.random }),
});

port.postMessage(LISTENING);
