import { MemorySnapshots } from '../../src/ledger/snapshots.ts';
import type { Control, ControlOutcome } from '../../src/simulation/control.ts';
import { SimulationHost } from '../../src/simulation/host.ts';
import { SimulationLoop } from '../../src/simulation/loop.ts';
import { channelPair, type FromSimulation, type ToSimulation } from '../../src/simulation/messages.ts';
import { openKernel } from '../../src/simulation/open-kernel.ts';
import type { OpenedRun } from '../../src/simulation/opened-run.ts';
import type { Scenario } from '../../src/simulation/scenario.ts';
import type { ModelOutcome, ModelRequest } from '../../src/traders/llm/model.ts';
import { ArrayJournal } from './array-journal.ts';
import { ManualClock } from './manual-clock.ts';
import { calm } from './scenarios.ts';

/** Both threads' code in one thread, with a clock that obeys and a journal in memory. */
export class Stage {
  readonly clock = new ManualClock();
  readonly journals: ArrayJournal[] = [];
  readonly asked: { readonly request: ModelRequest; readonly reply: (outcome: ModelOutcome) => void }[] = [];
  readonly sent: FromSimulation[] = [];
  readonly snapshots = new MemorySnapshots();
  readonly host: SimulationHost;
  readonly #scenario: Scenario;
  #runs = 0;

  constructor(scenario: Scenario = calm) {
    this.#scenario = scenario;
    const [simulation, api] = channelPair<FromSimulation, ToSimulation>();
    api.onMessage((message) => this.sent.push(message));
    this.host = new SimulationHost(api, [scenario], {
      ask: (request, reply) => this.asked.push({ request, reply }),
      drop: () => this.asked.splice(0),
    });
    new SimulationLoop({
      clock: this.clock,
      channel: simulation,
      openRun: (_name, seed) => this.#open(seed ?? '1'),
      continueRun: () => notKept,
      forkRun: () => notKept,
    });
  }

  get journal(): ArrayJournal {
    const journal = this.journals.at(-1);
    if (journal === undefined) throw new Error('no run was started');
    return journal;
  }

  async control(control: Control): Promise<ControlOutcome> {
    return this.host.control(control);
  }

  #open(seed: string): OpenedRun {
    const journal = new ArrayJournal();
    this.journals.push(journal);
    this.#runs += 1;
    const kernel = openKernel(this.#scenario, seed, null);
    return {
      epoch: `run-${this.#runs}`,
      scenario: this.#scenario.name,
      seed,
      speed: this.#scenario.speed,
      warmUpUntil: this.#scenario.startAt + this.#scenario.warmUpMs,
      startedAt: new Date(this.clock.now()).toISOString(),
      kernel,
      journal,
      snapshots: this.snapshots,
      finish: () => journal.close(),
    };
  }
}

const notKept = { code: 'NOT_FOUND', message: 'nothing is kept here', field: [] } as const;

export const start: Control = { kind: 'START', scenario: null, seed: null };
