import { expect, test } from 'vitest';
import { FeedHub } from '../../src/simulation/feeds/feed-hub.ts';
import { SimulationHost } from '../../src/simulation/host.ts';
import { channelPair, type FromSimulation, type ToSimulation } from '../../src/simulation/messages.ts';
import { openKernel } from '../../src/simulation/open-kernel.ts';
import { rowFold } from '../../src/simulation/row-fold.ts';
import { ManualClock } from '../kit/manual-clock.ts';
import { countObjects } from '../kit/object-count.ts';
import { calm, wide } from '../kit/scenarios.ts';

const HOUR_MS = 3_600_000;
const SLICE_STEPS = 500;

const seed = process.env.MEMORY_SEED ?? '1';
const isLong = process.env.LONG === '1';
const scenario = isLong ? wide : { ...calm, markets: ['AAPL/BTC'] };
const laterHours = isLong ? 6 : 1;
/** An hour brings sixty minutes of each market's day to both folds, news, and the fills of bots that seldom trade. */
const mostNewObjects = 1_000 + 150 * scenario.markets.length;

/** All that both threads of a server remember of a run, in one thread, and nobody who writes it down. */
class RememberedRun {
  readonly #kernel = openKernel(scenario, seed, null);
  readonly #rows = rowFold(this.#kernel.view);
  readonly #host: SimulationHost;
  readonly #tell: (message: FromSimulation) => void;
  #slice = 0;

  constructor() {
    const [simulation, api] = channelPair<FromSimulation, ToSimulation>();
    this.#tell = (message) => simulation.send(message);
    this.#host = new SimulationHost(api, [scenario], { ask: () => {}, drop: () => {} });
    const archive = { open: () => undefined };
    this.#host.listen(new FeedHub({ face: this.#host, archive, clock: new ManualClock() }));
  }

  go(durationMs: number): void {
    const until = this.#kernel.now + durationMs;
    while (this.#kernel.now < until) {
      for (let step = 0; step < SLICE_STEPS; step += 1) this.#kernel.step();
      const events = this.#kernel.drain().flatMap((entry) => entry.events);
      this.#rows(events);
      this.#slice += 1;
      this.#tell({ type: 'SLICE', slice: this.#slice, events, state: this.#host.state() });
    }
  }

  get lastSeq(): number {
    return this.#host.read().seq;
  }
}

test(`R21 a market that goes on for hours remembers no more than it did after the first (MEMORY_SEED=${seed})`, async (context) => {
  const run = new RememberedRun();
  run.go(HOUR_MS);
  const counts = [countObjects()];
  for (let hour = 0; hour < laterHours; hour += 1) {
    run.go(HOUR_MS);
    counts.push(countObjects());
  }
  await context.annotate(`objects alive after each hour: ${counts.join(', ')}; events: ${run.lastSeq}`, 'figure');
  const [first = 0, ...later] = counts;
  for (const [index, count] of later.entries()) {
    expect(count - first, `objects more after hour ${index + 2}`).toBeLessThan(mostNewObjects * (index + 1));
  }
});
