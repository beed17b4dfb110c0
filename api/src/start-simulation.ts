import { Worker } from 'node:worker_threads';
import type { Logger } from './log.ts';
import { type AskHandler, SimulationHost } from './simulation/host.ts';
import type { FromSimulation, ToSimulation } from './simulation/messages.ts';
import { scenarios } from './simulation/scenarios/index.ts';
import type { SimulationThreadData } from './simulation-thread.ts';
import { threadChannel } from './thread-channel.ts';

/** Starts the simulation thread. When it dies, the host says so and everything that is on disk stays readable. */
export function startSimulation(data: SimulationThreadData, asks: AskHandler, log: Logger): SimulationHost {
  const worker = new Worker(new URL('./simulation-thread.ts', import.meta.url), {
    workerData: data,
    name: 'simulation',
  });
  const host = new SimulationHost(threadChannel<ToSimulation, FromSimulation>(worker), scenarios, asks);
  worker.on('error', (error) => {
    log.fatal({ err: error }, 'the simulation thread died');
    host.failed(`The simulation thread died: ${error.message}`);
  });
  return host;
}
