import { expect, test } from 'vitest';
import type { ControlOutcome } from '../../src/simulation/control.ts';
import { SimulationHost } from '../../src/simulation/host.ts';
import { channelPair, type FromSimulation, type ToSimulation } from '../../src/simulation/messages.ts';

const DEATH = 'The simulation thread died: out of memory';
const unheard = { ask: () => {}, drop: () => {} };

/** The API thread's side, and a simulation that says only what a test makes it say. */
function stage() {
  const [simulation, api] = channelPair<FromSimulation, ToSimulation>();
  const host = new SimulationHost(api, [], unheard);
  const answer = (outcome: ControlOutcome) => simulation.send({ type: 'CONTROLLED', id: 1, outcome });
  return { host, answer };
}

test('R04 a server that looks for its run says so, and is idle when there is none', () => {
  const { host } = stage();
  host.beginRecovery();
  expect(host.state()).toMatchObject({ status: 'STARTING', exchangeStatus: 'RECOVERING' });
  host.endRecovery();
  expect(host.state()).toMatchObject({ status: 'IDLE', exchangeStatus: 'ONLINE', problem: null });
});

test('R04 a run that cannot go on leaves an idle server', async () => {
  const { host, answer } = stage();
  const refused = host.continueRun('run-1');
  const errors = [{ code: 'FAILED', message: 'another program wrote it', field: [] }] as const;
  answer({ changed: false, seq: 0, status: 'IDLE', errors });
  expect(await refused).toMatchObject({ errors });
  host.endRecovery();
  expect(host.state()).toMatchObject({ status: 'IDLE', exchangeStatus: 'ONLINE' });
});

test('R04 what broke a recovery stays in sight', async () => {
  const { host } = stage();
  const broken = host.continueRun('run-1');
  host.failed(DEATH);
  expect(await broken).toMatchObject({ changed: false, errors: [{ code: 'FAILED', message: DEATH }] });
  host.endRecovery();
  expect(host.state()).toMatchObject({ status: 'FAILED', exchangeStatus: 'MAINTENANCE', problem: DEATH });
});
