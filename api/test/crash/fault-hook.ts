import { type FaultPoint, faultPoints } from './fault-points.ts';

// Loaded before the server in each of its threads (`--import`). The process kills itself, as `kill -9` would, when it comes
// to the place FAULT_POINT for the FAULT_PASS-th time.

const { FAULT_POINT, FAULT_PASS } = process.env;
if (FAULT_POINT !== undefined) watch(FAULT_POINT as FaultPoint, Number(FAULT_PASS));

function watch(point: FaultPoint, lastPass: number): void {
  let passes = 0;
  faultPoints[point].watch(() => {
    passes += 1;
    if (passes === lastPass) process.kill(process.pid, 'SIGKILL');
  });
}
