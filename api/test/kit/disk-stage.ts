import { FolderSnapshots } from '../../src/ledger/folder-snapshots.ts';
import type { JournalStore } from '../../src/ledger/journal-store.ts';
import { createRun, type WritableRun } from '../../src/ledger/run-folder.ts';
import { newRunId } from '../../src/ledger/run-id.ts';
import type { RunPaths } from '../../src/ledger/run-paths.ts';
import { openForReading } from '../../src/ledger/sqlite-file.ts';
import type { MarketEvent } from '../../src/market/events.ts';
import { createRunForker } from '../../src/run-forker.ts';
import { firstOrigin } from '../../src/run-opener.ts';
import type { Control, ControlOutcome } from '../../src/simulation/control.ts';
import { SimulationHost } from '../../src/simulation/host.ts';
import { SimulationLoop } from '../../src/simulation/loop.ts';
import { channelPair, type FromSimulation, type ToSimulation } from '../../src/simulation/messages.ts';
import { openKernel } from '../../src/simulation/open-kernel.ts';
import { rowFold } from '../../src/simulation/row-fold.ts';
import type { Scenario } from '../../src/simulation/scenario.ts';
import { must } from '../../src/util/assert.ts';
import { ManualClock } from './manual-clock.ts';

const notKept = { code: 'NOT_FOUND', message: 'this stage goes on with nothing', field: [] } as const;

export type DiskStageOptions = {
  readonly dataDir: string;
  readonly scenario: Scenario;
  readonly openStore: (paths: RunPaths) => JournalStore;
};

/** Both threads' code in one thread with a clock that obeys, over a real file whose disk may fail. */
export class DiskStage {
  readonly clock = new ManualClock();
  readonly host: SimulationHost;
  /** Everything anybody was told, in order. */
  readonly told: MarketEvent[] = [];
  /** Events that were told before they were on disk. */
  readonly toldTooEarly: number[] = [];
  #run: WritableRun | null = null;

  constructor({ dataDir, scenario, openStore }: DiskStageOptions) {
    const [simulation, api] = channelPair<FromSimulation, ToSimulation>();
    this.host = new SimulationHost(api, [scenario], { ask: () => {}, drop: () => {} });
    this.host.listen({
      onEpoch: () => {},
      onState: () => {},
      onEvents: (events) => this.#hear(events),
    });
    const { clock } = this;
    new SimulationLoop({
      clock,
      channel: simulation,
      openRun: () => {
        const kernel = openKernel(scenario, '1', null);
        const runId = newRunId(clock.now(), () => 0);
        const about = { scenario: scenario.name, seed: '1', codeVersion: '0.0.0-test' };
        const place = { dataDir, runId, now: () => clock.now(), fold: rowFold(kernel.view), openStore };
        const origin = firstOrigin({ scenario, pricesCsv: null });
        const run = createRun({ ...place, ...about, origin });
        this.#run = run;
        return {
          epoch: runId,
          ...about,
          speed: scenario.speed,
          warmUpUntil: scenario.startAt + scenario.warmUpMs,
          startedAt: run.manifest.startedAt,
          kernel,
          journal: run.journal,
          snapshots: new FolderSnapshots(run.paths.folder),
          finish: (reason) => void run.finish({ status: 'ENDED', reason, stateHash: kernel.stateHash() }),
        };
      },
      continueRun: () => notKept,
      forkRun: createRunForker({ dataDir, codeVersion: '0.0.0-test', now: () => clock.now(), random: () => 0.5 }),
    });
  }

  get run(): WritableRun {
    return must(this.#run, 'a started run');
  }

  control(control: Control): Promise<ControlOutcome> {
    return this.host.control(control);
  }

  /** Asked of the file itself, by a reader of its own. */
  durableSeq(): number {
    const file = openForReading(this.run.paths.ledger);
    try {
      return file.prepare<[], number>('select max(seq) from journal').pluck().get() ?? 0;
    } finally {
      file.close();
    }
  }

  #hear(events: readonly MarketEvent[]): void {
    this.told.push(...events);
    const last = events.at(-1)?.seq ?? 0;
    if (last > this.durableSeq()) this.toldTooEarly.push(last);
  }
}
