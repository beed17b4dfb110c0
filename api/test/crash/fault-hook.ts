import { BroadcastChannel, isMainThread } from 'node:worker_threads';
import { type FaultPoint, faultPoints, type Place } from './fault-points.ts';

// Loaded before the server in each of its threads (`--import`). The process kills itself, as `kill -9` would, when it comes
// to the place FAULT_POINT for the FAULT_PASS-th time. Places of a run that goes on count from SIGUSR2 on: whoever sends it
// knows that a client is watching. Places of the start count up to it: who sends it was served.

const { FAULT_POINT, FAULT_PASS } = process.env;
if (FAULT_POINT !== undefined) watch(FAULT_POINT as FaultPoint, Number(FAULT_PASS));

function watch(point: FaultPoint, lastPass: number): void {
  const place: Place = faultPoints[point];
  let isCounting = place.when !== 'RUNNING';
  let passes = 0;
  const pass = () => {
    passes += isCounting ? 1 : 0;
    if (isCounting && passes === lastPass) process.kill(process.pid, 'SIGKILL');
  };
  place.watch(pass, () => isCounting);
  const served = () => {
    isCounting = place.when !== 'STARTING';
  };
  const orders = new BroadcastChannel('fault-hook');
  orders.unref();
  orders.onmessage = served;
  if (!isMainThread) return;
  process.on('SIGUSR2', () => {
    served();
    orders.postMessage(null);
  });
}
