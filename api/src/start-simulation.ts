import { Worker } from 'node:worker_threads';
import type { Logger } from './log.ts';
import { type AskHandler, SimulationHost } from './simulation/host.ts';
import type { FromSimulation, ToSimulation } from './simulation/messages.ts';
import type { SimulationThreadData } from './simulation-thread.ts';
import { PatientChannel } from './thread-channel.ts';

export type Simulation = {
  readonly host: SimulationHost;
  /** Ends the run and resolves when its last event is on disk; a thread that is still loading is simply ended. */
  stop(): Promise<void>;
};

/** Starts the simulation thread. When it dies, the host says so and everything that is on disk stays readable. */
export function startSimulation(data: SimulationThreadData, asks: AskHandler, log: Logger): Simulation {
  const worker = new Worker(new URL('./simulation-thread.ts', import.meta.url), {
    workerData: data,
    name: 'simulation',
  });
  const channel = new PatientChannel<ToSimulation, FromSimulation>(worker);
  const host = new SimulationHost(channel, data.scenarios, asks);
  worker.on('error', (error) => {
    log.fatal({ err: error }, 'the simulation thread died');
    host.failed(`The simulation thread died: ${error.message}`);
  });
  const stop = async () => {
    if (channel.isOpen) await host.shutDown();
    else await worker.terminate();
  };
  return { host, stop };
}
