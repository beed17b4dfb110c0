import type { Journal } from '../ledger/journal.ts';
import type { SimTime } from '../market/units.ts';
import type { Kernel } from './kernel.ts';

/** Commands a batch: large enough to make the transaction cheap, small enough to report progress. */
const BATCH_COMMANDS = 1_000;

export type HeadlessTotals = {
  readonly commandCount: number;
  readonly eventCount: number;
  readonly tradeCount: number;
};

/** Runs a kernel as fast as possible up to `until`, batch by batch into the journal. For runs whose brains need no model. */
export function runHeadless(
  kernel: Kernel,
  journal: Journal,
  until: SimTime,
  onProgress: (time: SimTime) => void = () => {},
): HeadlessTotals {
  const totals = { commandCount: 0, eventCount: 0, tradeCount: 0 };
  const commit = () => {
    const batch = kernel.drain();
    if (batch.length > 0) journal.append(batch);
    totals.commandCount += batch.length;
    for (const { events } of batch) {
      totals.eventCount += events.length;
      totals.tradeCount += events.filter((event) => event.type === 'TradeExecuted').length;
    }
    onProgress(kernel.now);
  };
  let pending = 0;
  while (kernel.nextTime() <= until) {
    pending += kernel.step();
    if (pending < BATCH_COMMANDS) continue;
    commit();
    pending = 0;
  }
  kernel.advanceTo(until);
  kernel.command({ type: 'EndRun', reason: 'the time asked for is over' });
  commit();
  return totals;
}
