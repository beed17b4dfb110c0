import { availableParallelism, loadavg } from 'node:os';

/** How long a test waits for what must come, and says nothing of how soon. */
export const PATIENCE_MS = 60_000;

/** Five seconds of a machine that has a core to give, milliseconds; one whose programs wait for each other takes longer. */
export function fiveSecondsHere(): number {
  return 5_000 * Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());
}
