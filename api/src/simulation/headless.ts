import type { Journal } from '../ledger/journal.ts';
import type { SimTime } from '../market/units.ts';
import type { ModelPort } from '../traders/llm/model.ts';
import type { Kernel } from './kernel.ts';

/** Commands a batch: large enough to make the transaction cheap, small enough to report progress. */
const BATCH_COMMANDS = 1_000;

export type HeadlessTotals = {
  readonly commandCount: number;
  readonly eventCount: number;
  readonly tradeCount: number;
};

export type HeadlessOptions = {
  readonly kernel: Kernel;
  readonly journal: Pick<Journal, 'append'>;
  readonly until: SimTime;
  /** Who answers the model seats; only a run without such seats does without. */
  readonly model?: ModelPort;
  /** At `until` the run is not over: somebody looks at it as it stands. */
  readonly goesOn?: true;
  readonly onProgress?: (time: SimTime) => void;
};

/**
 * Runs a kernel as fast as possible up to `until`, batch by batch into the journal. Simulated time stands still while a
 * model thinks, and the answer is due after as much simulated time as it took.
 *
 * @throws what `model` rejects with: a record that must hold every question does
 */
export async function runHeadless(options: HeadlessOptions): Promise<HeadlessTotals> {
  const { kernel, until, model, goesOn } = options;
  const written = new Written(options);
  while (kernel.nextTime() <= until) {
    written.pending += kernel.step();
    if (model !== undefined && kernel.openQuestions > 0) await answer(kernel, model, written);
    if (written.pending >= BATCH_COMMANDS) written.commit();
  }
  kernel.advanceTo(until);
  if (goesOn !== true) kernel.command({ type: 'EndRun', reason: 'the time asked for is over' });
  written.commit();
  return written.totals;
}

/** Asks everything that came up at this moment; the questions are on disk before anybody hears them. */
async function answer(kernel: Kernel, model: ModelPort, written: Written): Promise<void> {
  kernel.finishMoment();
  written.commit();
  const { signal } = new AbortController();
  const outcomes = await Promise.all(kernel.takeAsks().map((request) => model.ask(request, signal)));
  for (const outcome of outcomes) kernel.answer(outcome, kernel.now + outcome.latencyMs);
}

/** Brings what the kernel did into the journal, and counts it. */
class Written {
  readonly #options: HeadlessOptions;
  totals: HeadlessTotals = { commandCount: 0, eventCount: 0, tradeCount: 0 };
  /** Commands since the last commit. */
  pending = 0;

  constructor(options: HeadlessOptions) {
    this.#options = options;
  }

  commit(): void {
    const { kernel, journal, onProgress } = this.#options;
    const batch = kernel.drain();
    if (batch.length > 0) journal.append(batch);
    this.pending = 0;
    let { commandCount, eventCount, tradeCount } = this.totals;
    commandCount += batch.length;
    for (const { events } of batch) {
      eventCount += events.length;
      for (const { type } of events) if (type === 'TradeExecuted') tradeCount += 1;
    }
    this.totals = { commandCount, eventCount, tradeCount };
    onProgress?.(kernel.now);
  }
}
